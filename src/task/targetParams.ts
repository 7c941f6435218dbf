import type { ClipRule } from "../analysis/cutting.js";
import type { DataFormat } from "../audioset/targetFiles.js";
import { UsageError } from "./options.js";
import type { Params } from "./task.js";

/** Options that say which targets are made. */
export const targetParams = {
  targetFile: {
    default: [] as readonly string[],
    value: "FILE...",
    about: "YAML files with more targets: name, labels (ids or names), optionally includeDescendants and exclude.",
  },
} as const satisfies Params;

/** Options of the negatives. */
export const negativeParams = {
  excludeKnownPositives: {
    default: false,
    about: "Leave out weak negatives whose segment a strong file holds with the target.",
  },
  excludeRelated: {
    default: false,
    about: "Leave out weak negatives with an ancestor or descendant of the target in the ontology.",
  },
} as const satisfies Params;

/** Options of the cutting. */
export const clipParams = {
  clipSeconds: { default: 1, value: "SECONDS", about: "Length of a clip." },
  hop: { default: 0, value: "SECONDS", about: "From one clip's start to the next; 0 stands for the clip's length." },
  short: {
    default: "keep",
    choices: ["keep", "drop", "pad"],
    about: "What becomes of clips shorter than that: kept, dropped, or lengthened at their end.",
  },
  grid: {
    default: false,
    about: "One row for each segment and place on a grid, with all its labels, so that no audio comes twice.",
  },
} as const satisfies Params;

/** Options of all tasks that write data files. */
export const dataFileParams = {
  format: {
    default: "tsv",
    value: "tsv,parquet",
    about: "Formats of the data files: tsv, parquet or both. Weak lists are CSV where it says tsv.",
  },
  overwrite: { default: false, about: "Replace files of a run with other options or inputs." },
} as const satisfies Params;

/** Reads `tsv,parquet`. Throws UsageError for anything else. */
export function parseFormats(text: string): DataFormat[] {
  const words = text.split(",").map((word) => word.trim());
  const unknown = words.find((word) => word !== "tsv" && word !== "parquet");
  if (unknown !== undefined)
    throw new UsageError(`Invalid --format: expected tsv, parquet or both, got ${JSON.stringify(text)}`);
  return (["tsv", "parquet"] as const).filter((format) => words.includes(format));
}

/** Checks the options of the cutting and turns seconds into whole milliseconds. Throws UsageError. */
export function parseClipRule(options: {
  readonly clipSeconds: number;
  readonly hop: number;
  readonly short: ClipRule["short"];
  readonly grid: boolean;
}): ClipRule {
  const clipMs = milliseconds("--clip-seconds", options.clipSeconds);
  const hopMs = options.hop === 0 ? clipMs : milliseconds("--hop", options.hop);
  if (options.grid && options.short !== "keep")
    throw new UsageError(`Invalid --short: clips on a grid all have the same length, got ${options.short} with --grid`);
  return { clipMs, hopMs, short: options.short, grid: options.grid };
}

function milliseconds(flag: string, seconds: number): number {
  const ms = Math.round(seconds * 1000);
  if (ms >= 10 && ms <= 3_600_000 && Math.abs(seconds * 1000 - ms) < 1e-6) return ms;
  throw new UsageError(`Invalid ${flag}: expected 0.01 to 3600 seconds with at most three decimals, got ${seconds}`);
}
