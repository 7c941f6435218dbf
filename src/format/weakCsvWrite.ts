import { MAX_NUMBER_BYTES, writeSeconds } from "./digits.js";
import { createSharedFill, type EncodedRows, type Fill, type NextRows, ROWS_BYTES } from "./fill.js";
import { createTextStore, type TextStore } from "./textStore.js";
import type { WeakColumns } from "./weakCsv.js";
import { WEAK_COLUMNS, type WeakHeaderCounts } from "./weakLine.js";

const LF = 10;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const ID_LENGTH = 11;
const FIXED_BYTES = ID_LENGTH + 2 * MAX_NUMBER_BYTES + 16;

/** Counts what the header of a list of the rows r with keep[r] = 1 must say. */
export function countWeakRows(columns: WeakColumns, keep: Uint8Array): WeakHeaderCounts {
  const { rows, labelIds, labelOffset, label, sorted } = columns;
  const seen = new Uint8Array(labelIds.length);
  let segments = 0;
  let occurrences = 0;
  for (let row = 0; row < rows; row++) {
    if (keep[row] === 0) continue;
    segments++;
    occurrences += labelOffset[row + 1]! - labelOffset[row]!;
    for (let item = labelOffset[row]!; item < labelOffset[row + 1]!; item++) seen[label[item]!] = 1;
  }
  let labels = 0;
  for (const one of seen) labels += one;
  return { ytids: sorted ? segments : distinctIds(columns, keep), segments, labels, occurrences };
}

/**
 * Writes rows of a weak list in the official format: three lines that begin with #, the first as in the list they are taken from, the
 * second with the counts of these rows; then `YTID, start, end, "label,label"` with three decimals and LF. One file for each of
 * `keeps`: file f takes the rows r with keeps[f][r] = 1.
 */
export function createWeakCsvFill(columns: WeakColumns, keeps: readonly Uint8Array[], firstLine: string): Fill {
  const headers = keeps.map((keep) => {
    const { ytids, segments, labels, occurrences } = countWeakRows(columns, keep);
    const counts = `# num_ytids=${ytids}, num_segs=${segments}, num_unique_labels=${labels}, num_positive_labels=${occurrences}`;
    return new TextEncoder().encode(`${firstLine}\n${counts}\n${WEAK_COLUMNS}\n`);
  });
  return createSharedFill(headers, keeps, encodeRows(columns));
}

const MAX_ROWS = 1 << 14;

function encodeRows(columns: WeakColumns): NextRows {
  const labels = createTextStore(columns.labelIds);
  const encoded = {
    bytes: new Uint8Array(ROWS_BYTES),
    rows: 0,
    rowEnd: new Int32Array(MAX_ROWS),
    key: new Int32Array(MAX_ROWS),
  };
  let next = 0;
  return () => {
    encoded.rows = encodeFrom(encoded, columns, next, labels);
    if (encoded.rows === 0 && next < columns.rows)
      throw new RangeError(`Cannot write a row: expected at most ${ROWS_BYTES} bytes, got more`);
    next += encoded.rows;
    return encoded;
  };
}

/** Encodes rows from `first` on until the next might not fit; returns how many. */
function encodeFrom(
  { bytes: into, rowEnd, key }: EncodedRows,
  { rows, labelOffset, label, startMs, endMs, ytid }: WeakColumns,
  first: number,
  { bytes: names, offset: nameOffset }: TextStore,
): number {
  const count = Math.min(rows - first, rowEnd.length);
  let at = 0;
  let i = 0;
  for (; i < count; i++) {
    const row = first + i;
    const firstItem = labelOffset[row]!;
    const lastItem = labelOffset[row + 1]!;
    let room = FIXED_BYTES;
    for (let item = firstItem; item < lastItem; item++)
      room += nameOffset[label[item]! + 1]! - nameOffset[label[item]!]! + 1;
    if (at + room > into.length) break;
    for (let b = 0; b < ID_LENGTH; b++) into[at + b] = ytid[row * ID_LENGTH + b]!;
    at += ID_LENGTH;
    into[at] = COMMA;
    into[at + 1] = SPACE;
    at = writeSeconds(into, at + 2, startMs[row]!);
    into[at] = COMMA;
    into[at + 1] = SPACE;
    at = writeSeconds(into, at + 2, endMs[row]!);
    into[at] = COMMA;
    into[at + 1] = SPACE;
    into[at + 2] = QUOTE;
    at += 3;
    for (let item = firstItem; item < lastItem; item++) {
      if (item > firstItem) into[at++] = COMMA;
      const name = nameOffset[label[item]!]!;
      const length = nameOffset[label[item]! + 1]! - name;
      for (let b = 0; b < length; b++) into[at + b] = names[name + b]!;
      at += length;
    }
    into[at] = QUOTE;
    into[at + 1] = LF;
    at += 2;
    rowEnd[i] = at;
    key[i] = row;
  }
  return i;
}

function distinctIds({ rows, ytid }: WeakColumns, keep: Uint8Array): number {
  const decoder = new TextDecoder("latin1");
  const ids = new Set<string>();
  for (let row = 0; row < rows; row++)
    if (keep[row] === 1) ids.add(decoder.decode(ytid.subarray(row * ID_LENGTH, (row + 1) * ID_LENGTH)));
  return ids.size;
}
