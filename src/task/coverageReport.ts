import {
  type ClassBalance,
  type ClassCoverage,
  classBalance,
  strongClassCoverage,
  weakClassCoverage,
} from "../analysis/classCoverage.js";
import type { FileTrouble } from "../analysis/coverage.js";
import { SNAPSHOTS } from "../audioset/snapshots.js";
import { hashLines } from "../io/hashLines.js";
import { type LabelList, type MatchedAudio, subsetName } from "./matchAudio.js";

/** How much of one label file has audio. */
export interface SubsetCoverage {
  readonly subset: string;
  readonly file: string;
  readonly listed: number;
  readonly available: number;
  /** Segments whose only files are of no length. */
  readonly empty: number;
  readonly missing: number;
  readonly duplicateFiles: number;
  /** Segments that validate-audio found usable; undefined where its list is not there. */
  readonly usable: number | undefined;
  /** Hours of listed and available segments by their labels; undefined for strong files, which do not state lengths. */
  readonly listedHours: number | undefined;
  readonly availableHours: number | undefined;
  /** SHA-256 of the available segment ids in byte order, each with an LF after it. */
  readonly sha256: string;
  readonly balance: ClassBalance;
  /** Known collections, where the label file is complete. */
  readonly snapshots: readonly { readonly name: string; readonly date: string; readonly clips: number }[];
}

/** A class of a subset with its segments. */
export interface SubsetClass extends ClassCoverage {
  readonly subset: string;
  readonly kind: "weak" | "strong";
}

/** Everything that is counted, small whatever the corpus; the lists of files and ids are written beside it. */
export interface CoverageReport {
  readonly files: number;
  readonly otherFiles: number;
  readonly bytes: number;
  readonly subsets: readonly SubsetCoverage[];
  readonly troubles: readonly {
    readonly trouble: FileTrouble;
    readonly files: number;
    readonly examples: readonly string[];
  }[];
  readonly rules: MatchedAudio["rules"];
  readonly shapes: MatchedAudio["shapes"];
  readonly minSamples: number;
}

const KEPT = 10;
const KEPT_SHAPES = 50;

/** Counts per subset and class. `usable` says how many segments of a weak list validate-audio found usable. */
export function reportCoverage(
  matched: MatchedAudio,
  { minSamples, usable }: { minSamples: number; usable(list: LabelList): number | undefined },
): { report: CoverageReport; classes: SubsetClass[] } {
  const classes: SubsetClass[] = [];
  const subsets = matched.lists.map(({ list, coverage }): SubsetCoverage => {
    const has = (row: number): boolean => coverage.fileOf[row]! >= 0;
    const own = list.weak ? weakClassCoverage(list.weak, has) : strongClassCoverage(list.strong!, has);
    const subset = subsetName(list.subset);
    for (const one of own) classes.push({ ...one, subset, kind: list.subset.kind });
    return {
      subset,
      file: list.path,
      listed: list.rows,
      available: coverage.available,
      empty: coverage.empty,
      missing: list.rows - coverage.available - coverage.empty,
      duplicateFiles: coverage.duplicates,
      usable: usable(list),
      ...hoursOf(list, has),
      sha256: hashLines(availableIds(list, has)),
      balance: classBalance(own, minSamples),
      // Beside a part of a list, or the sample, a known collection of the whole says nothing.
      snapshots: list.rows >= list.subset.official.segments ? snapshotsOf(subset) : [],
    };
  });
  const report: CoverageReport = {
    files: matched.places.length,
    otherFiles: matched.otherFiles,
    bytes: matched.places.reduce((sum, { size }) => sum + size, 0),
    subsets,
    troubles: countTroubles(matched),
    rules: matched.rules,
    shapes: matched.shapes.slice(0, KEPT_SHAPES),
    minSamples,
  };
  return { report, classes };
}

/** Ids of a list's segments that have a file, in byte order, so that the order of the list does not show in the hash. */
export function availableIds(list: LabelList, has: (row: number) => boolean): string[] {
  const ids: string[] = [];
  for (let row = 0; row < list.rows; row++) if (has(row)) ids.push(list.segmentId(row));
  return ids.sort();
}

function hoursOf(
  { weak }: LabelList,
  has: (row: number) => boolean,
): { listedHours: number | undefined; availableHours: number | undefined } {
  if (weak === undefined) return { listedHours: undefined, availableHours: undefined };
  let listed = 0;
  let available = 0;
  for (let row = 0; row < weak.rows; row++) {
    const length = weak.endMs[row]! - weak.startMs[row]!;
    listed += length;
    if (has(row)) available += length;
  }
  return { listedHours: listed / 3_600_000, availableHours: available / 3_600_000 };
}

function countTroubles({ troubled }: MatchedAudio): CoverageReport["troubles"] {
  const order: readonly FileTrouble[] = [
    "unreadable",
    "empty",
    "unnamed",
    "unlisted",
    "other-start",
    "duplicate",
    "misplaced",
  ];
  return order.flatMap((trouble) => {
    const files = troubled.filter((one) => one.trouble === trouble);
    return files.length === 0
      ? []
      : [{ trouble, files: files.length, examples: files.slice(0, KEPT).map(({ file }) => file) }];
  });
}

function snapshotsOf(subset: string): SubsetCoverage["snapshots"] {
  return SNAPSHOTS.flatMap(({ name, date, clips }) => {
    const count = clips[subset];
    return count === undefined ? [] : [{ name, date, clips: count }];
  });
}
