import type { StrongColumns } from "../format/strongTsv.js";
import { rowsBySegment } from "./segments.js";

/** Two events of one label in one segment that intersect; `exact` where both times are equal. */
export interface Intersection {
  /** The later row of the file and the earlier one. */
  readonly row: number;
  readonly other: number;
  readonly exact: boolean;
}

/** The pairs of events of one label that intersect, and the events after merging. */
export interface MergedEvents {
  /** Intersecting pairs of each label, and those of them with equal times. */
  readonly pairs: Float64Array;
  readonly exactPairs: Float64Array;
  /** The first pairs found, in order of the file. */
  readonly examples: readonly Intersection[];
  /** The columns with each chain of intersecting events of a label replaced by their union, at the place of its first row. */
  readonly columns: StrongColumns;
}

/** An event is compared with so many earlier ones of its chain, so that a file of equal rows cannot take for ever. */
const COMPARED = 100;
const KEPT_PAIRS = 100;

/**
 * Finds the events of one label that intersect within a segment and merges them. Events that only touch stay apart; equal ones merge,
 * also of no length. In framed files a row merges with an equal one only (same frame, same rating). One pass over each segment's events.
 */
export function mergeEvents(columns: StrongColumns, { order, offset } = rowsBySegment(columns)): MergedEvents {
  const { rows, label, startMs, endMs, present, labelIds } = columns;
  const pairs = new Float64Array(labelIds.length);
  const exactPairs = new Float64Array(labelIds.length);
  const examples: Intersection[] = [];
  const dropped = new Uint8Array(rows);
  const start = startMs.slice();
  const end = endMs.slice();
  let droppedRows = 0;
  // Label and rating, then start, in one number below 2^53 (fewer than 2^21 labels, 2^31 ms): rows that may merge sort together.
  const keys = new Float64Array(rows);
  for (let row = 0; row < rows; row++)
    keys[row] = (label[row]! * 2 + (present ? present[row]! : 0)) * 2 ** 31 + startMs[row]!;
  const group = (row: number): number => label[row]! * 2 + (present ? present[row]! : 0);
  const equal = (a: number, b: number): boolean => startMs[a] === startMs[b] && endMs[a] === endMs[b];

  const sorted = order.slice();
  for (let s = 0; s + 1 < offset.length; s++) {
    const first = offset[s]!;
    const next = offset[s + 1]!;
    if (next - first < 2) continue;
    sortRows(sorted, first, next, keys, endMs);
    let chain: number[] = [];
    let keeper = -1;
    for (let i = first; i < next; i++) {
      const row = sorted[i]!;
      const last = chain[chain.length - 1];
      const meets =
        last !== undefined &&
        group(last) === group(row) &&
        (equal(last, row) || (present === undefined && startMs[row]! < end[keeper]!));
      if (!meets) {
        chain = [row];
        keeper = row;
        continue;
      }
      for (const other of chain) count(row, other);
      chain.push(row);
      if (chain.length > COMPARED) chain.shift();
      keeper = unite(keeper, row);
    }
  }
  examples.sort((a, b) => a.row - b.row || a.other - b.other);
  const merged =
    droppedRows > 0 ? withoutDropped({ ...columns, startMs: start, endMs: end }, dropped, rows - droppedRows) : columns;
  return { pairs, exactPairs, examples, columns: merged };

  function count(row: number, other: number): void {
    const exact = equal(row, other);
    if (!exact && startMs[row]! >= endMs[other]!) return;
    pairs[label[row]!]!++;
    if (exact) exactPairs[label[row]!]!++;
    if (examples.length < KEPT_PAIRS) examples.push({ row: Math.max(row, other), other: Math.min(row, other), exact });
  }

  /** The earlier row of the file takes the union, the other goes. */
  function unite(a: number, b: number): number {
    const kept = Math.min(a, b);
    const from = Math.min(start[a]!, start[b]!);
    const to = Math.max(end[a]!, end[b]!);
    start[kept] = from;
    end[kept] = to;
    dropped[Math.max(a, b)] = 1;
    droppedRows++;
    return kept;
  }
}

/**
 * Sorts rows[from..to) in place by key, end and row: by insertion while they are few, as in most segments, where it is several times as
 * fast.
 */
function sortRows(rows: Int32Array, from: number, to: number, keys: Float64Array, endMs: Int32Array): void {
  if (to - from > 50) {
    rows.subarray(from, to).sort((a, b) => keys[a]! - keys[b]! || endMs[a]! - endMs[b]! || a - b);
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const row = rows[i]!;
    const key = keys[row]!;
    let at = i;
    for (; at > from; at--) {
      const before = rows[at - 1]!;
      const beforeKey = keys[before]!;
      // Rows come in order of the file, so equal ones stay as they are.
      if (beforeKey < key || (beforeKey === key && endMs[before]! <= endMs[row]!)) break;
      rows[at] = before;
    }
    rows[at] = row;
  }
}

function withoutDropped(columns: StrongColumns, dropped: Uint8Array, rows: number): StrongColumns {
  const keep = <T extends Int32Array | Uint8Array>(values: T): T => {
    const kept = new (values.constructor as new (length: number) => T)(rows);
    for (let row = 0, at = 0; row < values.length; row++) if (dropped[row] === 0) kept[at++] = values[row]!;
    return kept;
  };
  const { segment, label, startMs, endMs, present, lines, ...rest } = columns;
  return {
    ...rest,
    rows,
    segment: keep(segment),
    label: keep(label),
    startMs: keep(startMs),
    endMs: keep(endMs),
    ...(present ? { present: keep(present) } : {}),
    ...(lines ? { lines: keep(lines) } : {}),
  };
}
