import { toCsv } from "../format/csv.js";

/** A column of a statistics CSV: its name, what it means (for the README's dictionary), how a row's value is written. */
export interface Column<Row> {
  readonly name: string;
  readonly about: string;
  text(row: Row): string;
}

/** Rows as CSV text by their columns. */
export function columnsToCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return toCsv(
    columns.map(({ name }) => name),
    rows.map((row) => columns.map((column) => column.text(row))),
  );
}

/** Milliseconds as seconds with three decimals; empty where there is no value. */
export function secondsText(ms: number | undefined): string {
  return ms === undefined ? "" : (ms / 1000).toFixed(3);
}

/** A share, a percentage or a mean with six decimals; empty where there is no value. */
export function sixDecimals(value: number | undefined): string {
  return value === undefined ? "" : value.toFixed(6);
}

/** A table for a terminal: numbers to the right, texts to the left, columns two blanks apart. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const isNumber = header.map((_, c) => rows.every((row) => /^[-–0-9.,:% ]*$/.test(row[c] ?? "")));
  const widths = header.map((title, c) => Math.max(title.length, ...rows.map((row) => [...(row[c] ?? "")].length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, c) =>
        isNumber[c]
          ? " ".repeat(widths[c]! - [...cell].length) + cell
          : cell + " ".repeat(widths[c]! - [...cell].length),
      )
      .join("  ")
      .trimEnd();
  return [line(header), widths.map((width) => "-".repeat(width)).join("  "), ...rows.map(line)].join("\n");
}
