import { boldAdvances, letterPlace, regularAdvances } from "./advances.js";

/** What an unknown letter is taken to be wide, in 1/2048 em: as much as a capital. */
const unknownAdvance = 1401;

/** Width in pixels of a plain text (no markup) in DejaVu Sans at a font size in pixels; without kerning, so at most a little too wide. */
export function plainWidth(text: string, size: number, { bold = false } = {}): number {
  const table = bold ? boldAdvances : regularAdvances;
  let units = 0;
  for (const letter of text) units += table[letterPlace(letter.codePointAt(0)!)] ?? unknownAdvance;
  return (units * size) / 2048;
}

/** The widest of some texts, 0 for none. */
export function widest(texts: readonly string[], size: number, options?: { bold?: boolean }): number {
  return texts.reduce((most, text) => Math.max(most, plainWidth(text, size, options)), 0);
}

/** The text whole where it fits into `width` pixels, else cut after a whole letter and marked with an ellipsis. */
export function fitText(text: string, width: number, size: number): string {
  if (plainWidth(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && plainWidth(`${letters.join("").trimEnd()}…`, size) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
