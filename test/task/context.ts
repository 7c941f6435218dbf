import type { Context } from "../../src/task/task.js";

/** A context that keeps what a task says instead of printing it. */
export function quietContext(said: string[] = []): Context {
  const keep = (text: string) => {
    said.push(text);
  };
  return {
    terminal: { out: keep, note: keep, status: () => {}, width: 100, interactive: false },
    signal: new AbortController().signal,
  };
}
