import type { StrongColumns } from "../format/strongTsv.js";
import { rowsBySegment } from "./segments.js";

/** The counted events of a file by segment and start. Event i of segment s: offset[s] <= i < offset[s + 1]. */
export interface EventOrder {
  readonly offset: Int32Array;
  readonly label: Int32Array;
  readonly startMs: Int32Array;
  readonly endMs: Int32Array;
  /** Row of each event in the file; undefined where event i is row i throughout. */
  readonly row: Int32Array | undefined;
}

/**
 * Orders events by segment, then by start, ties by row; NOT_PRESENT frames are left out. Official segmented files are in that order
 * already: their columns are passed on as they are, not copied.
 */
export function orderEvents(columns: StrongColumns): EventOrder {
  const { rows, segment, label, startMs, endMs, present, segmentIds } = columns;
  let ordered = present === undefined;
  for (let i = 1; ordered && i < rows; i++) {
    ordered = segment[i]! === segment[i - 1]! ? startMs[i]! >= startMs[i - 1]! : segment[i]! > segment[i - 1]!;
  }
  if (ordered) {
    const offset = new Int32Array(segmentIds.length + 1);
    for (let i = 0; i < rows; i++) offset[segment[i]! + 1]!++;
    for (let s = 0; s < segmentIds.length; s++) offset[s + 1]! += offset[s]!;
    return { offset, label, startMs, endMs, row: undefined };
  }
  const grouped = rowsBySegment(columns);
  const offset = new Int32Array(segmentIds.length + 1);
  const row = new Int32Array(rows);
  let n = 0;
  for (let s = 0; s < segmentIds.length; s++) {
    for (let i = grouped.offset[s]!; i < grouped.offset[s + 1]!; i++) {
      const which = grouped.order[i]!;
      if (present && present[which] === 0) continue;
      // Insertion sort: a segment's rows are few and mostly in order.
      let place = n++;
      for (; place > offset[s]! && startMs[row[place - 1]!]! > startMs[which]!; place--) row[place] = row[place - 1]!;
      row[place] = which;
    }
    offset[s + 1] = n;
  }
  const kept = row.subarray(0, n);
  const pick = (column: Int32Array) => kept.map((which) => column[which]!);
  return { offset, label: pick(label), startMs: pick(startMs), endMs: pick(endMs), row: kept };
}
