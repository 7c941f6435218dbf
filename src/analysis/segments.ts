import type { StrongColumns } from "../format/strongTsv.js";
import type { WeakColumns } from "../format/weakCsv.js";

/**
 * Numbers the distinct segments (video and start) of a weak list. `segment` is undefined where every row is a segment of its own:
 * known at once for a list in order of ids, as the official ones are; looked up otherwise.
 */
export function weakSegments(columns: WeakColumns): { segment: Int32Array | undefined; segments: number } {
  const { rows, sorted, ytid, startMs } = columns;
  if (sorted) return { segment: undefined, segments: rows };
  const decoder = new TextDecoder("latin1");
  const numbers = new Map<string, number>();
  const segment = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const id = `${decoder.decode(ytid.subarray(row * 11, row * 11 + 11))}_${startMs[row]}`;
    let number = numbers.get(id);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(id, number);
    }
    segment[row] = number;
  }
  return numbers.size === rows ? { segment: undefined, segments: rows } : { segment, segments: numbers.size };
}

/** Video id of a row of a weak list. */
export function weakYtid(columns: WeakColumns, row: number): string {
  return String.fromCharCode(...columns.ytid.subarray(row * 11, row * 11 + 11));
}

/**
 * Row numbers of a strong file ordered by segment, rows of a segment in file order, and where each segment starts:
 * its rows are order[offset[s]] to order[offset[s + 1] - 1]. Counting sort, linear in the rows.
 */
export function rowsBySegment(columns: StrongColumns): { order: Int32Array; offset: Int32Array } {
  const { rows, segment, segmentIds } = columns;
  const offset = new Int32Array(segmentIds.length + 1);
  for (let row = 0; row < rows; row++) offset[segment[row]! + 1]!++;
  for (let s = 0; s < segmentIds.length; s++) offset[s + 1]! += offset[s]!;
  const next = offset.slice();
  const order = new Int32Array(rows);
  for (let row = 0; row < rows; row++) order[next[segment[row]!]!++] = row;
  return { order, offset };
}
