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

const MAX_KEY = 2 ** 31 - 4;

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
  const { keys, offset } = lengthsByLabel(columns);
  const results: LabelDurations[] = [];
  for (let label = 0; label < labelIds.length; label++) {
    const sorted = keys.subarray(offset[label]!, offset[label + 1]!).sort();
    if (sorted.length > 0) results.push(measureLabel(labelIds[label]!, sorted));
  }
  return results.sort((a, b) => b.total - a.total || (a.id < b.id ? -1 : 1));
}

/**
 * The lengths of each label's counted events side by side, each as 4 * length + 2 if it touches the start + 1 if it touches the end:
 * one sort of the numbers then orders lengths and keeps which events lie inside.
 */
function lengthsByLabel({ rows, labelIds, label, startMs, endMs, present }: StrongColumns): {
  keys: Float64Array;
  offset: Int32Array;
} {
  const offset = new Int32Array(labelIds.length + 1);
  for (let row = 0; row < rows; row++) if (!present || present[row] === 1) offset[label[row]! + 1]!++;
  for (let i = 0; i < labelIds.length; i++) offset[i + 1]! += offset[i]!;
  const next = offset.slice();
  // 32 bits sort twice as fast as 64, and hold every length up to six days.
  const Keys = endMs.every((end) => end < MAX_KEY / 4) ? Int32Array : Float64Array;
  const keys = new Keys(offset[labelIds.length]!);
  for (let row = 0; row < rows; row++) {
    if (present && present[row] === 0) continue;
    const start = startMs[row]!;
    const end = endMs[row]!;
    keys[next[label[row]!]!++] = 4 * (end - start) + (start === 0 ? 2 : 0) + (end >= SEGMENT_MS ? 1 : 0);
  }
  return { keys, offset };
}

function measureLabel(id: string, keys: Int32Array | Float64Array): LabelDurations {
  const count = keys.length;
  const lengths = new Float64Array(count);
  const interior = new Float64Array(count);
  let interiorCount = 0;
  let full = 0;
  let total = 0;
  for (let i = 0; i < count; i++) {
    const edges = keys[i]! % 4;
    const length = (keys[i]! - edges) / 4;
    lengths[i] = length;
    total += length;
    if (edges === 0) interior[interiorCount++] = length;
    if (edges === 3) full++;
  }
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
    medianInterior: interiorCount > 0 ? quantileSorted(interior.subarray(0, interiorCount), 0.5) : undefined,
    interiorCount,
  };
}
