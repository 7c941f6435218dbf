import { writeSync } from "node:fs";
import { dirname } from "node:path";
import { constants, Script } from "node:vm";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { boundConsole, captureStreams } from "./cellConsole.js";
import { defineName, importName, resultName } from "./cellNames.js";
import { createCellScope } from "./cellScope.js";
import { followTimers } from "./cellTimers.js";
import { createDisplays } from "./displays.js";
import { errorReport } from "./errorReport.js";
import {
  type Command,
  commandsDescriptor,
  type Report,
  type RunRequest,
  type RunResult,
  reportsDescriptor,
} from "./frames.js";
import type { InterruptThreadData } from "./interruptThread.js";
import { toLine } from "./lines.js";
import { mimeBundle } from "./mimeBundle.js";
import { createModuleLoader, importDefault, importStar } from "./moduleLoader.js";
import { createStackTraces } from "./stackTrace.js";

type CellFunction = (...words: unknown[]) => Promise<void>;

const parameters = [
  "exports",
  "require",
  importName,
  defineName,
  "__importDefault",
  "__importStar",
  "__dirname",
  "__filename",
];

/**
 * The process that runs the cells, one at a time, in the folder it is started in: everything a cell prints, shows or
 * throws goes to the kernel as one line each, in order, before the line that says the cell is done.
 * A write blocks until the kernel has taken it, so no output is lost, however fast a cell prints and however it ends.
 */
export function startCells(entry: string): void {
  const root = process.cwd();
  const sources = new Map<string, string>();
  const { setImmediate } = globalThis;
  let current: RunRequest | undefined;
  let requests = 0;
  const awaited = new Map<number, { resolve: (url: string) => void; reject: (error: Error) => void }>();

  const report = (message: Report) => {
    const bytes = Buffer.from(toLine(message));
    for (let at = 0; at < bytes.length; ) at += writeSync(reportsDescriptor, bytes, at);
  };
  captureStreams((name, text) => report({ type: "stream", name, text }));
  boundConsole();
  process.argv.length = 1;
  const traces = createStackTraces(root, dirname(dirname(dirname(entry))));
  const displays = createDisplays(report);
  const timers = followTimers();
  const scope = createCellScope();
  const locate = (specifier: string) =>
    new Promise<string>((resolve, reject) => {
      awaited.set(++requests, { resolve, reject });
      report({ type: "module", id: requests, specifier });
    });
  const loader = createModuleLoader(root, locate, { tslab: displays.tslab });

  async function run(request: RunRequest): Promise<void> {
    timers.begin();
    displays.takePages();
    scope.begin(request.names);
    try {
      for (const specifier of request.imports) await loader.prepare(specifier);
      const text = `"use strict"; (async function (${parameters.join(", ")}) {\n${request.code}\n})`;
      const script = new Script(text, {
        filename: request.name,
        lineOffset: -1,
        importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      });
      const cell = script.runInThisContext() as CellFunction;
      await cell(
        scope.exports,
        loader.require,
        loader.load,
        scope.define,
        importDefault,
        importStar,
        root,
        request.name,
      );
      const value = scope.exports[resultName];
      scope.exports[resultName] = undefined;
      const bundle = value === undefined ? undefined : await mimeBundle(value);
      const result = bundle && Object.keys(bundle.data).length > 0 ? bundle : undefined;
      await displays.finished();
      // A promise that was rejected and that nobody holds is reported before the next turn of the event loop.
      await new Promise((resolve) => setImmediate(resolve));
      end(request, result && { result });
    } catch (error) {
      end(request, { error: errorReport(error, sources) });
    }
  }

  function end(request: RunRequest, outcome: Pick<RunResult, "result" | "error"> | undefined): void {
    if (current !== request) return;
    current = undefined;
    const assigned = scope.assigned().filter((name) => request.names.includes(name));
    report({ type: "done", id: request.id, assigned, pages: displays.takePages(), ...outcome });
  }

  /** Ends the running cell from outside of it: its own code may have been ended half-way, or may wait for ever. */
  function fail(error: unknown): void {
    const told = errorReport(error, sources);
    if (current) end(current, { error: told });
    else report({ type: "late", error: told });
  }

  const { port1: answers, port2: given } = new MessageChannel();
  const answered = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(entry, {
    workerData: {
      role: "interrupts",
      commands: commandsDescriptor,
      answers: given,
      answered,
    } satisfies InterruptThreadData & { role: string },
    transferList: [given],
  });
  thread.on("message", (command: Command | { type: "flush" }) => {
    if (command.type === "interrupt") {
      thread.postMessage("interrupted");
      timers.stop(command.ended ? "all" : "own");
      if (current)
        end(current, {
          error: {
            ename: "Interrupted",
            evalue: "The cell was interrupted",
            traceback: ["Interrupted: The cell was interrupted"],
          },
        });
    } else if (command.type === "flush") {
      thread.postMessage("calm");
    } else if (command.type === "module") {
      const { resolve, reject } = awaited.get(command.id) ?? {};
      awaited.delete(command.id);
      if (command.url !== undefined) resolve?.(command.url);
      else
        reject?.(
          /^\S+:\d+:\d+: /.test(command.error ?? "") ? new SyntaxError(command.error) : new Error(command.error),
        );
    } else if (command.type === "run") {
      current = command;
      sources.set(command.name, command.source);
      traces.addCell(command.name, command.maps);
      void run(command);
    }
  });

  function prompt(question = "", { password = false } = {}): string | null {
    if (!current?.canAsk) throw new Error("Cannot ask for input: this front end has no way to answer");
    while (receiveMessageOnPort(answers));
    Atomics.store(answered, 0, 0);
    report({ type: "ask", question: String(question), password: Boolean(password) });
    Atomics.wait(answered, 0, 0);
    const { message } = (receiveMessageOnPort(answers) ?? {}) as { message?: { value?: string } };
    return message?.value ?? null;
  }
  Object.assign(globalThis, { ...displays.globals, prompt });

  const refuse = (what: string) => () => {
    throw new Error(`Cannot end the kernel from a cell: ${what}; restart or shut it down in the front end`);
  };
  Object.assign(process, {
    exit: refuse("process.exit()"),
    abort: refuse("process.abort()"),
    reallyExit: refuse("process.reallyExit()"),
  });
  process.on("unhandledRejection", fail);
  process.on("uncaughtException", fail);
  // A terminal's or Jupyter's signal goes to the whole group: the kernel decides what it means.
  process.on("SIGINT", () => undefined);
  report({ type: "ready" });
}
