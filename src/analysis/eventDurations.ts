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
export function touchesEdge(startMs: number, endMs: number): boolean {
  return startMs === 0 || endMs >= SEGMENT_MS;
}

/**
 * Measures the lengths of each label's events (in framed files of its PRESENT frames), ordered by total length descending, ties by id.
 * Quantiles by linear interpolation. Labels without a counted row are left out.
 */
export function measureDurations(columns: StrongColumns): LabelDurations[] {
  const { labelIds } = columns;
  const all = groupLengths(columns, false);
  const inside = groupLengths(columns, true);
  const full = countFull(columns);
  const ofLabel = ({ lengths, offset }: GroupedLengths, i: number) =>
    sortLengths(lengths.subarray(offset[i]!, offset[i + 1]!));
  const results: LabelDurations[] = [];
  for (let i = 0; i < labelIds.length; i++) {
    const lengths = ofLabel(all, i);
    if (lengths.length > 0) results.push(measureLabel(labelIds[i]!, lengths, ofLabel(inside, i), full[i]!));
  }
  return results.sort((a, b) => b.total - a.total || (a.id < b.id ? -1 : 1));
}

/** Events of each label that span their whole segment. */
function countFull({ rows, labelIds, label, startMs, endMs, present }: StrongColumns): Int32Array {
  const full = new Int32Array(labelIds.length);
  for (let row = 0; row < rows; row++) {
    if (startMs[row] === 0 && endMs[row]! >= SEGMENT_MS && (!present || present[row] === 1)) full[label[row]!]!++;
  }
  return full;
}

/** Lengths side by side, label by label: those of label i are lengths[offset[i]] to lengths[offset[i + 1] - 1]. */
interface GroupedLengths {
  readonly lengths: Int32Array;
  readonly offset: Int32Array;
}

/** Groups the lengths of the counted events by label; `interiorOnly` leaves out those that touch an edge. */
function groupLengths(
  { rows, labelIds, label, startMs, endMs, present }: StrongColumns,
  interiorOnly: boolean,
): GroupedLengths {
  const offset = new Int32Array(labelIds.length + 1);
  const isCounted = (row: number) =>
    (!present || present[row] === 1) && !(interiorOnly && touchesEdge(startMs[row]!, endMs[row]!));
  for (let row = 0; row < rows; row++) if (isCounted(row)) offset[label[row]! + 1]!++;
  for (let i = 0; i < labelIds.length; i++) offset[i + 1]! += offset[i]!;
  const next = offset.slice();
  const lengths = new Int32Array(offset[labelIds.length]!);
  for (let row = 0; row < rows; row++) if (isCounted(row)) lengths[next[label[row]!]!++] = endMs[row]! - startMs[row]!;
  return { lengths, offset };
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
