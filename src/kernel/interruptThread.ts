import { Session } from "node:inspector";
import { Socket } from "node:net";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { Command } from "./frames.js";
import { lineReader } from "./lines.js";

/** What the thread is started with. */
export interface InterruptThreadData {
  /** The file descriptor on which the kernel's commands come. */
  commands: number;
  /** Answers to `prompt`, which blocks the main thread: given on `answers`, announced in `answered`. */
  answers: MessagePort;
  answered: Int32Array;
}

const patienceMs = 100;

/**
 * The thread that listens while cells run: it hands the kernel's commands to the main thread, and where that does not
 * take note of an interrupt within 100 ms (it is in `while (true) {}`), it ends the JavaScript that runs there. Only the
 * running code ends; variables live on. When the kernel is gone, the process ends.
 */
export function startInterruptThread(): void {
  const { commands, answers, answered } = workerData as InterruptThreadData;
  const main = parentPort!;
  let session: Session | undefined;
  let timer: NodeJS.Timeout | undefined;
  let held: Command[] | undefined;

  function interrupt(): void {
    main.postMessage({ type: "interrupt" });
    answer({ type: "answer" });
    timer ??= setInterval(() => {
      session ??= connect();
      session.post("Runtime.terminateExecution");
      held ??= [];
      // The message may have gone to the code that was ended; and what had to be ended must not start again by itself.
      main.postMessage({ type: "interrupt", ended: true });
    }, patienceMs);
  }

  /** An end that came too late for one cell would end the next thing that runs: that must not be the next cell. */
  function calm(): void {
    clearInterval(timer);
    timer = held && setInterval(() => main.postMessage({ type: "flush" }), 10);
  }

  function resume(): void {
    clearInterval(timer);
    timer = undefined;
    for (const command of held ?? []) main.postMessage(command);
    held = undefined;
  }

  function answer(command: Command): void {
    answers.postMessage(command);
    Atomics.store(answered, 0, 1);
    Atomics.notify(answered, 0);
  }

  main.on("message", (message: "interrupted" | "calm") => (message === "interrupted" ? calm() : resume()));
  const input = new Socket({ fd: commands, readable: true, writable: false });
  input.on(
    "data",
    lineReader((value) => {
      const command = value as Command;
      if (command.type === "interrupt") interrupt();
      else if (command.type === "answer") answer(command);
      else if (held) held.push(command);
      else main.postMessage(command);
    }),
  );
  // Whatever the main thread is doing, it must not outlive the kernel.
  input.on("close", () => process.kill(process.pid, "SIGKILL"));
  input.on("error", () => process.kill(process.pid, "SIGKILL"));
}

function connect(): Session {
  const session = new Session();
  session.connectToMainThread();
  return session;
}
