import { describe, expect, it } from "vitest";
import { measureUnevenness, rankLabels, rankReaching } from "../../src/analysis/distribution.js";
import type { LabelTable } from "../../src/analysis/labelTable.js";

function table(values: Record<string, number>): LabelTable {
  const value = Float64Array.from(Object.values(values));
  return { ids: Object.keys(values), value, count: value, segmentCount: value, segments: 10, rows: 10 };
}

describe("rankLabels", () => {
  it("breaks ties by label id in code units", () => {
    expect(rankLabels(table({ "/m/b": 1, "/m/a": 1, "/m/Z": 1, "/m/c": 2 })).map(({ id }) => id)).toEqual([
      "/m/c",
      "/m/Z",
      "/m/a",
      "/m/b",
    ]);
  });

  it("gives no labels no rows, and labels without a value the share 0", () => {
    expect(rankLabels(table({}))).toEqual([]);
    expect(rankLabels(table({ a: 0 }))[0]).toMatchObject({ rank: 1, share: 0, cumulativeShare: 0 });
  });

  it("ends its cumulative share at exactly 1", () => {
    expect(rankLabels(table({ a: 1, b: 1, c: 1 })).at(-1)!.cumulativeShare).toBe(1);
  });
});

describe("measureUnevenness", () => {
  it("finds equal values even", () => {
    expect(measureUnevenness([5, 5, 5, 5])).toMatchObject({
      imbalance: 1,
      gini: 0,
      entropyBits: 2,
      normalisedEntropy: 1,
      effectiveLabels: 4,
    });
  });

  it("finds one label among four uneven", () => {
    expect(measureUnevenness([8, 0, 0, 0])).toMatchObject({
      imbalance: 1,
      gini: 0.75,
      entropyBits: 0,
      effectiveLabels: 1,
    });
  });

  it("has no imbalance for no values", () => {
    expect(measureUnevenness([]).imbalance).toBeUndefined();
  });

  it("agrees with the mean of all differences, by brute force", () => {
    const values = [1, 4, 9, 2, 2, 31];
    const sum = values.reduce((a, b) => a + b, 0);
    const differences = values.flatMap((a) => values.map((b) => Math.abs(a - b))).reduce((a, b) => a + b, 0);
    expect(measureUnevenness(values).gini).toBeCloseTo(differences / (2 * values.length * sum), 12);
  });
});

describe("rankReaching", () => {
  it("counts a share that is reached exactly", () => {
    expect(rankReaching(rankLabels(table({ a: 5, b: 3, c: 2 })), 0.5)).toBe(1);
    expect(rankReaching(rankLabels(table({ a: 5, b: 3, c: 2 })), 0.8)).toBe(2);
    expect(rankReaching([], 0.5)).toBe(0);
  });
});
