import type { StrongColumns } from "../format/strongTsv.js";
import type { WeakColumns } from "../format/weakCsv.js";
import { rowsBySegment } from "./segments.js";

/** How many segments of a class are listed, and how many of them have a file. */
export interface ClassCoverage {
  readonly id: string;
  readonly listed: number;
  readonly available: number;
}

/** Counts a weak list's segments by label; by listed segments descending, ties by id. `has` says whether a row has a file. */
export function weakClassCoverage(
  { labelIds, label, labelOffset, rows }: WeakColumns,
  has: (row: number) => boolean,
): ClassCoverage[] {
  const listed = new Float64Array(labelIds.length);
  const available = new Float64Array(labelIds.length);
  for (let row = 0; row < rows; row++) {
    const there = has(row) ? 1 : 0;
    for (let i = labelOffset[row]!; i < labelOffset[row + 1]!; i++) {
      listed[label[i]!]!++;
      available[label[i]!]! += there;
    }
  }
  return inOrder(labelIds, listed, available);
}

/** Counts a strong file's segments by label (in framed files by labels rated PRESENT), each segment once a label. */
export function strongClassCoverage(columns: StrongColumns, has: (segment: number) => boolean): ClassCoverage[] {
  const { labelIds, label, present, segmentIds } = columns;
  const { order, offset } = rowsBySegment(columns);
  const listed = new Float64Array(labelIds.length);
  const available = new Float64Array(labelIds.length);
  const last = new Int32Array(labelIds.length).fill(-1);
  for (let s = 0; s < segmentIds.length; s++) {
    const there = has(s) ? 1 : 0;
    for (let i = offset[s]!; i < offset[s + 1]!; i++) {
      const row = order[i]!;
      const which = label[row]!;
      if ((present && present[row] === 0) || last[which] === s) continue;
      last[which] = s;
      listed[which]!++;
      available[which]! += there;
    }
  }
  return inOrder(labelIds, listed, available);
}

/** How the classes lie about a number of samples. */
export interface ClassBalance {
  readonly classes: number;
  /** Classes with at least so many listed, and available, segments. */
  readonly listedEnough: number;
  readonly availableEnough: number;
  readonly meanListed: number;
  readonly meanAvailable: number;
}

/** Counts the classes with at least `least` samples. */
export function classBalance(classes: readonly ClassCoverage[], least: number): ClassBalance {
  const sum = (pick: (one: ClassCoverage) => number): number => classes.reduce((total, one) => total + pick(one), 0);
  return {
    classes: classes.length,
    listedEnough: classes.filter(({ listed }) => listed >= least).length,
    availableEnough: classes.filter(({ available }) => available >= least).length,
    meanListed: classes.length > 0 ? sum(({ listed }) => listed) / classes.length : 0,
    meanAvailable: classes.length > 0 ? sum(({ available }) => available) / classes.length : 0,
  };
}

function inOrder(ids: readonly string[], listed: Float64Array, available: Float64Array): ClassCoverage[] {
  return ids
    .map((id, i) => ({ id, listed: listed[i]!, available: available[i]! }))
    .sort((a, b) => b.listed - a.listed || (a.id < b.id ? -1 : 1));
}
