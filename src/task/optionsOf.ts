import type { Context, Options, Params, Task } from "./task.js";

/**
 * All options of a task for its steps, as the command line would give them: those that are stated, else their defaults. Throws
 * TypeError for one that the task does not have.
 */
export function optionsOf<P extends Params>(task: Task<P>, given: Partial<Options<P>> = {}): Options<P> {
  const unknown = Object.keys(given).find((name) => !(name in task.params));
  if (unknown !== undefined)
    throw new TypeError(
      `Unknown option of ${task.name}: expected ${Object.keys(task.params).join(", ")}, got ${unknown}`,
    );
  const defaults = Object.entries(task.params).map(([name, param]) => [name, param.default]);
  return { ...Object.fromEntries(defaults), ...given } as Options<P>;
}

/** What a step may use of the world where nobody waits at a terminal: no progress, no notes, never stopped. */
export const quietContext: Context = {
  terminal: { out() {}, note() {}, status() {}, width: 100, interactive: false },
  signal: new AbortController().signal,
};
