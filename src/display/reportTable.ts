import { escapeHtml } from "./html.js";

/** A cell: plain text, or a fragment that this room made. */
export type ReportCell = string | { readonly html: string };

/** A table of the report. `total` says how many rows there are in all, where only the first are here. */
export interface ReportTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly ReportCell[])[];
  readonly total?: number;
  /** Where the rest is, such as a file's name. */
  readonly rest?: string;
  /** Words of one column in their order of rank, the highest first, by which it sorts. */
  readonly ranked?: { readonly column: string; readonly words: readonly string[] };
}

/** The most letters that a cell or a line shows of a text from outside: a page of long names must not grow with them. */
export const MOST_LETTERS = 200;

/** A longer text may break anywhere, so that a path does not push the table off the page. */
const LONG = 40;
const NUMBER = /^[-−+]?[0-9][0-9,]*(\.[0-9]+)?( ?%)?$/;

/** Any text, cut at 200 letters, as HTML. */
export function shownText(text: string): string {
  const letters = [...text.slice(0, MOST_LETTERS * 2)];
  return escapeHtml(letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join("")}…` : letters.join(""));
}

/** A table that sorts by its headings. Columns whose texts are all numbers stand to the right. */
export function reportTable({ header, rows, total, rest, ranked }: ReportTable): string {
  if (rows.length === 0) return `<p class="empty">None.</p>`;
  const textOf = (cell: ReportCell | undefined): string => (typeof cell === "string" ? cell : "");
  const numeric = header.map((_, c) => {
    const filled = rows.map((row) => row[c]).filter((cell) => cell !== "");
    return filled.length > 0 && filled.every((cell) => NUMBER.test(textOf(cell)));
  });
  const mark = (c: number, text = ""): string =>
    numeric[c] ? ' class="number"' : text.length > LONG ? ' class="long"' : "";
  const heads = header.map(
    (name, c) =>
      `<th scope="col"${mark(c)}${ranked?.column === name ? ' data-ranked="1"' : ""}><button type="button">${escapeHtml(name)}</button></th>`,
  );
  const body = rows.map(
    (row) =>
      `<tr>${row.map((cell, c) => `<td${mark(c, textOf(cell))}>${typeof cell === "string" ? shownText(cell) : cell.html}</td>`).join("")}</tr>`,
  );
  const left = (total ?? rows.length) - rows.length;
  const more =
    left > 0
      ? `<p class="quiet">The first ${rows.length} of ${total}${rest ? `; all in ${escapeHtml(rest)}` : ""}.</p>`
      : "";
  const ranks = ranked ? ` data-ranks="${escapeHtml(ranked.words.join(" "))}"` : "";
  return `<div class="scroll"><table${ranks}><thead><tr>${heads.join("")}</tr></thead><tbody>\n${body.join("\n")}\n</tbody></table></div>${more}`;
}
