import type { StrongColumns } from "../format/strongTsv.js";
import type { StrongBlock, StrongTable } from "../format/strongTsvWrite.js";
import { clipBlocks, rowBlocks } from "./clipBlocks.js";
import type { ClipRule } from "./cutting.js";
import { gridBlocks } from "./gridBlocks.js";

/** Rows, distinct segments and summed length of what has been written. */
export interface TableSize {
  readonly rows: number;
  readonly segments: number;
  readonly ms: number;
}

/** Some rows of a strong file as a table to be written, as they are. */
export function rowTable(columns: StrongColumns, rows: Int32Array): StrongTable {
  return { ...dictionaries(columns), clips: false, next: rowBlocks(columns, rows) };
}

/** The clips of some rows of a strong file as a table to be written: by the events, or on a grid. `firstNumber` counts on. */
export function clipTable(
  columns: StrongColumns,
  rows: Int32Array,
  rule: ClipRule,
  firstNumber?: Int32Array,
): StrongTable {
  if (!rule.grid) return { ...dictionaries(columns), clips: true, next: clipBlocks(columns, rows, rule, firstNumber) };
  const grid = gridBlocks(columns, rows, rule, firstNumber);
  return { ...dictionaries(columns), labelIds: grid.labelIds, clips: true, next: () => grid.next() };
}

/** The same table, with the size of each segment's part counted as the rows pass by. */
export function measured(table: StrongTable): { table: StrongTable; sizeOf(keep: Uint8Array): TableSize } {
  const rowsOf = new Int32Array(table.segmentIds.length);
  const msOf = new Float64Array(table.segmentIds.length);
  const next = (): StrongBlock | undefined => {
    const block = table.next();
    if (block === undefined) return undefined;
    const { rows, segment, startMs, endMs } = block;
    for (let i = 0; i < rows; i++) {
      rowsOf[segment[i]!]!++;
      msOf[segment[i]!]! += endMs[i]! - startMs[i]!;
    }
    return block;
  };
  const sizeOf = (keep: Uint8Array): TableSize => {
    const size = { rows: 0, segments: 0, ms: 0 };
    for (let s = 0; s < rowsOf.length; s++) {
      if (keep[s] === 0 || rowsOf[s] === 0) continue;
      size.rows += rowsOf[s]!;
      size.segments++;
      size.ms += msOf[s]!;
    }
    return size;
  };
  return { table: { ...table, next }, sizeOf };
}

/** How many clips of each segment come before those of `rows`: what `firstNumber` must be for a table that goes on after this one. */
export function clipNumbersAfter(columns: StrongColumns, rows: Int32Array, rule: ClipRule): Int32Array {
  const numbers = new Int32Array(columns.segmentIds.length);
  const table = clipTable(columns, rows, rule, numbers);
  while (table.next() !== undefined);
  return numbers;
}

function dictionaries({ segmentIds, labelIds, present }: StrongColumns) {
  return { segmentIds, labelIds, framed: present !== undefined };
}
