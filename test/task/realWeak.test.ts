import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { rankReaching } from "../../src/analysis/distribution.js";
import { measureWeak } from "../../src/analysis/measure.js";
import { createLabelNames } from "../../src/audioset/labelNames.js";
import { findSubset } from "../../src/audioset/subset.js";
import { readWeak } from "../../src/io/readLabels.js";
import { type LabelReport, reportLabels } from "../../src/task/labelReport.js";
import { missing, realFile, titled } from "../reference.js";

const EXPECTED = {
  balanced_train: {
    file: "balanced_train_segments.csv",
    rows: 22_160,
    items: 52_882,
    hours: 61.196667,
    notTen: 345,
    fractional: 7,
    imbalance: 105.830508,
    gini: 0.387863,
    entropy: 7.759996,
    normalised: 0.858249,
    reached: [89, 351, 483],
    bands: [2, 51, 474, 0],
    extremes: [59, 60, 6244],
    meanLabels: 2.386372,
    perSegment: [0, 5498, 8512, 4781, 1914, 794, 383, 176, 65, 32, 3, 1, 1],
    lengths: [4, 15, 20, 40, 39, 45, 71, 57, 54],
  },
  eval: {
    file: "eval_segments.csv",
    rows: 20_371,
    items: 51_804,
    hours: 56.245278,
    notTen: 361,
    fractional: 3,
    imbalance: 96.525424,
    gini: 0.371425,
    entropy: 7.881265,
    normalised: 0.871661,
    reached: [99, 355, 484],
    bands: [2, 55, 470, 0],
    extremes: [59, 60, 5695],
    meanLabels: 2.543027,
    perSegment: [0, 4740, 7067, 4591, 2162, 974, 459, 213, 111, 37, 14, 3],
    lengths: [2, 17, 15, 19, 31, 63, 77, 79, 58],
  },
  unbalanced_train: {
    file: "unbalanced_train_segments.csv.gz",
    rows: 2_041_789,
    items: 4_020_212,
    hours: 5647.935278,
    notTen: 23_365,
    fractional: undefined,
    imbalance: 142_774.428571,
    gini: 0.839923,
    entropy: 5.251683,
    normalised: 0.580832,
    reached: [3, 61, 244],
    bands: [329, 174, 23, 1],
    extremes: [7, 1558, 999_421],
    meanLabels: 1.968965,
    perSegment: undefined,
    lengths: undefined,
  },
} as const;

describe.each(Object.entries(EXPECTED))("the real %s list", (name, expected) => {
  const skip = missing("weak", expected.file);
  const title = (text: string) => titled(text, "weak", expected.file);
  let report: LabelReport;
  beforeAll(async () => {
    if (skip) return;
    const path = realFile("weak", expected.file);
    const { columns, faults } = await readWeak(path);
    expect(faults.total).toBe(0);
    report = reportLabels(findSubset("weak", name), path, measureWeak(columns), createLabelNames([]));
  });

  it.skipIf(skip)(title("has the published rows, occurrences and hours"), () => {
    const { table, shape } = report.measures as ReturnType<typeof measureWeak>;
    expect([table.rows, table.segments, table.ids.length]).toEqual([expected.rows, expected.rows, 527]);
    expect(report.labels.reduce((sum, { count }) => sum + count, 0)).toBe(expected.items);
    expect(shape.totalMs / 3_600_000).toBeCloseTo(expected.hours, 6);
    expect(shape.notTenSeconds).toBe(expected.notTen);
    expect(shape.meanLabels).toBeCloseTo(expected.meanLabels, 6);
    if (expected.fractional) expect(shape.fractionalStarts).toBe(expected.fractional);
    if (expected.perSegment) expect(shape.labelsPerSegment).toEqual(expected.perSegment);
    if (expected.lengths)
      expect(
        shape.lengths.filter(({ lengthMs }) => lengthMs < 10_000 && lengthMs % 1000 === 0).map(({ count }) => count),
      ).toEqual(expected.lengths);
  });

  it.skipIf(skip)(title("is as uneven as computed apart"), () => {
    const { unevenness, bands, reached } = report.spread;
    expect(unevenness.imbalance).toBeCloseTo(expected.imbalance, 6);
    expect(unevenness.gini).toBeCloseTo(expected.gini, 6);
    expect(unevenness.entropyBits).toBeCloseTo(expected.entropy, 6);
    expect(unevenness.normalisedEntropy).toBeCloseTo(expected.normalised, 6);
    expect(reached.map(({ rank }) => rank)).toEqual(expected.reached);
    expect(bands.map(({ labels }) => labels)).toEqual(expected.bands);
    const counts = report.labels.map(({ count }) => count).sort((a, b) => a - b);
    expect([counts[0], counts[263], counts[526]]).toEqual(expected.extremes);
    expect(rankReaching(report.labels, 1)).toBe(527);
  });

  it.skipIf(skip || missing("reference", "AudioSetClassCounts.tsv"))(
    title("has every label's count of AudioSetClassCounts.tsv"),
    () => {
      const [header, ...rows] = readFileSync(realFile("reference", "AudioSetClassCounts.tsv"), "utf8")
        .trim()
        .split("\n")
        .map((line) => line.split("\t"));
      const column = header!.indexOf(
        {
          balanced_train: "weak_train_balanced_count",
          unbalanced_train: "weak_train_unbalanced_count",
          eval: "weak_eval_count",
        }[name]!,
      );
      const counts = new Map(report.labels.map(({ id, count }) => [id, count]));
      for (const row of rows) expect([row[0], counts.get(row[0]!) ?? 0]).toEqual([row[0], Number(row[column])]);
    },
  );
});
