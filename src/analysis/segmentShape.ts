import type { WeakColumns } from "../format/weakCsv.js";
import { type Histogram, linearEdges } from "./histogram.js";

/** Segments of one length. */
export interface SegmentLength {
  readonly lengthMs: number;
  readonly count: number;
  readonly share: number;
  readonly cumulativeShare: number;
}

/** What the segments of a weak list look like, ready to be drawn. Times in milliseconds. */
export interface SegmentShape {
  readonly rows: number;
  readonly totalMs: number;
  /** By length ascending. */
  readonly lengths: readonly SegmentLength[];
  readonly notTenSeconds: number;
  /** Starts within the video in bins of 10 s; the last bin holds everything later. */
  readonly starts: Histogram;
  readonly startAtZero: number;
  readonly fractionalStarts: number;
  /** Number of segments with n labels, n = 0, 1, 2, ... */
  readonly labelsPerSegment: readonly number[];
  readonly meanLabels: number;
}

const START_BINS = 60;

/** Describes lengths, starts and numbers of labels of a weak list's segments. */
export function describeWeakSegments(columns: WeakColumns): SegmentShape {
  const { rows, startMs, endMs, labelOffset, label } = columns;
  const byLength = new Map<number, number>();
  const starts = new Int32Array(START_BINS);
  // Nearly all segments have few labels: a typed array counts them, a map the others.
  const few = new Int32Array(64);
  const many = new Map<number, number>();
  let totalMs = 0;
  let fractional = 0;
  let tenSeconds = 0;
  let atZero = 0;
  for (let row = 0; row < rows; row++) {
    const start = startMs[row]!;
    const length = endMs[row]! - start;
    totalMs += length;
    if (length === 10_000) tenSeconds++;
    else byLength.set(length, (byLength.get(length) ?? 0) + 1);
    if (start === 0) atZero++;
    if (start % 1000 !== 0) fractional++;
    starts[Math.min(START_BINS - 1, Math.floor(start / 10_000))]!++;
    const labels = labelOffset[row + 1]! - labelOffset[row]!;
    if (labels < few.length) few[labels]!++;
    else many.set(labels, (many.get(labels) ?? 0) + 1);
  }
  if (tenSeconds > 0) byLength.set(10_000, tenSeconds);
  let running = 0;
  const lengths = [...byLength]
    .sort(([a], [b]) => a - b)
    .map(([lengthMs, count]) => {
      running += count;
      return { lengthMs, count, share: count / rows, cumulativeShare: running / rows };
    });
  return {
    rows,
    totalMs,
    lengths,
    notTenSeconds: rows - tenSeconds,
    starts: { edges: linearEdges(0, START_BINS * 10_000, START_BINS), counts: [...starts] },
    startAtZero: atZero,
    fractionalStarts: fractional,
    labelsPerSegment: joinCounts(few, many),
    meanLabels: rows > 0 ? label.length / rows : 0,
  };
}

/** Counts by number of labels as one list, 0 to the largest number that occurs. */
function joinCounts(few: Int32Array, many: ReadonlyMap<number, number>): number[] {
  const counts = [...few];
  for (const [labels, count] of [...many].sort(([a], [b]) => a - b)) {
    while (counts.length < labels) counts.push(0);
    counts.push(count);
  }
  while (counts.length > 0 && counts[counts.length - 1] === 0) counts.pop();
  return counts;
}
