import type { StrongColumns } from "../format/strongTsv.js";
import { orderEvents } from "./eventOrder.js";
import type { OverlapRule } from "./overlapRule.js";

/** How each row's event overlaps events of other labels; rows that are not judged hold zeros. */
export interface EventOverlap {
  /** 1 for judged rows: events of a judged label, in framed files PRESENT ones. */
  readonly judged: Uint8Array;
  /** 1 where a.start < b.end and b.start < a.end for some other event b, in whole milliseconds: touching is no overlap. */
  readonly overlapped: Uint8Array;
  /** How much of the event other labels cover. */
  readonly coveredMs: Int32Array;
  /** The longest stretch of the event that no other label covers. */
  readonly longestAloneMs: Int32Array;
  /** The most time shared with one other event; negative: the gap to the nearest one, down to -NEAR_MS for all that are farther. */
  readonly sharedMs: Int32Array;
}

/** Gaps are told up to this length: about what annotations resolve. */
export const NEAR_MS = 100;

/**
 * Finds for every judged event whether and how long other labels sound with it. Past-the-end events count as they stand; a zero-length
 * event strictly inside another overlaps and shares 0 ms. One pass over each segment's events in order of start.
 */
export function measureOverlap(columns: StrongColumns, { labels, judged, other }: OverlapRule): EventOverlap {
  const result: EventOverlap = {
    judged: new Uint8Array(columns.rows),
    overlapped: new Uint8Array(columns.rows),
    coveredMs: new Int32Array(columns.rows),
    longestAloneMs: new Int32Array(columns.rows),
    sharedMs: new Int32Array(columns.rows),
  };
  const { offset, label, startMs, endMs, row } = orderEvents(columns);
  for (let segment = 0; segment + 1 < offset.length; segment++) {
    const to = offset[segment + 1]!;
    for (let i = offset[segment]!; i < to; i++) {
      if (judged[label[i]!] === 0) continue;
      const base = label[i]! * labels;
      const s = startMs[i]!;
      const e = endMs[i]!;
      let overlaps = 0;
      // Earlier starts: together they cover the event up to their latest end. Long events come first, so this loop mostly ends at once.
      let latest = s - NEAR_MS;
      for (let j = offset[segment]!; j < i; j++) {
        const end = endMs[j]!;
        if (end <= latest || other[base + label[j]!] === 0) continue;
        latest = end;
        // An event of length zero is only touched by one that starts with it.
        if (end > s && startMs[j]! < e) overlaps = 1;
        if (end >= e && overlaps === 1) break;
      }
      let shared = Math.min(latest, e) - s;
      let until = Math.max(latest, s);
      let covered = Math.min(until, e) - s;
      let longest = 0;
      // Later starts: each covers what lies beyond the ones before.
      for (let j = i + 1; j < to; j++) {
        const start = startMs[j]!;
        if (start >= e + NEAR_MS || (until >= e && e - start <= shared)) break;
        if (other[base + label[j]!] === 0) continue;
        const end = endMs[j]!;
        shared = Math.max(shared, Math.min(end, e) - start);
        if (start >= e || s >= end) continue;
        overlaps = 1;
        if (end <= until || start === end) continue;
        if (start > until) {
          longest = Math.max(longest, start - until);
          until = start;
        }
        covered += Math.min(end, e) - Math.min(until, e);
        until = end;
      }
      const at = row ? row[i]! : i;
      result.judged[at] = 1;
      result.overlapped[at] = overlaps;
      result.coveredMs[at] = covered;
      result.longestAloneMs[at] = Math.max(longest, e - until);
      result.sharedMs[at] = Math.max(shared, -NEAR_MS);
    }
  }
  return result;
}
