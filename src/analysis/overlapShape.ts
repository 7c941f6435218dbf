import type { StrongColumns } from "../format/strongTsv.js";
import { type EventOverlap, NEAR_MS } from "./overlap.js";

/** The share of judged events that count as overlapped, by the time that must be shared; negative: a gap up to that long counts too. */
export interface OverlapCurve {
  readonly requiredMs: readonly number[];
  readonly share: readonly number[];
}

/** Judged events by how much of them other labels cover. */
export interface CoveredShares {
  /** Events that overlap nothing. */
  readonly alone: number;
  /** Overlapped events less than wholly covered, in ten bins of equal width. */
  readonly partly: readonly number[];
  /** Events covered from start to end. */
  readonly wholly: number;
}

const STEP_MS = 10;
const LONGEST_MS = 1000;

/** Measures the curve from -100 ms to +1 s in steps of 10 ms. More than the time must be shared; at 0 any overlap counts. */
export function overlapCurve({ judged, overlapped, sharedMs }: EventOverlap): OverlapCurve {
  const bins = (LONGEST_MS + NEAR_MS) / STEP_MS + 1;
  const above = new Float64Array(bins);
  let events = 0;
  for (let row = 0; row < judged.length; row++) {
    if (judged[row] === 0) continue;
    events++;
    const shared = sharedMs[row]!;
    // More than the time at bins 0 to last; events that share 0 ms overlap at 0 where one lies strictly inside the other.
    const last = Math.min(bins - 1, Math.ceil((shared + NEAR_MS) / STEP_MS) - 1);
    const most = shared === 0 && overlapped[row] === 1 ? NEAR_MS / STEP_MS : last;
    if (most >= 0) above[most]!++;
  }
  for (let bin = bins - 2; bin >= 0; bin--) above[bin]! += above[bin + 1]!;
  return {
    requiredMs: Array.from(above, (_, bin) => bin * STEP_MS - NEAR_MS),
    share: Array.from(above, (count) => (events > 0 ? count / events : 0)),
  };
}

/** Sorts judged events by the share of their length that other labels cover; an event of no length inside another is wholly covered. */
export function coveredShares(
  { startMs, endMs }: Pick<StrongColumns, "startMs" | "endMs">,
  { judged, overlapped, coveredMs }: EventOverlap,
): CoveredShares {
  const partly = new Array<number>(10).fill(0);
  let alone = 0;
  let wholly = 0;
  for (let row = 0; row < judged.length; row++) {
    if (judged[row] === 0) continue;
    const length = endMs[row]! - startMs[row]!;
    if (overlapped[row] === 0) alone++;
    else if (coveredMs[row] === length) wholly++;
    else partly[Math.floor((coveredMs[row]! / length) * 10)]!++;
  }
  return { alone, partly, wholly };
}
