import { type ChildProcess, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { type Command, commandsDescriptor, type Report, reportsDescriptor } from "./frames.js";
import { lineReader, toLine } from "./lines.js";

/** The process that runs the cells, as the kernel sees it. */
export interface CellProcess {
  send(command: Command): void;
  /** Signals an interrupt to the running cell and to what it has started. */
  interrupt(): void;
  /** Ends the process and all that it has started, at once. */
  kill(): void;
}

/** Who is told of what the process reports, and of its end. */
export interface CellProcessListeners {
  report(report: Report): void;
  /** The process ended without having been asked to: by which signal or with which exit code. */
  died(how: string): void;
}

/** Starts a process that runs cells in the folder `root`. */
export function startCellProcess(entry: string, root: string, listeners: CellProcessListeners): CellProcess {
  // An interrupt ends code in the middle of Node's own bookkeeping of asynchronous calls, which must not count as fatal.
  const words = ["--no-force-async-hooks-checks", "--disable-warning=ExperimentalWarning", entry, "--cells"];
  const child = spawn(process.execPath, words, {
    cwd: root,
    // A group of its own: what cells start can be interrupted and ended with it.
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe", "pipe", "pipe"],
    env: { ...process.env, AUDIOSET_LAB_ROOT: root },
  });
  let killed = false;
  const reports = child.stdio[reportsDescriptor] as Readable;
  const commands = child.stdio[commandsDescriptor] as Writable;
  let seen = 0;
  for (const name of ["stdout", "stderr"] as const) {
    const decoder = new StringDecoder("utf8");
    // What native code and other processes print does not come through the console.
    child[name]?.on("data", (chunk: Buffer) => {
      seen++;
      const text = decoder.write(chunk);
      if (text !== "") listeners.report({ type: "stream", name, text });
    });
  }
  reports.on(
    "data",
    lineReader((value) => {
      const report = value as Report;
      if (report.type === "done") void settled(() => seen).then(() => listeners.report(report));
      else listeners.report(report);
    }),
  );
  commands.on("error", () => undefined);
  child.on("error", (error) => listeners.died(error.message));
  child.on("close", (code, signal) => {
    if (!killed) listeners.died(signal ?? `exit code ${code}`);
  });
  return {
    send: (command) => void commands.write(toLine(command)),
    interrupt() {
      commands.write(toLine({ type: "interrupt" }));
      signalGroup(child, "SIGINT");
    },
    kill() {
      killed = true;
      signalGroup(child, "SIGKILL");
    },
  };
}

/**
 * Resolves when nothing more has come for two turns of the event loop: what was written before has been read. A
 * process that never stops printing is not waited for.
 */
async function settled(count: () => number): Promise<void> {
  for (
    let before = -1, quiet = 0, turns = 0;
    quiet < 2 && turns < 500;
    turns++, quiet = before === count() ? quiet + 1 : 0
  ) {
    before = count();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It ended in the meantime.
  }
}
