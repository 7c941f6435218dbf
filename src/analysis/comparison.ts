import { compareCodeUnits } from "./distribution.js";
import type { LabelTable } from "./labelTable.js";

/** One label over several subsets; values in occurrences (weak) or milliseconds (strong), in the subsets' order. */
export interface ComparedLabel {
  readonly rank: number;
  readonly id: string;
  readonly values: readonly number[];
  /** Share of each subset's distinct segments that hold the label. */
  readonly segmentShares: readonly number[];
  readonly segmentCounts: readonly number[];
  readonly total: number;
  readonly share: number;
}

/** A label whose share of segments differs between two subsets. */
export interface Shift {
  readonly id: string;
  readonly shares: readonly [number, number];
  /** log2 of the ratio second / first, each with half a segment added so that 0 has a finite place. */
  readonly log2Ratio: number;
}

/** Joins the tables of several subsets on label ids; ranks by total descending, ties by id. A label that a subset lacks has 0 there. */
export function compareTables(tables: readonly LabelTable[]): ComparedLabel[] {
  const places = tables.map((table) => new Map(table.ids.map((id, i) => [id, i])));
  const ids = [...new Set(tables.flatMap(({ ids }) => ids))];
  const pick = (id: string, column: (table: LabelTable) => Float64Array) =>
    tables.map((table, t) => {
      const place = places[t]!.get(id);
      return place === undefined ? 0 : column(table)[place]!;
    });
  const rows = ids.map((id) => {
    const values = pick(id, ({ value }) => value);
    const segmentCounts = pick(id, ({ segmentCount }) => segmentCount);
    const segmentShares = segmentCounts.map((count, t) => (tables[t]!.segments > 0 ? count / tables[t]!.segments : 0));
    return { id, values, segmentCounts, segmentShares, total: values.reduce((a, b) => a + b, 0) };
  });
  const all = rows.reduce((sum, { total }) => sum + total, 0);
  rows.sort((a, b) => b.total - a.total || compareCodeUnits(a.id, b.id));
  return rows.map((row, i) => ({ ...row, rank: i + 1, share: all > 0 ? row.total / all : 0 }));
}

/**
 * Labels by how much their share of segments differs between subset `first` and `second`, largest first. Labels that stand in fewer than
 * `minSegments` segments of both are left out: their ratio is chance.
 */
export function findShifts(
  labels: readonly ComparedLabel[],
  tables: readonly LabelTable[],
  [first, second]: readonly [number, number],
  minSegments = 20,
): Shift[] {
  const rate = (label: ComparedLabel, t: number) => (label.segmentCounts[t]! + 0.5) / (tables[t]!.segments + 1);
  return labels
    .filter(({ segmentCounts }) => Math.max(segmentCounts[first]!, segmentCounts[second]!) >= minSegments)
    .map(
      (label): Shift => ({
        id: label.id,
        shares: [label.segmentShares[first]!, label.segmentShares[second]!],
        log2Ratio: Math.log2(rate(label, second) / rate(label, first)),
      }),
    )
    .sort((a, b) => Math.abs(b.log2Ratio) - Math.abs(a.log2Ratio) || compareCodeUnits(a.id, b.id));
}

/** How many labels each combination of subsets has in common: key is one bit a subset, lowest bit first. */
export function countVocabularies(labels: readonly ComparedLabel[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { segmentCounts } of labels) {
    const key = segmentCounts.reduce((bits, count, t) => bits | (count > 0 ? 1 << t : 0), 0);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
