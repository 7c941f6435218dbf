import type { StrongColumns } from "../format/strongTsv.js";
import { quantileSorted } from "./quantile.js";

/** The length of an AudioSet segment, by which events are said to touch its end: strong files do not state it. */
export const SEGMENT_MS = 10_000;

/** How long the events of one label are. Times in milliseconds. */
export interface LabelDurations {
  readonly id: string;
  readonly count: number;
  readonly total: number;
  readonly mean: number;
  /** With n - 1; undefined for one event. */
  readonly std: number | undefined;
  readonly min: number;
  readonly p5: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p95: number;
  readonly max: number;
  /** Share of events that touch the segment's start (0 s) or end (10 s). */
  readonly edgeShare: number;
  /** Share of events that touch both. */
  readonly fullShare: number;
  /** Median of the events that touch neither; undefined where all do. */
  readonly medianInterior: number | undefined;
  readonly interiorCount: number;
}

/** True where an event touches the start or the end of its segment: the sound may go on outside. */
function touchesEdge(startMs: number, endMs: number): boolean {
  return startMs === 0 || endMs >= SEGMENT_MS;
}

/**
 * Measures the lengths of each label's events (in framed files of its PRESENT frames), ordered by total length descending, ties by id.
 * Quantiles by linear interpolation. Labels without a counted row are left out.
 */
export function measureDurations(columns: StrongColumns): LabelDurations[] {
  const { labelIds } = columns;
  const { all, inside, full } = groupLengths(columns);
  const ofLabel = ({ lengths, offset }: GroupedLengths, i: number) =>
    sortLengths(lengths.subarray(offset[i]!, offset[i + 1]!));
  const results: LabelDurations[] = [];
  for (let i = 0; i < labelIds.length; i++) {
    const lengths = ofLabel(all, i);
    if (lengths.length > 0) results.push(measureLabel(labelIds[i]!, lengths, ofLabel(inside, i), full[i]!));
  }
  return results.sort((a, b) => b.total - a.total || (a.id < b.id ? -1 : 1));
}

/** Lengths side by side, label by label: those of label i are lengths[offset[i]] to lengths[offset[i + 1] - 1]. */
interface GroupedLengths {
  readonly lengths: Int32Array;
  readonly offset: Int32Array;
}

/** The lengths of the counted events by label, those of the events inside their segments once more, and how many span it. */
function groupLengths(columns: StrongColumns): { all: GroupedLengths; inside: GroupedLengths; full: Int32Array } {
  const { rows, labelIds, label, startMs, endMs, present } = columns;
  const full = new Int32Array(labelIds.length);
  const allOffset = new Int32Array(labelIds.length + 1);
  const insideOffset = new Int32Array(labelIds.length + 1);
  for (let row = 0; row < rows; row++) {
    if (present !== undefined && present[row] === 0) continue;
    const which = label[row]!;
    const atStart = startMs[row] === 0;
    const atEnd = endMs[row]! >= SEGMENT_MS;
    allOffset[which + 1]!++;
    if (atStart && atEnd) full[which]!++;
    if (!atStart && !atEnd) insideOffset[which + 1]!++;
  }
  for (let i = 0; i < labelIds.length; i++) {
    allOffset[i + 1]! += allOffset[i]!;
    insideOffset[i + 1]! += insideOffset[i]!;
  }
  const all = { lengths: new Int32Array(allOffset[labelIds.length]!), offset: allOffset };
  const inside = { lengths: new Int32Array(insideOffset[labelIds.length]!), offset: insideOffset };
  const nextAll = allOffset.slice();
  const nextInside = insideOffset.slice();
  for (let row = 0; row < rows; row++) {
    if (present !== undefined && present[row] === 0) continue;
    const which = label[row]!;
    const length = endMs[row]! - startMs[row]!;
    all.lengths[nextAll[which]!++] = length;
    if (!touchesEdge(startMs[row]!, endMs[row]!)) inside.lengths[nextInside[which]!++] = length;
  }
  return { all, inside, full };
}

/** Sorts lengths in place: many short ones by counting, in linear time, others by comparison. */
function sortLengths(lengths: Int32Array): Int32Array {
  if (lengths.length < MIN_COUNTED) return lengths.sort();
  const counts = new Int32Array(SEGMENT_MS + 1);
  for (let i = 0; i < lengths.length; i++) {
    if (lengths[i]! > SEGMENT_MS) return lengths.sort();
    counts[lengths[i]!]!++;
  }
  for (let length = 0, at = 0; length <= SEGMENT_MS; length++) {
    for (let left = counts[length]!; left > 0; left--) lengths[at++] = length;
  }
  return lengths;
}

/** From here on counting is faster than comparing. */
const MIN_COUNTED = 2000;

function measureLabel(id: string, lengths: Int32Array, interior: Int32Array, full: number): LabelDurations {
  const count = lengths.length;
  const interiorCount = interior.length;
  let total = 0;
  for (let i = 0; i < count; i++) total += lengths[i]!;
  const mean = total / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (lengths[i]! - mean) ** 2;
  return {
    id,
    count,
    total,
    mean,
    std: count > 1 ? Math.sqrt(squares / (count - 1)) : undefined,
    min: lengths[0]!,
    p5: quantileSorted(lengths, 0.05),
    p25: quantileSorted(lengths, 0.25),
    median: quantileSorted(lengths, 0.5),
    p75: quantileSorted(lengths, 0.75),
    p95: quantileSorted(lengths, 0.95),
    max: lengths[count - 1]!,
    edgeShare: (count - interiorCount) / count,
    fullShare: full / count,
    medianInterior: interiorCount > 0 ? quantileSorted(interior, 0.5) : undefined,
    interiorCount,
  };
}
