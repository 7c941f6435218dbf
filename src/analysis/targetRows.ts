import type { StrongColumns } from "../format/strongTsv.js";
import { measureOverlap } from "./overlap.js";
import { overlapRule } from "./overlapRule.js";

/** What of a strong file a target is trained on. Row numbers in file order. */
export interface TargetRows {
  /** Target events that overlap no event, and some event, of a label outside the target's set. */
  readonly nov: Int32Array;
  readonly ov: Int32Array;
  /**
   * 1 for segments that hold no target event: all events of these are negatives. Framed files: their PRESENT rows are, and only PRESENT
   * target rows exclude a segment.
   */
  readonly negativeSegments: Uint8Array;
  /** Framed files: the target's NOT_PRESENT rows, the only verified frame negatives. */
  readonly notPresent: Int32Array | undefined;
}

/** Sorts the rows of a strong file for one target, a set of labels. Overlap is that of `measureOverlap`; framed files: among PRESENT rows. */
export function chooseTargetRows(columns: StrongColumns, labelIds: readonly string[]): TargetRows {
  const { rows, label, segment, present } = columns;
  const wanted = new Set(labelIds);
  const { overlapped } = measureOverlap(columns, overlapRule(columns.labelIds, { targets: [wanted] }));
  const isTarget = Uint8Array.from(columns.labelIds, (id) => (wanted.has(id) ? 1 : 0));
  const negativeSegments = new Uint8Array(columns.segmentIds.length).fill(1);
  const nov: number[] = [];
  const ov: number[] = [];
  const notPresent: number[] = [];
  for (let row = 0; row < rows; row++) {
    if (isTarget[label[row]!] === 0) continue;
    if (present?.[row] === 0) {
      notPresent.push(row);
      continue;
    }
    negativeSegments[segment[row]!] = 0;
    (overlapped[row] === 1 ? ov : nov).push(row);
  }
  return {
    nov: Int32Array.from(nov),
    ov: Int32Array.from(ov),
    negativeSegments,
    notPresent: present ? Int32Array.from(notPresent) : undefined,
  };
}

/** Row numbers of all rows that count: events, in framed files PRESENT rows. */
export function countedRows({ rows, present }: StrongColumns): Int32Array {
  const all = new Int32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) if (present?.[row] !== 0) all[count++] = row;
  return all.subarray(0, count);
}
