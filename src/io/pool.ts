import { Worker } from "node:worker_threads";
import type { WorkerAnswer } from "./serve.js";

/** Worker threads that take one job each at a time. */
export interface Pool<Job, Result> {
  /** Runs a job on the next free worker; rejects with the worker's own error, or when the worker dies or the signal is set. */
  run(job: Job, signal?: AbortSignal): Promise<Result>;
  /** Ends all workers; jobs that are not done are rejected. */
  close(): Promise<void>;
}

interface Task<Result> {
  readonly job: unknown;
  resolve(result: Result): void;
  reject(error: Error): void;
}

interface Thread<Result> {
  readonly worker: Worker;
  task: Task<Result> | null;
}

function namedError({ name, message, stack }: { name: string; message: string; stack?: string | undefined }): Error {
  const error = new Error(message);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}

/**
 * Starts up to `size` worker threads from a compiled entry (see workerEntry) as jobs come in. A worker that dies fails only the
 * job it was at; the next job gets a new worker. Workers keep the process alive until `close`.
 */
export function createPool<Job, Result>(
  entry: string,
  { size, workerData }: { size: number; workerData?: unknown },
): Pool<Job, Result> {
  if (!Number.isInteger(size) || size < 1)
    throw new RangeError(`Cannot start workers: expected a whole number from 1, got ${size}`);
  const threads = new Set<Thread<Result>>();
  const waiting: Task<Result>[] = [];
  let closed = false;

  const settle = (thread: Thread<Result>, act: (task: Task<Result>) => void): void => {
    const { task } = thread;
    thread.task = null;
    if (task !== null) act(task);
  };
  const drop = (thread: Thread<Result>, error: Error): void => {
    threads.delete(thread);
    settle(thread, (task) => task.reject(error));
    next();
  };
  const start = (): Thread<Result> => {
    const worker = new Worker(entry, { workerData });
    const thread: Thread<Result> = { worker, task: null };
    threads.add(thread);
    worker.on("message", (answer: WorkerAnswer<Result>) => {
      settle(thread, (task) =>
        "error" in answer ? task.reject(namedError(answer.error)) : task.resolve(answer.result),
      );
      next();
    });
    worker.on("error", (error) => drop(thread, error));
    worker.on("exit", (code) => drop(thread, new Error(`Cannot finish the job: its worker ended with code ${code}`)));
    return thread;
  };
  const next = (): void => {
    while (waiting.length > 0 && !closed) {
      const idle = [...threads].find((thread) => thread.task === null) ?? (threads.size < size ? start() : undefined);
      if (idle === undefined) return;
      idle.task = waiting.shift()!;
      try {
        idle.worker.postMessage(idle.task.job);
      } catch (error) {
        settle(idle, (task) => task.reject(error as Error));
      }
    }
  };

  const cancel = (task: Task<Result>, reason: unknown): void => {
    const at = waiting.indexOf(task);
    if (at >= 0) waiting.splice(at, 1);
    for (const thread of threads) {
      if (thread.task !== task) continue;
      thread.task = null;
      threads.delete(thread);
      void thread.worker.terminate();
    }
    task.reject(reason instanceof Error ? reason : new Error(String(reason)));
    next();
  };

  return {
    run(job, signal) {
      if (closed) return Promise.reject(new Error("Cannot run a job: the pool is closed"));
      if (signal?.aborted) return Promise.reject(signal.reason);
      return new Promise<Result>((resolve, reject) => {
        const onAbort = (): void => cancel(task, signal?.reason);
        const done =
          <T>(act: (value: T) => void) =>
          (value: T): void => {
            signal?.removeEventListener("abort", onAbort);
            act(value);
          };
        const task: Task<Result> = { job, resolve: done(resolve), reject: done(reject) };
        signal?.addEventListener("abort", onAbort);
        waiting.push(task);
        next();
      });
    },
    async close() {
      closed = true;
      for (const task of waiting.splice(0)) task.reject(new Error("Cannot run a job: the pool is closed"));
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}
