/**
 * The kernel's one entry, in four roles: the kernel itself (Jupyter's protocol; argument: the connection file), its
 * thread that compiles cells, the process that runs cells, and that process's thread that listens for interrupts.
 * The folder it is started in is the project's root, from which cells import.
 */
import { isMainThread, workerData } from "node:worker_threads";

const entry = process.argv[1] ?? "";
const [, , word] = process.argv;
const role = isMainThread ? (word === "--cells" ? "cells" : "kernel") : (workerData as { role: string }).role;

if (role === "cells") {
  const { startCells } = await import("./runCells.js");
  startCells(entry);
} else if (role === "interrupts") {
  const { startInterruptThread } = await import("./interruptThread.js");
  startInterruptThread();
} else if (role === "compiler") {
  const { startCompilerThread } = await import("./compilerThread.js");
  startCompilerThread();
} else {
  const { startKernel } = await import("./kernel.js");
  await startKernel(entry, word ?? "");
}
