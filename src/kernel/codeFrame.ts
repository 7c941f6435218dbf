/**
 * Line `line` of a cell with the two lines before and the one after it, numbered, a mark under the `length` characters
 * from `column` (both counting from 1); empty where the cell has no such line.
 */
export function codeFrame(source: string, line: number, column: number, length = 1): string {
  const lines = source.split("\n");
  const wanted = lines[line - 1];
  if (wanted === undefined) return "";
  const last = Math.min(lines.length, line + 1);
  const width = String(last).length;
  const shown: string[] = [];
  for (let number = Math.max(1, line - 2); number <= last; number++) {
    const mark = number === line ? ">" : " ";
    shown.push(`${mark} ${String(number).padStart(width)} | ${lines[number - 1]!.slice(0, 200)}`.trimEnd());
    if (number !== line) continue;
    const under = Math.max(1, Math.min(length, wanted.length - column + 1));
    if (column <= 200)
      shown.push(`  ${" ".repeat(width)} | ${" ".repeat(column - 1)}${"^".repeat(Math.min(under, 200))}`);
  }
  return shown.join("\n");
}
