import type { Converter } from "./typescript.js";

/** What could stand between the offsets `start` and `end`. */
export interface Completions {
  start: number;
  end: number;
  matches: string[];
}

/** What is known of a name: its signature as TypeScript, and its documentation with one line for each tag. */
export interface Documentation {
  signature: string;
  documentation: string;
}

/** The names that fit at `offset`, nearest scope first; those that only contain what was typed are left out. */
export function completions(converter: Converter, declared: string, code: string, offset: number): Completions {
  const { start, end, candidates } = converter.complete(declared, code, offset);
  const typed = code.slice(start, offset).toLowerCase();
  const fitting = candidates.filter((name) => name.toLowerCase().startsWith(typed) && !name.startsWith("__"));
  const exact = fitting.filter((name) => name.startsWith(code.slice(start, offset)));
  return { start, end, matches: [...new Set(exact.length > 0 ? exact : fitting)] };
}

/** Signature and documentation of the name at `offset`, or of the one that ends there or before an opening bracket. */
export function quickInfo(
  converter: Converter,
  declared: string,
  code: string,
  offset: number,
): Documentation | undefined {
  // A front end asks at the end of `name` or of `name(`, where the name itself is meant.
  const before = /[\p{ID_Continue}$]\s*\(?$/u.exec(code.slice(0, offset));
  for (const at of before ? [offset, before.index] : [offset]) {
    const info = converter.inspect(declared, code, at);
    if (!info) continue;
    const join = (parts: readonly { text: string }[] | undefined) => (parts ?? []).map(({ text }) => text).join("");
    const tags = (info.tags ?? []).map(({ name, text }) => `@${name} ${join(text)}`.trimEnd());
    return {
      signature: join(info.displayParts),
      documentation: [join(info.documentation), ...tags].filter((line) => line !== "").join("\n"),
    };
  }
  return undefined;
}
