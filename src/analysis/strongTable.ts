import type { StrongColumns } from "../format/strongTsv.js";
import type { LabelTable } from "./labelTable.js";
import { rowsBySegment } from "./segments.js";

/** Sums the length (ms) of each label's events, counts them and the distinct segments; in framed files only PRESENT rows count. */
export function strongLabelTable(columns: StrongColumns): LabelTable {
  const { rows, labelIds, label, segment, startMs, endMs, present } = columns;
  const value = new Float64Array(labelIds.length);
  const count = new Float64Array(labelIds.length);
  const segmentCount = new Float64Array(labelIds.length);
  const notPresentCount = new Float64Array(labelIds.length);
  const lastSegment = new Int32Array(labelIds.length).fill(-1);
  const order = isGrouped(segment) ? undefined : rowsBySegment(columns).order;
  for (let i = 0; i < rows; i++) {
    const row = order ? order[i]! : i;
    const which = label[row]!;
    if (present && present[row] === 0) {
      notPresentCount[which]!++;
      continue;
    }
    value[which]! += endMs[row]! - startMs[row]!;
    count[which]!++;
    if (lastSegment[which] !== segment[row]) segmentCount[which]!++;
    lastSegment[which] = segment[row]!;
  }
  const table = { ids: labelIds, value, count, segmentCount, segments: columns.segmentIds.length, rows };
  return present ? { ...table, notPresentCount } : table;
}

/** True where the rows of each segment stand together, as in the official files: numbers follow first appearance, so they never fall. */
function isGrouped(segment: Int32Array): boolean {
  for (let row = 1; row < segment.length; row++) if (segment[row]! < segment[row - 1]!) return false;
  return true;
}
