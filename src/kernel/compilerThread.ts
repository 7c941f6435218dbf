import { join } from "node:path";
import { parentPort, Worker } from "node:worker_threads";
import { type CellCompiler, createCellCompiler } from "./cellCompiler.js";
import { createModuleGraph } from "./moduleGraph.js";

/** What the compiler's thread can be asked; every answer is a promise. */
export type Compiler = {
  [Name in keyof Methods]: (...words: Parameters<Methods[Name]>) => Promise<Awaited<ReturnType<Methods[Name]>>>;
} & { close(): void };

interface Methods extends Omit<CellCompiler, "version" | "keepWarm"> {
  /** The URL of one of the project's modules; see `moduleGraph.ts`. */
  locate(specifier: string): Promise<string>;
}

interface Question {
  id: number;
  name: keyof Methods;
  words: unknown[];
}

interface Answer {
  id: number;
  value?: unknown;
  error?: string;
}

/** The thread's side: makes the compiler (1 to 2 s) and answers one question after the other. */
export function startCompilerThread(): void {
  const root = process.cwd();
  const port = parentPort!;
  const compiler = createCellCompiler(root);
  const { locate } = createModuleGraph(root, join(root, ".build", "kernel"));
  const methods = { ...compiler, locate } as unknown as Record<string, (...words: unknown[]) => unknown>;
  // The first check builds what all later ones share; better now than when the first cell comes.
  compiler.compile("1");
  setTimeout(compiler.keepWarm, 2000);
  port.on("message", async ({ id, name, words }: Question) => {
    const answer: Answer = { id };
    try {
      answer.value = await methods[name]!(...words);
    } catch (error) {
      answer.error = error instanceof Error ? error.message : String(error);
    }
    port.postMessage(answer);
  });
}

/** Starts the compiler in a thread of its own, so that the kernel answers and can interrupt while types are checked. */
export function startCompiler(entry: string): Compiler {
  const thread = new Worker(entry, { workerData: { role: "compiler" } });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  let broken: Error | undefined;
  thread.on("message", ({ id, value, error }: Answer) => {
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error === undefined) resolve?.(value);
    else reject?.(new Error(error));
  });
  thread.on("error", (error) => {
    broken = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  const ask =
    (name: keyof Methods) =>
    (...words: unknown[]) =>
      new Promise<unknown>((resolve, reject) => {
        if (broken) return reject(broken);
        waiting.set(++last, { resolve, reject });
        thread.postMessage({ id: last, name, words } satisfies Question);
      });
  return new Proxy({} as Compiler, {
    get: (_target, name: string) =>
      name === "close" ? () => void thread.terminate() : name === "then" ? undefined : ask(name as keyof Methods),
  });
}
