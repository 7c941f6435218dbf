import { parentPort } from "node:worker_threads";

/** What a worker of a pool answers to one job. */
export type WorkerAnswer<Result> =
  | { readonly result: Result }
  | { readonly error: { readonly name: string; readonly message: string; readonly stack?: string | undefined } };

/**
 * A worker's side of a pool: answers every job, one at a time, with what `work` makes of it. Errors travel back by name, message
 * and stack.
 */
export function serve<Job, Result>(work: (job: Job) => Promise<Result> | Result): void {
  const port = parentPort;
  if (port === null) throw new Error("Cannot serve jobs: this is not a worker thread");
  port.on("message", async (job: Job) => {
    let answer: WorkerAnswer<Result>;
    try {
      answer = { result: await work(job) };
    } catch (thrown) {
      const { name, message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
      answer = { error: { name, message, stack } };
    }
    port.postMessage(answer);
  });
}
