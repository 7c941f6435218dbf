import { basename, dirname } from "node:path";

/** The last lines of a run: how many files were written where, and their names; none where nothing was written. */
export function writtenLines(files: readonly string[]): string[] {
  if (files.length === 0) return [];
  const folders = [...new Set(files.map((path) => dirname(path)))].join(", ");
  return ["", `${files.length} files written to ${folders}`, files.map((path) => basename(path)).join(", ")];
}
