import type { Stretches } from "./stretches.js";

/** How two labels of one file go together; `a` and `b` are label indices, a before b. */
export interface LabelPair {
  readonly a: number;
  readonly b: number;
  /** Segments that hold both. */
  readonly segments: number;
  /** Segments that would hold both by chance: segments of a * segments of b / all segments. */
  readonly expectedSegments: number;
  /** segments / expectedSegments. */
  readonly segmentLift: number;
  /** How long both sound at the same time. */
  readonly sharedMs: number;
  /** sharedMs / (time of a * time of b / all time): 1 as by chance; undefined where a label has no time. */
  readonly timeLift: number | undefined;
  /** How much oftener they share a segment than by chance, shrunken towards 0 where little is known; see `shrunkenLogOdds`. */
  readonly logOdds: number;
}

/** The pairs of a file, and what they are measured against. */
export interface LabelPairs {
  /** Pairs seen together in a segment, and pairs never seen that chance would put together in `EXPECTED_AT_LEAST` segments. */
  readonly pairs: readonly LabelPair[];
  /** By label: segments that hold it, and how long it sounds. */
  readonly segments: Float64Array;
  readonly ms: Float64Array;
  readonly totalSegments: number;
  readonly totalMs: number;
}

/** A pair is listed without having been seen, and trusted, from so many expected segments on. */
export const EXPECTED_AT_LEAST = 10;

/** A table of all pairs must fit the memory; AudioSet has 456 strong labels. */
const MAX_LABELS = 2000;

/**
 * Counts for every two labels the segments that hold both and the time in which both sound, and what chance would give. Pairs are
 * ordered by segments, shared time, then label. Throws RangeError for more than 2,000 labels.
 */
export function measurePairs(stretches: Stretches, labels: number, lengthMs: ArrayLike<number>): LabelPairs {
  if (labels > MAX_LABELS)
    throw new RangeError(`Cannot pair the labels: expected at most ${MAX_LABELS}, got ${labels}`);
  const { offset, label, startMs, endMs } = stretches;
  const totalSegments = offset.length - 1;
  const segments = new Float64Array(labels);
  const ms = new Float64Array(labels);
  const together = new Int32Array(labels * labels);
  const shared = new Float64Array(labels * labels);
  const seenIn = new Int32Array(labels).fill(-1);
  let totalMs = 0;
  for (let segment = 0; segment < totalSegments; segment++) {
    const to = offset[segment + 1]!;
    const present: number[] = [];
    totalMs += lengthMs[segment]!;
    for (let i = offset[segment]!; i < to; i++) {
      const sound = label[i]!;
      ms[sound]! += endMs[i]! - startMs[i]!;
      if (seenIn[sound] !== segment) present.push(sound);
      seenIn[sound] = segment;
      for (let j = i + 1; j < to && startMs[j]! < endMs[i]!; j++) {
        if (label[j]! === sound) continue;
        const both = Math.min(endMs[i]!, endMs[j]!) - startMs[j]!;
        shared[Math.min(sound, label[j]!) * labels + Math.max(sound, label[j]!)]! += both;
      }
    }
    present.sort((a, b) => a - b);
    present.forEach((a, i) => {
      segments[a]!++;
      for (let j = i + 1; j < present.length; j++) together[a * labels + present[j]!]!++;
    });
  }
  const pairs: LabelPair[] = [];
  for (let a = 0; a < labels; a++) {
    for (let b = a + 1; b < labels; b++) {
      const both = together[a * labels + b]!;
      const expected = totalSegments > 0 ? (segments[a]! * segments[b]!) / totalSegments : 0;
      if (both === 0 && expected < EXPECTED_AT_LEAST) continue;
      const sharedMs = shared[a * labels + b]!;
      pairs.push({
        a,
        b,
        segments: both,
        expectedSegments: expected,
        segmentLift: both / expected,
        sharedMs,
        timeLift: ms[a]! * ms[b]! > 0 ? (sharedMs * totalMs) / (ms[a]! * ms[b]!) : undefined,
        logOdds: shrunkenLogOdds(both, segments[a]!, segments[b]!, totalSegments),
      });
    }
  }
  pairs.sort((p, q) => q.segments - p.segments || q.sharedMs - p.sharedMs || p.a - q.a || p.b - q.b);
  return { pairs, segments, ms, totalSegments, totalMs };
}

/**
 * Natural log of the odds ratio of a 2 x 2 table with half a segment added to each cell (Haldane 1956), as the mean of a normal
 * posterior under the prior N(0, 1): log odds / (1 + their variance). A pair seen once says little and stays near 0.
 */
export function shrunkenLogOdds(both: number, ofA: number, ofB: number, total: number): number {
  const cells = [both, ofA - both, ofB - both, total - ofA - ofB + both].map((count) => count + 0.5);
  const [n11, n10, n01, n00] = cells as [number, number, number, number];
  const variance = cells.reduce((sum, count) => sum + 1 / count, 0);
  return Math.log((n11 * n00) / (n10 * n01)) / (1 + variance);
}
