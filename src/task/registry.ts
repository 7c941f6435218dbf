import type { Task } from "./task.js";

/** Every task by name, with a loader: the command line starts only what it needs. The order is that of `--help` and the README. */
export const TASKS: Readonly<Record<string, () => Promise<Task>>> = {};

/** All tasks, loaded, in order. */
export async function loadTasks(): Promise<Task[]> {
  return Promise.all(Object.values(TASKS).map((load) => load()));
}
