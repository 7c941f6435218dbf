import { createHash } from "node:crypto";

/** SHA-256 of lines, each with an LF after it: what `sha256sum` says of a file of them. */
export function hashLines(lines: Iterable<string>): string {
  const hash = createHash("sha256");
  let part: string[] = [];
  for (const line of lines) {
    part.push(line);
    if (part.length < 10_000) continue;
    hash.update(`${part.join("\n")}\n`);
    part = [];
  }
  if (part.length > 0) hash.update(`${part.join("\n")}\n`);
  return hash.digest("hex");
}
