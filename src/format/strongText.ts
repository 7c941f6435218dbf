import { strongHeader } from "./strongLine.js";
import type { StrongColumns } from "./strongTsv.js";
import { formatMs } from "./time.js";

/** Columns as the text of a strong-label file: official header, three decimals, LF. For files that fit a string (about 500 MB). */
export function strongText({
  rows,
  segmentIds,
  labelIds,
  segment,
  label,
  startMs,
  endMs,
  present,
}: StrongColumns): string {
  const lines = [strongHeader(present !== undefined)];
  for (let row = 0; row < rows; row++) {
    const fields = `${segmentIds[segment[row]!]}\t${formatMs(startMs[row]!)}\t${formatMs(endMs[row]!)}\t${labelIds[label[row]!]}`;
    lines.push(present === undefined ? fields : `${fields}\t${present[row] === 1 ? "PRESENT" : "NOT_PRESENT"}`);
  }
  return `${lines.join("\n")}\n`;
}
