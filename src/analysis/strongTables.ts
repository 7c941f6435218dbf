import type { StrongColumns } from "../format/strongTsv.js";
import type { StrongBlock, StrongTable } from "../format/strongTsvWrite.js";
import { clipBlocks, rowBlocks } from "./clipBlocks.js";
import type { CutRule } from "./cutting.js";
import { gridBlocks } from "./gridBlocks.js";

/** Rows, distinct segments and summed length of a table that is being written. */
export interface TableSize {
  rows: number;
  segments: number;
  ms: number;
}

/** Some rows of a strong file as a table to be written, as they are. */
export function rowTable(columns: StrongColumns, rows: Int32Array): StrongTable {
  return { ...dictionaries(columns), clips: false, next: rowBlocks(columns, rows) };
}

/** The clips of some rows of a strong file as a table to be written: by the events, or on a grid. `firstNumber` counts on. */
export function clipTable(
  columns: StrongColumns,
  rows: Int32Array,
  rule: CutRule & { readonly grid: boolean },
  firstNumber?: Int32Array,
): StrongTable {
  if (!rule.grid) return { ...dictionaries(columns), clips: true, next: clipBlocks(columns, rows, rule, firstNumber) };
  const grid = gridBlocks(columns, rows, rule, firstNumber);
  return { ...dictionaries(columns), labelIds: grid.labelIds, clips: true, next: () => grid.next() };
}

/** The same table, with its size counted as its rows pass by. */
export function measured(table: StrongTable): { table: StrongTable; size: TableSize } {
  const size: TableSize = { rows: 0, segments: 0, ms: 0 };
  const seen = new Uint8Array(table.segmentIds.length);
  const next = (): StrongBlock | undefined => {
    const block = table.next();
    if (block === undefined) return undefined;
    const { rows, segment, startMs, endMs } = block;
    size.rows += rows;
    for (let i = 0; i < rows; i++) {
      size.ms += endMs[i]! - startMs[i]!;
      size.segments += 1 - seen[segment[i]!]!;
      seen[segment[i]!] = 1;
    }
    return block;
  };
  return { table: { ...table, next }, size };
}

/** How many clips of each segment come before those of `rows`: what `firstNumber` must be for a table that goes on after this one. */
export function clipNumbersAfter(
  columns: StrongColumns,
  rows: Int32Array,
  rule: CutRule & { readonly grid: boolean },
): Int32Array {
  const numbers = new Int32Array(columns.segmentIds.length);
  const table = clipTable(columns, rows, rule, numbers);
  while (table.next() !== undefined);
  return numbers;
}

function dictionaries({ segmentIds, labelIds, present }: StrongColumns) {
  return { segmentIds, labelIds, framed: present !== undefined };
}
