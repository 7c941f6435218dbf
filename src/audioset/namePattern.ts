import { AUDIO_ENDINGS, type ClipFileName, readTimes } from "./clipFileName.js";

const PARTS: Readonly<Record<string, string>> = {
  id: "(?<id>[A-Za-z0-9_-]{11})",
  start: "(?<start>[0-9]{1,9}(?:\\.[0-9]{1,17})?)",
  end: "(?<end>[0-9]{1,9}(?:\\.[0-9]{1,17})?)",
};

/**
 * Makes a reader of file names from a pattern of one's own, such as `AS_{id}-{start}`: `{id}` once, `{start}` and `{end}` (seconds or
 * milliseconds) at most once, `*` for any characters but none of these; everything else stands for itself. The ending is not part of
 * it. Throws RangeError for a pattern without `{id}`, with an unknown or repeated part, or with two `*`.
 */
export function compileNamePattern(pattern: string): (name: string) => ClipFileName[] {
  const wrong = (why: string): RangeError =>
    new RangeError(
      `Invalid name pattern: expected {id} once, {start} and {end} at most once and at most one *, got ${why} in ${JSON.stringify(pattern)}`,
    );
  const seen = new Set<string>();
  const source = pattern
    .split(/(\{[^{}]*\}|\*)/)
    .map((piece) => {
      const part = piece === "*" ? "*" : /^\{(.*)\}$/.exec(piece)?.[1];
      if (part === undefined) return piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      if (seen.has(part)) throw wrong(`${piece} twice`);
      seen.add(part);
      if (part !== "*" && PARTS[part] === undefined) throw wrong(piece);
      return part === "*" ? ".*" : PARTS[part]!;
    })
    .join("");
  if (!seen.has("id")) throw wrong("no {id}");
  const expression = new RegExp(`^${source}$`, "su");
  return (name) => {
    const dot = name.lastIndexOf(".");
    if (dot < 0 || !AUDIO_ENDINGS.includes(name.slice(dot).toLowerCase())) return [];
    const groups = expression.exec(name.slice(0, dot))?.groups;
    if (groups === undefined) return [];
    return [{ ytid: groups.id!, startsMs: readTimes(groups.start), endsMs: readTimes(groups.end), rule: pattern }];
  };
}
