import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseCsv } from "../../src/format/csv.js";
import { task as analyzeDurations } from "../../src/task/analyze-durations.js";
import { task as analyzeStrong } from "../../src/task/analyze-strong.js";
import { task as analyzeWeak } from "../../src/task/analyze-weak.js";
import { runTask } from "../../src/task/runTask.js";
import { missing, realFile, titled } from "../reference.js";
import { quietTerminal } from "../terminal.js";

interface StrongReference {
  readonly whole: { readonly rows: number; readonly segments: number; readonly total: number };
  readonly columns: readonly string[];
  readonly labels: readonly (readonly (string | number | null)[])[];
}

interface WeakReference {
  readonly lists: Readonly<
    Record<
      string,
      {
        readonly rows: number;
        readonly occurrences: number;
        readonly lengths: readonly (readonly [number, number])[];
        readonly counts: readonly (readonly [string, number])[];
      }
    >
  >;
}

const strong = readJson("strong_eval_part.json") as StrongReference;
const weak = readJson("weak_lists.json") as WeakReference;
const PART = ["strong", "audioset_eval_strong_top110.tsv"] as const;

let out = "";
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), "against-pandas-"));
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join("test", "expected", name), "utf8"));
}

/** The rows of a CSV as objects by column name. */
function readRows(name: string): Record<string, string>[] {
  const [header, ...rows] = parseCsv(readFileSync(join(out, name), "utf8"));
  return rows.map((row) => Object.fromEntries(header!.map((column, i) => [column, row[i]!])));
}

/** The reference of each label, in the order of our files: value descending, ties by id. */
const expected = strong.labels.map((row) => {
  const byName = Object.fromEntries(strong.columns.map((name, i) => [name, row[i]]));
  return byName as Record<string, number> & { readonly label: string };
});

/** Holds a printed number to the reference: a right rounding to its last digit, so within half a unit of it. */
function expectPrinted(text: string, value: number | null | undefined, where: string): void {
  if (value === null || value === undefined) {
    expect(text, where).toBe("");
    return;
  }
  const decimals = text.split(".")[1]?.length ?? 0;
  const off = Math.abs(Number(text) - value);
  expect(off <= 0.5 * 10 ** -decimals + 1e-9, `${where}: printed ${text}, pandas ${value}`).toBe(true);
}

describe("our statistics against pandas", () => {
  it.skipIf(missing(...PART))(
    titled("gives 110 labels of 103,207 real events the lengths that pandas gives them", ...PART),
    async () => {
      const words = ["--input", realFile(...PART), "--subset", "eval", "--figures", "none", "--out", out];
      expect(await runTask(analyzeDurations, words, quietTerminal())).toBe(0);
      const rows = readRows("duration_strong_eval_stats.csv");
      expect(rows.map((row) => row.label_id)).toEqual(expected.map((row) => row.label));
      rows.forEach((row, i) => {
        const one = expected[i]!;
        const seconds = (ms: number | null | undefined) => (ms === null || ms === undefined ? undefined : ms / 1000);
        const pairs: [string, number | undefined][] = [
          ["event_count", one.events],
          ["total_seconds", seconds(one.total)],
          ["mean_seconds", seconds(one.mean)],
          ["std_seconds", seconds(one.std)],
          ["min", seconds(one.min)],
          ["p5", seconds(one.p5)],
          ["p25", seconds(one.p25)],
          ["median", seconds(one.p50)],
          ["p75", seconds(one.p75)],
          ["p95", seconds(one.p95)],
          ["max", seconds(one.max)],
          ["edge_share", one.edge! / one.events!],
          ["full_segment_share", one.full! / one.events!],
          ["median_interior_seconds", seconds(one.interior_median)],
        ];
        for (const [column, value] of pairs) expectPrinted(row[column]!, value, `${one.label} ${column}`);
      });
    },
  );

  it.skipIf(missing(...PART))(
    titled("gives them the seconds, events, segments and shares that pandas gives them", ...PART),
    async () => {
      const words = ["--input", realFile(...PART), "--subset", "eval", "--figures", "none", "--out", out];
      expect(await runTask(analyzeStrong, words, quietTerminal())).toBe(0);
      const rows = readRows("strong_label_distribution_eval_stats.csv");
      expect(rows.map((row) => row.label_id)).toEqual(expected.map((row) => row.label));
      let running = 0;
      rows.forEach((row, i) => {
        const one = expected[i]!;
        running += one.total!;
        const pairs: [string, number][] = [
          ["rank", i + 1],
          ["duration_seconds", one.total! / 1000],
          ["percentage", (100 * one.total!) / strong.whole.total],
          ["event_count", one.events!],
          ["segment_count", one.segments!],
          ["mean_seconds", one.mean! / 1000],
          ["cumulative_percentage", (100 * running) / strong.whole.total],
          ["share_of_segments", one.segments! / strong.whole.segments],
        ];
        for (const [column, value] of pairs) expectPrinted(row[column]!, value, `${one.label} ${column}`);
      });
    },
  );

  for (const [name, list] of Object.entries(weak.lists)) {
    const place = ["weak", `${name}_segments.csv`] as const;
    it.skipIf(missing(...place))(
      titled(`counts the 527 labels of ${name} as pandas does, in the same order`, ...place),
      async () => {
        const words = ["--input", realFile(...place), "--subset", name, "--figures", "none", "--out", out];
        expect(await runTask(analyzeWeak, words, quietTerminal())).toBe(0);
        const rows = readRows(`weak_label_distribution_stats_${name}.csv`);
        expect(rows.map((row) => [row.label_id, Number(row.count)])).toEqual(list.counts);
        for (const [i, row] of rows.entries()) {
          expectPrinted(row.percentage!, (100 * list.counts[i]![1]) / list.occurrences, `${row.label_id} percentage`);
          expectPrinted(row.share_of_segments!, list.counts[i]![1] / list.rows, `${row.label_id} share_of_segments`);
        }
      },
    );

    it.skipIf(missing(...place))(
      titled(`finds the segment lengths of ${name} that pandas finds`, ...place),
      async () => {
        const words = ["--input", realFile(...place), "--kind", "weak", "--subset", name, "--figures", "none"];
        expect(await runTask(analyzeDurations, [...words, "--out", out], quietTerminal())).toBe(0);
        const rows = readRows(`duration_weak_${name}_stats.csv`);
        expect(rows.map((row) => [Math.round(1000 * Number(row.length_seconds)), Number(row.segment_count)])).toEqual(
          list.lengths,
        );
      },
    );
  }
});
