import type { StrongColumns } from "../format/strongTsv.js";
import { compareCodeUnits } from "./distribution.js";
import type { EventOverlap } from "./overlap.js";
import { wilsonInterval } from "./wilson.js";

/** How the events of one label overlap others. Times in milliseconds, shares 0..1. */
export interface LabelOverlap {
  readonly id: string;
  readonly events: number;
  readonly overlapped: number;
  readonly share: number;
  /** Wilson's 95 % interval of the share. */
  readonly low: number;
  readonly high: number;
  readonly totalMs: number;
  readonly overlappedMs: number;
  readonly aloneMs: number;
  /** The longest stretch of one event without any other label. */
  readonly longestAloneMs: number;
  /** Events that overlap a label that is no ancestor or descendant; undefined where the relatives are not known. */
  readonly overlappedUnrelated: number | undefined;
}

/**
 * Sums judged events by label, ordered by total time descending, ties by id. `counted` marks the events that count as overlapped,
 * `unrelated` those that still do when relatives do not count.
 */
export function overlapByLabel(
  { rows, label, labelIds, startMs, endMs }: StrongColumns,
  { judged, coveredMs, longestAloneMs }: EventOverlap,
  counted: Uint8Array,
  unrelated: Uint8Array | undefined,
): LabelOverlap[] {
  const labels = labelIds.length;
  const events = new Float64Array(labels);
  const overlapped = new Float64Array(labels);
  const overlappedUnrelated = new Float64Array(labels);
  const totalMs = new Float64Array(labels);
  const overlappedMs = new Float64Array(labels);
  const longest = new Float64Array(labels);
  for (let row = 0; row < rows; row++) {
    if (judged[row] === 0) continue;
    const sound = label[row]!;
    events[sound]!++;
    overlapped[sound]! += counted[row]!;
    if (unrelated) overlappedUnrelated[sound]! += unrelated[row]!;
    totalMs[sound]! += endMs[row]! - startMs[row]!;
    overlappedMs[sound]! += coveredMs[row]!;
    longest[sound] = Math.max(longest[sound]!, longestAloneMs[row]!);
  }
  return labelIds
    .map((id, i): LabelOverlap => {
      const { low, high } = wilsonInterval(overlapped[i]!, events[i]!);
      return {
        id,
        events: events[i]!,
        overlapped: overlapped[i]!,
        share: overlapped[i]! / events[i]!,
        low,
        high,
        totalMs: totalMs[i]!,
        overlappedMs: overlappedMs[i]!,
        aloneMs: totalMs[i]! - overlappedMs[i]!,
        longestAloneMs: longest[i]!,
        overlappedUnrelated: unrelated ? overlappedUnrelated[i]! : undefined,
      };
    })
    .filter((row) => row.events > 0)
    .sort((a, b) => b.totalMs - a.totalMs || compareCodeUnits(a.id, b.id));
}

/**
 * Labels with at least `minEvents` events, the hardest to find alone first: by the lower end of the overlapped share's interval, so that
 * 20 of 20 does not stand before 5,000 of 5,001.
 */
export function hardestAlone<L extends LabelOverlap>(labels: readonly L[], minEvents = 20): L[] {
  return labels
    .filter(({ events }) => events >= minEvents)
    .sort((a, b) => b.low - a.low || b.events - a.events || compareCodeUnits(a.id, b.id));
}
