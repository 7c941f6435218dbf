import type { LabelTable } from "./labelTable.js";

/** One label's place in a distribution. */
export interface RankedLabel {
  /** 1..n by value descending, ties by label id by code unit. */
  readonly rank: number;
  readonly id: string;
  /** Occurrences (weak) or milliseconds (strong). */
  readonly value: number;
  /** Value divided by the sum of all values, 0..1. */
  readonly share: number;
  readonly cumulativeShare: number;
  readonly count: number;
  readonly segmentCount: number;
  /** segmentCount divided by all distinct segments of the file. */
  readonly segmentShare: number;
  readonly notPresentCount: number | undefined;
}

/** A ranked label with the name that people see; its id where no vocabulary names it. */
export interface NamedLabel extends RankedLabel {
  readonly name: string;
}

/** How uneven a distribution is. All are 0 or undefined for no labels. */
export interface Unevenness {
  readonly total: number;
  /** Largest value divided by the smallest above zero. */
  readonly imbalance: number | undefined;
  /** Gini coefficient of the values: 0 all alike, towards 1 all in one label. */
  readonly gini: number;
  /** Shannon entropy of the shares in bits, and divided by log2 of the number of labels. */
  readonly entropyBits: number;
  readonly normalisedEntropy: number;
  /** 2 to the power of the entropy: as many equally frequent labels would be as uncertain. */
  readonly effectiveLabels: number;
}

/** Ranks the labels of a table. Labels without a counted row (framed: only NOT_PRESENT) are ranked too, with value 0. */
export function rankLabels(table: LabelTable): RankedLabel[] {
  const order = table.ids.map((_, i) => i);
  order.sort((a, b) => table.value[b]! - table.value[a]! || compareCodeUnits(table.ids[a]!, table.ids[b]!));
  const total = sum(table.value);
  let running = 0;
  return order.map((i, position) => {
    running += table.value[i]!;
    return {
      rank: position + 1,
      id: table.ids[i]!,
      value: table.value[i]!,
      share: total > 0 ? table.value[i]! / total : 0,
      cumulativeShare: total > 0 ? running / total : 0,
      count: table.count[i]!,
      segmentCount: table.segmentCount[i]!,
      segmentShare: table.segments > 0 ? table.segmentCount[i]! / table.segments : 0,
      notPresentCount: table.notPresentCount?.[i],
    };
  });
}

/** Measures the unevenness of values that are zero or more. */
export function measureUnevenness(values: ArrayLike<number>): Unevenness {
  const sorted = Float64Array.from(values).sort();
  const total = sum(sorted);
  const smallest = sorted.find((value) => value > 0);
  if (smallest === undefined)
    return { total: 0, imbalance: undefined, gini: 0, entropyBits: 0, normalisedEntropy: 0, effectiveLabels: 0 };
  let weighted = 0;
  let entropyBits = 0;
  sorted.forEach((value, i) => {
    weighted += (2 * (i + 1) - sorted.length - 1) * value;
    const share = value / total;
    if (share > 0) entropyBits -= share * Math.log2(share);
  });
  return {
    total,
    imbalance: sorted[sorted.length - 1]! / smallest,
    gini: weighted / (sorted.length * total),
    entropyBits,
    normalisedEntropy: sorted.length > 1 ? entropyBits / Math.log2(sorted.length) : 0,
    effectiveLabels: 2 ** entropyBits,
  };
}

/** The first rank whose cumulative share is at least `share`; 0 for no labels. Compared in whole units: sums of integers are exact. */
export function rankReaching(ranked: readonly RankedLabel[], share: number): number {
  let total = 0;
  for (const { value } of ranked) total += value;
  let running = 0;
  for (const { rank, value } of ranked) {
    running += value;
    if (running >= share * total) return rank;
  }
  return 0;
}

/** Orders texts by code unit, the same on every machine and in every locale. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
