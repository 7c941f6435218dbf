import { flagOf } from "./options.js";
import type { Param, Params, Task } from "./task.js";

/** The text of `audioset <task> --help`, made from the task's own data. */
export function taskHelp(task: Task): string {
  const entries = Object.entries(task.params as Params);
  const places = entries
    .filter(([, param]) => param.positional)
    .map(([name, param]) => param.value ?? name.toUpperCase());
  const options = entries.filter(([, param]) => !param.positional);
  const left = options.map(([name, param]) => `  ${flagOf(name)}${placeholder(param)}`);
  const width = Math.min(34, Math.max(...left.map((text) => text.length)) + 2);
  const lines = options.map(([, param], i) => {
    const gap = left[i]!.length < width ? left[i]!.padEnd(width) : `${left[i]}\n${" ".repeat(width)}`;
    return `${gap}${param.about}${defaultText(param)}`;
  });
  return [`audioset ${[task.name, ...places, "[options]"].join(" ")}`, "", task.about, "", ...lines, ""].join("\n");
}

/** The text of `audioset --help`: every task with its sentence. */
export function overviewHelp(tasks: readonly { readonly name: string; readonly about: string }[]): string {
  const width = Math.max(...tasks.map(({ name }) => name.length)) + 2;
  const lines = tasks.map(({ name, about }) => `  ${name.padEnd(width)}${about}`);
  return [
    "audioset <task> [options]",
    "",
    ...lines,
    "",
    "audioset <task> --help lists the options of a task.",
    "Exit codes: 0 done, 1 findings, 2 usage or failure.",
    "",
  ].join("\n");
}

function placeholder(param: Param): string {
  if (typeof param.default === "boolean") return "";
  return ` ${param.value ?? param.choices?.join("|") ?? (typeof param.default === "number" ? "N" : "TEXT")}`;
}

function defaultText(param: Param): string {
  if (param.required) return " Required.";
  if (typeof param.default === "boolean" || param.default === "" || Array.isArray(param.default)) return "";
  return ` Default: ${param.default}.`;
}
