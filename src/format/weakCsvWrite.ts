import { MAX_NUMBER_BYTES, writeSeconds } from "./digits.js";
import type { Fill } from "./fill.js";
import { createTextStore } from "./textStore.js";
import type { WeakColumns } from "./weakCsv.js";
import { WEAK_COLUMNS, type WeakHeaderCounts } from "./weakLine.js";

const LF = 10;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const ID_LENGTH = 11;
const FIXED_BYTES = ID_LENGTH + 2 * MAX_NUMBER_BYTES + 16;

/** Counts what the header of a list of these rows must say. */
export function countWeakRows(columns: WeakColumns, rows: Int32Array): WeakHeaderCounts {
  const { labelIds, labelOffset, label, sorted, ytid } = columns;
  const seen = new Uint8Array(labelIds.length);
  let occurrences = 0;
  for (let i = 0; i < rows.length; i++) {
    for (let item = labelOffset[rows[i]!]!; item < labelOffset[rows[i]! + 1]!; item++) {
      seen[label[item]!] = 1;
      occurrences++;
    }
  }
  let labels = 0;
  for (const one of seen) labels += one;
  return { ytids: sorted ? rows.length : distinctIds(ytid, rows), segments: rows.length, labels, occurrences };
}

/**
 * Writes some rows of a weak list in the official format: three lines that begin with #, the first as in the list they are taken
 * from, the second with the counts of these rows; then `YTID, start, end, "label,label"` with three decimals and LF.
 */
export function createWeakCsvFill(columns: WeakColumns, rows: Int32Array, firstLine: string): Fill {
  const { labelOffset, label, startMs, endMs, ytid } = columns;
  const { ytids, segments, labels, occurrences } = countWeakRows(columns, rows);
  const counts = `# num_ytids=${ytids}, num_segs=${segments}, num_unique_labels=${labels}, num_positive_labels=${occurrences}`;
  let header: Uint8Array | undefined = new TextEncoder().encode(`${firstLine}\n${counts}\n${WEAK_COLUMNS}\n`);
  const { bytes: names, offset: nameOffset } = createTextStore(columns.labelIds);
  let next = 0;

  return (into) => {
    let at = 0;
    if (header !== undefined) {
      into.set(header);
      at = header.length;
      header = undefined;
    }
    let i = next;
    for (; i < rows.length; i++) {
      const row = rows[i]!;
      const firstItem = labelOffset[row]!;
      const lastItem = labelOffset[row + 1]!;
      let room = FIXED_BYTES;
      for (let item = firstItem; item < lastItem; item++)
        room += nameOffset[label[item]! + 1]! - nameOffset[label[item]!]! + 1;
      if (at + room > into.length) break;
      for (let b = row * ID_LENGTH, end = b + ID_LENGTH; b < end; b++) into[at++] = ytid[b]!;
      into[at++] = COMMA;
      into[at++] = SPACE;
      at = writeSeconds(into, at, startMs[row]!);
      into[at++] = COMMA;
      into[at++] = SPACE;
      at = writeSeconds(into, at, endMs[row]!);
      into[at++] = COMMA;
      into[at++] = SPACE;
      into[at++] = QUOTE;
      for (let item = firstItem; item < lastItem; item++) {
        if (item > firstItem) into[at++] = COMMA;
        for (let b = nameOffset[label[item]!]!, end = nameOffset[label[item]! + 1]!; b < end; b++)
          into[at++] = names[b]!;
      }
      into[at++] = QUOTE;
      into[at++] = LF;
    }
    if (at === 0 && i < rows.length)
      throw new RangeError(`Cannot write a row: expected at most ${into.length} bytes, got more`);
    next = i;
    return at;
  };
}

function distinctIds(ytid: Uint8Array, rows: Int32Array): number {
  const decoder = new TextDecoder("latin1");
  const ids = new Set<string>();
  for (const row of rows) ids.add(decoder.decode(ytid.subarray(row * ID_LENGTH, row * ID_LENGTH + ID_LENGTH)));
  return ids.size;
}
