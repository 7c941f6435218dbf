import { describe, expect, it } from "vitest";
import { type NegativeRule, segmentsWith, weakNegatives } from "../../src/analysis/negatives.js";
import { createWeakReader, type WeakColumns } from "../../src/format/weakCsv.js";
import { readWeak } from "../../src/io/readLabels.js";
import { missing, realFile, titled } from "../reference.js";

const LIST = `# Segments csv created Sun Mar  5 10:54:25 2017
# num_ytids=4, num_segs=4, num_unique_labels=3, num_positive_labels=5
# YTID, start_seconds, end_seconds, positive_labels
--4gqARaEJE, 0.000, 10.000, "/m/target,/m/other"
-0SdAVK79lg, 30.000, 40.000, "/m/other"
-0SdAVK79lg, 130.000, 140.000, "/m/other"
_0SdAVK79lg, 0.000, 10.000, "/m/parent"
`;

function list(): WeakColumns {
  const reader = createWeakReader();
  reader.push(new TextEncoder().encode(LIST));
  return reader.finish().columns;
}

const published: NegativeRule = { excludeKnownPositives: false, excludeLabels: new Set() };

describe("weak negatives", () => {
  it("are all rows without the target", () => {
    const { keep, rows, ms, contradicted } = weakNegatives(list(), ["/m/target"], new Set(), published);
    expect([[...keep], rows, ms, contradicted]).toEqual([[0, 1, 1, 1], 3, 30_000, 0]);
  });

  it("count those that strong labels contradict, and keep them unless told not to", () => {
    const positives = new Set(["-0SdAVK79lg_30000", "--4gqARaEJE_0"]);
    const kept = weakNegatives(list(), ["/m/target"], positives, published);
    expect([[...kept.keep], kept.contradicted]).toEqual([[0, 1, 1, 1], 1]);
    const left = weakNegatives(list(), ["/m/target"], positives, { ...published, excludeKnownPositives: true });
    expect([[...left.keep], left.contradicted]).toEqual([[0, 0, 1, 1], 1]);
  });

  it("leave out rows with a related label when told to", () => {
    const rule = { ...published, excludeLabels: new Set(["/m/parent"]) };
    const { keep, related } = weakNegatives(list(), ["/m/target"], new Set(), rule);
    expect([[...keep], related]).toEqual([[0, 1, 1, 0], 1]);
  });

  it("take a label that differs in case for another label", () => {
    expect(weakNegatives(list(), ["/m/TARGET"], new Set(), published).rows).toBe(4);
  });

  it("know the segments of PRESENT rows only", () => {
    const strong = {
      rows: 2,
      segmentIds: ["a", "b"],
      labelIds: ["/m/target"],
      segment: Int32Array.of(0, 1),
      label: Int32Array.of(0, 0),
      startMs: new Int32Array(2),
      endMs: new Int32Array(2),
      present: Uint8Array.of(1, 0),
    };
    expect([...segmentsWith(strong, ["/m/target"])]).toEqual(["a"]);
  });
});

describe("the weak negatives of the complete lists", () => {
  const counts: [string, number, number, number][] = [
    ["unbalanced_train_segments.csv.gz", 2_039_519, 2_036_856, 2_039_197],
    ["balanced_train_segments.csv", 22_100, 21_979, 22_041],
    ["eval_segments.csv", 20_311, 20_192, 20_251],
  ];
  for (const [name, babyCry, gun, snore] of counts) {
    it.skipIf(missing("weak", name))(titled(`are as many as published: ${name}`, "weak", name), async () => {
      const { columns } = await readWeak(realFile("weak", name));
      const rows = (...labels: string[]) => weakNegatives(columns, labels, new Set(), published).rows;
      expect([rows("/t/dd00002"), rows("/m/032s66", "/m/04zjc", "/m/073cg4"), rows("/m/01d3sd", "/m/07q0yl5")]).toEqual(
        [babyCry, gun, snore],
      );
    });
  }

  const train = ["strong", "targets", "baby_cry_nov_audioset_train_strong.tsv"];
  it.skipIf(missing(...train))(titled("hold as many segments with the target as known", ...train), async () => {
    const { readStrong } = await import("../../src/io/readLabels.js");
    const positives = async (target: string, file: string) => {
      const found = new Set<string>();
      for (const kind of ["nov", "ov"]) {
        const { columns } = await readStrong(realFile("strong", "targets", `${target}_${kind}_${file}.tsv`));
        for (const id of segmentsWith(columns, columns.labelIds)) found.add(id);
      }
      return found;
    };
    const contradicted = async (target: string, labels: string[], strong: string, weak: string) => {
      const { columns } = await readWeak(realFile("weak", weak));
      return weakNegatives(columns, labels, await positives(target, strong), published).contradicted;
    };
    const gun = ["/m/032s66", "/m/04zjc", "/m/073cg4"];
    const [trainFile, evalFile] = ["audioset_train_strong", "audioset_eval_strong"];
    expect((await positives("baby_cry", trainFile)).size).toBe(492);
    expect(await contradicted("baby_cry", ["/t/dd00002"], trainFile, "unbalanced_train_segments.csv.gz")).toBe(231);
    expect(await contradicted("baby_cry", ["/t/dd00002"], trainFile, "balanced_train_segments.csv")).toBe(15);
    expect(await contradicted("baby_cry", ["/t/dd00002"], evalFile, "eval_segments.csv")).toBe(38);
    expect(await contradicted("gun", gun, trainFile, "unbalanced_train_segments.csv.gz")).toBe(1005);
    expect(await contradicted("gun", gun, trainFile, "balanced_train_segments.csv")).toBe(82);
    expect(await contradicted("gun", gun, evalFile, "eval_segments.csv")).toBe(124);
  });
});
