/** Whether two programs wrote the same statistics. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Compares every CSV of two folders cell by cell: texts must be equal, numbers may differ by one in their last digit (programs round
 * halves differently). Returns how many cells there are, how many differ so, and the first ten that differ by more.
 */
export function compareFolders(ours, theirs) {
  const result = { cells: 0, rounded: 0, wrong: [] };
  for (const name of readdirSync(ours).filter((one) => one.endsWith(".csv"))) {
    const a = records(join(ours, name));
    const b = records(join(theirs, name));
    if (a.length !== b.length) result.wrong.push(`${name}: ${a.length} and ${b.length} lines`);
    a.forEach((row, line) => {
      row.forEach((cell, column) => {
        result.cells++;
        const other = b[line]?.[column];
        if (cell === other) return;
        if (isRounding(cell, other)) result.rounded++;
        else if (result.wrong.length < 10)
          result.wrong.push(`${name}:${line + 1} ${a[0][column]}: ${cell} and ${other}`);
      });
    });
  }
  return result;
}

function isRounding(cell, other) {
  if (!/^-?[0-9.]+$/.test(cell) || !/^-?[0-9.]+$/.test(other ?? "")) return false;
  const decimals = cell.split(".")[1]?.length ?? 0;
  return decimals > 0 && Math.abs(Number(cell) - Number(other)) < 1.01 * 10 ** -decimals;
}

function records(path) {
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const fields = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field]) => field);
    // The pattern matches once more, empty, at the end of a line whose last field is not empty.
    if (!line.endsWith(",")) fields.pop();
    return fields.map((field) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field));
  });
}
