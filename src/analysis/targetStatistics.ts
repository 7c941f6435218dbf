import type { WeakColumns } from "../format/weakCsv.js";
import { rankLabels } from "./distribution.js";
import type { LabelTable } from "./labelTable.js";

/** One label of a target in one label file. */
export interface TargetStatistics {
  readonly labelId: string;
  /** 1..n among the labels of the file; 0 where the file does not hold the label. */
  readonly rank: number;
  /** Events (strong), PRESENT frames (framed), occurrences (weak). */
  readonly items: number;
  readonly segments: number;
  /** Length of the events, frames or segments with the label. */
  readonly ms: number;
  /** Strong: of all label-seconds of the file; weak: of all label occurrences. 0..1. */
  readonly share: number;
}

/**
 * Where a target's labels stand in a file: rank and share by total length (strong) or by occurrences (weak), as `rankLabels` has them.
 * `ms` gives each label's length, by the table's order.
 */
export function targetStatistics(table: LabelTable, ms: Float64Array, labelIds: readonly string[]): TargetStatistics[] {
  const ranked = new Map(rankLabels(table).map((label) => [label.id, label]));
  return labelIds.map((labelId) => {
    const found = ranked.get(labelId);
    if (found === undefined) return { labelId, rank: 0, items: 0, segments: 0, ms: 0, share: 0 };
    const { rank, count, segmentCount, share } = found;
    return { labelId, rank, items: count, segments: segmentCount, ms: ms[table.ids.indexOf(labelId)]!, share };
  });
}

/** Total length of the rows of a weak list with each label. */
export function weakLabelMs(columns: WeakColumns): Float64Array {
  const ms = new Float64Array(columns.labelIds.length);
  for (let row = 0; row < columns.rows; row++) {
    const length = columns.endMs[row]! - columns.startMs[row]!;
    for (let i = columns.labelOffset[row]!; i < columns.labelOffset[row + 1]!; i++) ms[columns.label[i]!]! += length;
  }
  return ms;
}
