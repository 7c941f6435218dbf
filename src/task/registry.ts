import type { Task } from "./task.js";

/** Every task by name, with a loader: the command line starts only what it needs. The order is that of `--help` and the README. */
export const TASKS: Readonly<Record<string, () => Promise<Task>>> = {
  "analyze-strong": async () => (await import("./analyze-strong.js")).task as unknown as Task,
  "analyze-weak": async () => (await import("./analyze-weak.js")).task as unknown as Task,
  "analyze-durations": async () => (await import("./analyze-durations.js")).task as unknown as Task,
  "analyze-overlap": async () => (await import("./analyze-overlap.js")).task as unknown as Task,
  "analyze-hierarchy": async () => (await import("./analyze-hierarchy.js")).task as unknown as Task,
  "compare-subsets": async () => (await import("./compare-subsets.js")).task as unknown as Task,
  "analyze-all": async () => (await import("./analyze-all.js")).task as unknown as Task,
  "show-label": async () => (await import("./show-label.js")).task as unknown as Task,
  "show-segment": async () => (await import("./show-segment.js")).task as unknown as Task,
  "fetch-metadata": async () => (await import("./fetch-metadata.js")).task as unknown as Task,
  "make-sample": async () => (await import("./make-sample.js")).task as unknown as Task,
  "extract-targets": async () => (await import("./extract-targets.js")).task as unknown as Task,
  "segment-clips": async () => (await import("./segment-clips.js")).task as unknown as Task,
  "process-all": async () => (await import("./process-all.js")).task as unknown as Task,
  "validate-metadata": async () => (await import("./validate-metadata.js")).task as unknown as Task,
  coverage: async () => (await import("./coverage.js")).task as unknown as Task,
  "validate-audio": async () => (await import("./validate-audio.js")).task as unknown as Task,
  report: async () => (await import("./report.js")).task as unknown as Task,
};

/** All tasks, loaded, in order. */
export async function loadTasks(): Promise<Task[]> {
  return Promise.all(Object.values(TASKS).map((load) => load()));
}
