import { officialCounts } from "../audioset/officialCounts.js";
import type { Subset } from "../audioset/subset.js";
import type { LabelTable } from "./labelTable.js";

/** How much of an official file's events or occurrences a table holds. */
export interface Completeness {
  readonly found: number;
  readonly official: number;
  /** Labels with fewer events or occurrences than the official file has. */
  readonly shortLabels: number;
}

/** Compares a table with the known official counts, label by label; undefined where none falls short or nothing is known. */
export function findShortfall(table: LabelTable, subset: Subset): Completeness | undefined {
  const counts = officialCounts(subset);
  if (!counts) return undefined;
  const found = new Map(table.ids.map((id, i) => [id, table.count[i]!]));
  let official = 0;
  let shortLabels = 0;
  for (const [id, count] of counts) {
    official += count;
    if ((found.get(id) ?? 0) < count) shortLabels++;
  }
  const total = table.count.reduce((sum, count) => sum + count, 0);
  return shortLabels > 0 ? { found: total, official, shortLabels } : undefined;
}
