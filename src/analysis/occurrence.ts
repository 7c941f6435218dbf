import type { WeakColumns } from "../format/weakCsv.js";
import type { LabelTable } from "./labelTable.js";
import { weakSegments } from "./segments.js";

/** Counts how often each label occurs in a weak list, and in how many distinct segments. */
export function weakLabelTable(columns: WeakColumns): LabelTable {
  const { rows, label, labelOffset, labelIds } = columns;
  const count = new Float64Array(labelIds.length);
  for (let i = 0; i < label.length; i++) count[label[i]!]!++;
  const { segment, segments } = weakSegments(columns);
  let segmentCount = count;
  if (segment) {
    segmentCount = new Float64Array(labelIds.length);
    const seen = new Set<number>();
    for (let row = 0; row < rows; row++) {
      for (let i = labelOffset[row]!; i < labelOffset[row + 1]!; i++) {
        const pair = segment[row]! * labelIds.length + label[i]!;
        if (!seen.has(pair)) segmentCount[label[i]!]!++;
        seen.add(pair);
      }
    }
  }
  return { ids: labelIds, value: count, count, segmentCount, segments, rows };
}
