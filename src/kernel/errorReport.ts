import { inspect } from "node:util";
import { cut } from "./boundedText.js";
import { codeFrame } from "./codeFrame.js";
import type { ErrorReport } from "./frames.js";

/**
 * What a cell threw, as Jupyter tells it: name, message, and a traceback that shows the line of the cell it came from
 * (`sources` holds the cells' texts by name), the calls that led there, further properties, and the causes.
 */
export function errorReport(thrown: unknown, sources: ReadonlyMap<string, string>): ErrorReport {
  if (!(thrown instanceof Error)) {
    const evalue = cut(inspect(thrown));
    return { ename: "Thrown", evalue, traceback: [`Thrown: ${evalue}`] };
  }
  const ename = text(() => thrown.name) || "Error";
  const evalue = cut(text(() => thrown.message));
  return { ename, evalue, traceback: describe(thrown, sources, new Set()) };
}

function describe(error: Error, sources: ReadonlyMap<string, string>, seen: Set<unknown>): string[] {
  seen.add(error);
  const [head, frames] = splitStack(error);
  const excerpt = firstPlace(frames, sources);
  const lines = [cut(head), ...(excerpt ? excerpt.split("\n") : []), ...frames];
  const properties = ownProperties(error);
  if (properties !== undefined) lines.push(`  ${properties}`);
  const inner = error instanceof AggregateError ? error.errors : [];
  for (const each of inner.slice(0, 10)) lines.push(...nested("Among the errors", each, sources, seen));
  if (error.cause !== undefined) lines.push(...nested("Caused by", error.cause, sources, seen));
  return lines;
}

function nested(label: string, error: unknown, sources: ReadonlyMap<string, string>, seen: Set<unknown>): string[] {
  if (seen.has(error)) return [];
  const [first, ...rest] = error instanceof Error ? describe(error, sources, seen) : [cut(inspect(error))];
  return [`${label}: ${first}`, ...rest];
}

/** Name and message, which may have several lines, and the lines of the calls. */
function splitStack(error: Error): [head: string, frames: string[]] {
  const name = text(() => error.name) || "Error";
  const message = text(() => error.message);
  const head = message === "" ? name : `${name}: ${message}`;
  const lines = text(() => error.stack ?? "").split("\n");
  const first = lines.findIndex((line) => /^ {4}at /.test(line));
  return [head, first < 0 ? [] : lines.slice(first).filter((line) => /^ {4}at /.test(line))];
}

function firstPlace(frames: readonly string[], sources: ReadonlyMap<string, string>): string | undefined {
  for (const frame of frames) {
    const found = /\(?(In\[[^\]]*\]):(\d+):(\d+)\)?$/.exec(frame);
    const source = found && sources.get(found[1]!);
    if (found && source !== undefined && source !== null) return codeFrame(source, Number(found[2]), Number(found[3]));
  }
  return undefined;
}

function ownProperties(error: Error): string | undefined {
  const shown = Object.entries(error).filter(([key]) => !["name", "message", "stack", "cause", "errors"].includes(key));
  return shown.length === 0 ? undefined : cut(inspect(Object.fromEntries(shown), { depth: 1, maxStringLength: 1000 }));
}

/** A getter of a thrown value may itself throw. */
function text(read: () => unknown): string {
  try {
    return String(read());
  } catch {
    return "";
  }
}
