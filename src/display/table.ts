import { formatCount } from "../format/numberText.js";
import { escapeHtml, labelAddress, linkHtml, videoAddress } from "./html.js";
import type { MimeRecord } from "./shown.js";

/** What may stand in a cell. */
export type Cell = string | number | bigint | boolean | null | undefined;

/** A table to show: its first rows, and how many there are in all. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** All rows of the table, where `rows` are only the first of them. */
  readonly total?: number;
}

const NUMBER = /^[-−+]?[0-9][0-9,]*(\.[0-9]+)?(e[-+]?[0-9]+)?( ?%)?$/i;
const VIDEO = /^https:\/\/youtu\.be\/[A-Za-z0-9_-]{11}(\?t=[0-9]+)?$/;

/**
 * The first rows of a table as HTML, with the same as plain text for places that show no HTML and for reviews. Columns of numbers
 * stand to the right. Segment ids link to their video at the second they start, a `label_id` beside a `display_name` or `name` to
 * AudioSet's page of it. Whatever stands in cells is shown as it is, never run; plain text is cut at `letters` a cell.
 */
export function tableBundle(table: Table, { first = 20, caption = "", letters = 60 } = {}): MimeRecord {
  const rows = table.rows.slice(0, first);
  const texts = rows.map((row) => table.header.map((_, c) => cellText(row[c])));
  const numeric = table.header.map((_, c) => {
    const filled = texts.map((row) => row[c]!).filter((text) => text !== "");
    return filled.length > 0 && filled.every((text) => NUMBER.test(text) || text === "–");
  });
  const left = (table.total ?? table.rows.length) - rows.length;
  const more = left > 0 ? `… ${formatCount(left)} more ${left === 1 ? "row" : "rows"}` : "";
  return {
    "text/html": tableHtml(table.header, texts, numeric, caption, more),
    "text/plain": [caption, tableText(table.header, texts, numeric, letters), more]
      .filter((part) => part !== "")
      .join("\n"),
  };
}

function tableHtml(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: readonly boolean[],
  caption: string,
  more: string,
): string {
  const style = (c: number) => ` style="text-align:${numeric[c] ? "right" : "left"}"`;
  const names = header.findIndex((name) => name === "display_name" || name === "name");
  const cell = (row: readonly string[], c: number): string => {
    const text = row[c]!;
    const video = header[c] === "label_id" ? undefined : segmentAddress(header[c]!, text);
    if (video) return linkHtml(video, text);
    if (VIDEO.test(text)) return linkHtml(text, text);
    const isLabel = header[c] === "label_id" && names >= 0 && row[names] !== text && row[names] !== "";
    return isLabel ? linkHtml(labelAddress(row[names]!), text) : escapeHtml(text);
  };
  const head = header.map((name, c) => `<th${style(c)}>${escapeHtml(name)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((_, c) => `<td${style(c)}>${cell(row, c)}</td>`).join("")}</tr>`);
  return [
    `<table>${caption === "" ? "" : `<caption style="text-align:left">${escapeHtml(caption)}</caption>`}`,
    `<thead><tr>${head}</tr></thead>`,
    `<tbody>`,
    ...body,
    `</tbody></table>`,
    ...(more === "" ? [] : [`<p>${escapeHtml(more)}</p>`]),
  ].join("\n");
}

/** A word of eleven letters is a video id only in a column that says so. */
function segmentAddress(column: string, text: string): string | undefined {
  return text.length > 11 || /ytid|video/i.test(column) ? videoAddress(text) : undefined;
}

function tableText(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: readonly boolean[],
  letters: number,
): string {
  const lines = [header, ...rows].map((row) => row.map((text) => plainCell(text, letters)));
  const widths = header.map((_, c) => Math.max(...lines.map((line) => [...line[c]!].length)));
  const padded = lines.map((line) =>
    line
      .map((text, c) => {
        const room = " ".repeat(widths[c]! - [...text].length);
        return numeric[c] ? room + text : text + room;
      })
      .join("  ")
      .trimEnd(),
  );
  return [padded[0]!, widths.map((width) => "-".repeat(width)).join("  "), ...padded.slice(1)].join("\n");
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "string" ? cell : String(cell);
}

function plainCell(text: string, most: number): string {
  const letters = [...text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ")];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : letters.join("");
}
