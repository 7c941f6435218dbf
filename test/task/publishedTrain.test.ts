import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rankLabels } from "../../src/analysis/distribution.js";
import type { LabelTable } from "../../src/analysis/labelTable.js";
import { describeSpread } from "../../src/analysis/spread.js";
import { missing, realFile, titled } from "../reference.js";

/** The whole strong train file's label table from the published per-label totals (rounded to whole ms). */
function publishedTable(): LabelTable {
  const lines = readFileSync(realFile("reference", "train_label_durations.csv"), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
  const counts = readFileSync(realFile("reference", "AudioSetClassCounts.tsv"), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"));
  const segments = new Map(counts.map((fields) => [fields[0], Number(fields[2])]));
  return {
    ids: lines.map(([id]) => id!),
    value: Float64Array.from(lines, (fields) => Math.round(Number(fields[1]) * 1000)),
    count: Float64Array.from(lines, (fields) => Number(fields[3])),
    segmentCount: Float64Array.from(lines, ([id]) => segments.get(id) ?? 0),
    segments: 103_463,
    rows: 934_821,
  };
}

describe("the published strong train figures", () => {
  const skip = missing("reference", "train_label_durations.csv");
  const title = (text: string) => titled(text, "reference", "train_label_durations.csv");

  it.skipIf(skip)(title("have 447 labels, 534.8746 h, and an imbalance of 537,285 to 1"), () => {
    const table = publishedTable();
    const { unevenness, bands } = describeSpread(rankLabels(table), "strong");
    expect(table.ids.length).toBe(447);
    expect(unevenness.total / 3_600_000).toBeCloseTo(534.8746, 4);
    expect(Math.round(unevenness.imbalance!)).toBe(537_285);
    expect(unevenness.effectiveLabels).toBeCloseTo(61.3, 1);
    expect(unevenness.gini).toBeCloseTo(0.832, 3);
    expect(bands.map(({ labels }) => labels)).toEqual([376, 48, 20, 3]);
  });

  it.skipIf(skip)(title("rank the target labels as they are, not one lower"), () => {
    const ranked = rankLabels(publishedTable());
    const row = (id: string) => ranked.find((label) => label.id === id)!;
    const seen = (id: string) => [row(id).value / 1000, Number((row(id).share * 100).toFixed(4)), row(id).rank];
    expect(ranked[0]).toMatchObject({ id: "/t/dd00077", value: 242_315_553 });
    expect((ranked[0]!.share * 100).toFixed(3)).toBe("12.584");
    expect(ranked.at(-1)!.value).toBe(451);
    expect(seen("/m/032s66")).toEqual([2568.186, 0.1334, 95]);
    expect(seen("/t/dd00002")).toEqual([2136.219, 0.1109, 114]);
    expect(seen("/m/04zjc")).toEqual([1674.586, 0.087, 146]);
    expect(seen("/m/01d3sd")).toEqual([1438.761, 0.0747, 164]);
    expect(seen("/m/073cg4")).toEqual([339.564, 0.0176, 309]);
    expect(seen("/m/07q0yl5")).toEqual([113.885, 0.0059, 374]);
  });
});
