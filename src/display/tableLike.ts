import { parseCsv } from "../format/csv.js";
import type { Cell, Table } from "./table.js";

/** So much of an arquero table as is needed to show it. */
interface ArqueroTable {
  numRows(): number;
  columnNames(): string[];
  get(name: string, row: number): unknown;
}

/** So much of a danfojs frame or series as is needed to show it. */
interface DanfoFrame {
  readonly columns: readonly unknown[];
  readonly index: readonly unknown[];
  readonly values: readonly unknown[];
}

/**
 * The first rows of what other libraries and our own tasks call a table: an arquero table, a danfojs frame or series (with its index
 * as first column), a list of records; known by their shape, so that no library is loaded for it. Undefined for anything else.
 */
export function readTableLike(value: unknown, first: number): Table | undefined {
  if (isArquero(value)) {
    const header = value.columnNames();
    const total = value.numRows();
    const rows = Array.from({ length: Math.min(first, total) }, (_, row) =>
      header.map((name) => toCell(value.get(name, row))),
    );
    return { header, rows, total };
  }
  if (isDanfo(value)) {
    const header = ["", ...value.columns.map(String)];
    const rows = value.values
      .slice(0, first)
      .map((row, i) => [toCell(value.index[i]), ...(Array.isArray(row) ? row.map(toCell) : [toCell(row)])]);
    return { header, rows, total: value.values.length };
  }
  if (isRecords(value)) {
    const header = [...new Set(value.slice(0, first).flatMap((row) => Object.keys(row)))];
    return {
      header,
      rows: value.slice(0, first).map((row) => header.map((name) => toCell(row[name]))),
      total: value.length,
    };
  }
  return undefined;
}

/** A CSV's text as a table. Throws SyntaxError where it is none. */
export function readCsvTable(csv: string): Table {
  const [header = [], ...rows] = parseCsv(csv);
  return { header, rows };
}

function isArquero(value: unknown): value is ArqueroTable {
  const table = value as Partial<ArqueroTable> | null | undefined;
  return [table?.numRows, table?.columnNames, table?.get].every((member) => typeof member === "function");
}

function isDanfo(value: unknown): value is DanfoFrame {
  const frame = value as Partial<DanfoFrame> | null | undefined;
  return [frame?.columns, frame?.index, frame?.values].every((member) => Array.isArray(member));
}

function isRecords(value: unknown): value is readonly Record<string, unknown>[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((row) => typeof row === "object" && row !== null && !Array.isArray(row))
  );
}

function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return value;
  // Six significant digits, and no sign of how a mean was summed up.
  if (typeof value === "number") return Number.isInteger(value) ? value : Number(value.toPrecision(6));
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}
