import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { LabelTable } from "../../src/analysis/labelTable.js";
import { targetStatistics, weakLabelMs } from "../../src/analysis/targetStatistics.js";
import { createWeakReader } from "../../src/format/weakCsv.js";
import { missing, realFile, titled } from "../reference.js";

describe("a target's labels in a file", () => {
  it("have the rank 0 and nothing else where the file lacks them", () => {
    const table: LabelTable = {
      ids: [],
      value: new Float64Array(),
      count: new Float64Array(),
      segmentCount: new Float64Array(),
      segments: 0,
      rows: 0,
    };
    expect(targetStatistics(table, table.value, ["/m/1"])).toEqual([
      { labelId: "/m/1", rank: 0, items: 0, segments: 0, ms: 0, share: 0 },
    ]);
  });

  it("have the length of their segments in a weak list", () => {
    const reader = createWeakReader();
    const text = `# x\n# num_ytids=2, num_segs=2, num_unique_labels=2, num_positive_labels=3\n# YTID, start_seconds, end_seconds, positive_labels\n--4gqARaEJE, 30.000, 40.000, "/m/1,/m/2"\n_-4gqARaEJE, 0.000, 3.500, "/m/1"\n`;
    reader.push(new TextEncoder().encode(text));
    expect([...weakLabelMs(reader.finish().columns)]).toEqual([13_500, 10_000]);
  });

  const file = ["reference", "train_label_durations.csv"];
  it.skipIf(missing(...file))(
    titled("have the true ranks, hours and shares in the published train totals", ...file),
    () => {
      const lines = readFileSync(realFile(...file), "utf8")
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.split(","));
      const table: LabelTable = {
        ids: lines.map(([id]) => id!),
        value: Float64Array.from(lines, (fields) => Math.round(Number(fields[1]) * 1000)),
        count: Float64Array.from(lines, (fields) => Number(fields[3])),
        segmentCount: new Float64Array(lines.length),
        segments: 103_463,
        rows: 934_821,
      };
      const labels = ["/m/032s66", "/t/dd00002", "/m/04zjc", "/m/01d3sd", "/m/073cg4", "/m/07q0yl5"];
      const found = targetStatistics(table, table.value, labels).map(({ rank, ms, share }) => [
        rank,
        ms / 1000,
        (share * 100).toFixed(4),
      ]);
      expect(found).toEqual([
        [95, 2568.186, "0.1334"],
        [114, 2136.219, "0.1109"],
        [146, 1674.586, "0.0870"],
        [164, 1438.761, "0.0747"],
        [309, 339.564, "0.0176"],
        [374, 113.885, "0.0059"],
      ]);
    },
  );
});
