import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CutRule, countClips, cutEvent } from "../../src/analysis/cutting.js";
import { clipTable } from "../../src/analysis/strongTables.js";
import { readStrong } from "../../src/io/readLabels.js";
import { missing, realFile, titled } from "../reference.js";

const published = (clipMs: number): CutRule => ({ clipMs, hopMs: clipMs, short: "keep" });
const ONE = published(1000);

describe("the published cutting rule", () => {
  it("gives no clip for an event without length", () => expect(cutEvent(500, 500, ONE)).toEqual([]));

  it("gives an event shorter than a clip back as it is", () => {
    expect(cutEvent(9764, 10000, ONE)).toEqual([[9764, 10000]]);
    expect(cutEvent(0, 1, ONE)).toEqual([[0, 1]]);
  });

  it("cuts an event of whole clips without a rest", () => {
    expect(cutEvent(250, 2250, ONE)).toEqual([
      [250, 1250],
      [1250, 2250],
    ]);
  });

  it("keeps a rest of exactly half a clip as a shorter clip", () => {
    expect(cutEvent(0, 1500, ONE)).toEqual([
      [0, 1000],
      [1000, 1500],
    ]);
  });

  it("moves the clip of a rest below half a clip back to the length of a clip", () => {
    expect(cutEvent(0, 1499, ONE)).toEqual([
      [0, 1000],
      [499, 1499],
    ]);
  });

  it("takes half of an odd clip length exactly", () => {
    expect(cutEvent(0, 15 + 7, published(15))).toEqual([
      [0, 15],
      [7, 22],
    ]);
    expect(cutEvent(0, 15 + 8, published(15))).toEqual([
      [0, 15],
      [15, 23],
    ]);
  });

  const events = fc.tuple(fc.nat(12_000), fc.nat(12_000)).map(([onset, length]) => [onset, onset + length] as const);
  const lengths = fc.integer({ min: 10, max: 4000 });

  it("gives ceil(duration / length) clips, all inside the event, that cover it, none longer than a clip", () => {
    fc.assert(
      fc.property(events, lengths, ([onset, offset], clipMs) => {
        const clips = cutEvent(onset, offset, published(clipMs));
        expect(clips.length).toBe(Math.ceil((offset - onset) / clipMs));
        let covered = onset;
        for (const [start, end] of clips) {
          expect(start).toBeGreaterThanOrEqual(onset);
          expect(start).toBeLessThanOrEqual(covered);
          expect(end).toBeLessThanOrEqual(offset);
          expect(end - start).toBeGreaterThan(0);
          expect(end - start).toBeLessThanOrEqual(clipMs);
          covered = Math.max(covered, end);
        }
        expect(covered).toBe(offset);
      }),
    );
  });

  it("makes a clip shorter than half the length only of an event that is", () => {
    fc.assert(
      fc.property(events, lengths, ([onset, offset], clipMs) => {
        for (const [start, end] of cutEvent(onset, offset, published(clipMs)))
          if (2 * (end - start) < clipMs) expect([start, end]).toEqual([onset, offset]);
      }),
    );
  });
});

describe("other ways to cut", () => {
  it("drops what is shorter than a clip", () => {
    expect(cutEvent(0, 1500, { ...ONE, short: "drop" })).toEqual([[0, 1000]]);
    expect(cutEvent(0, 1499, { ...ONE, short: "drop" })).toEqual([
      [0, 1000],
      [499, 1499],
    ]);
    expect(cutEvent(0, 999, { ...ONE, short: "drop" })).toEqual([]);
  });

  it("lengthens what is shorter than a clip at its end", () => {
    expect(cutEvent(9764, 10000, { ...ONE, short: "pad" })).toEqual([[9764, 10764]]);
  });

  it("starts a clip every hop and cuts the rest by the same rule", () => {
    expect(cutEvent(0, 2000, { ...ONE, hopMs: 500 })).toEqual([
      [0, 1000],
      [500, 1500],
      [1000, 2000],
    ]);
    expect(cutEvent(0, 2100, { ...ONE, hopMs: 500 })).toEqual([
      [0, 1000],
      [500, 1500],
      [1000, 2000],
      [1500, 2100],
    ]);
  });

  it("leaves out what lies in the gap of a hop longer than a clip", () => {
    expect(cutEvent(0, 2500, { ...ONE, hopMs: 2000 })).toEqual([
      [0, 1000],
      [2000, 2500],
    ]);
    expect(cutEvent(0, 1800, { ...ONE, hopMs: 2000 })).toEqual([[0, 1000]]);
  });

  it("starts no clip before its event, ends none but a padded one after it, and counts them right", () => {
    const rules = fc.record({
      clipMs: fc.integer({ min: 10, max: 3000 }),
      hopMs: fc.integer({ min: 10, max: 3000 }),
      short: fc.constantFrom("keep" as const, "drop" as const, "pad" as const),
    });
    fc.assert(
      fc.property(fc.nat(9000), fc.nat(9000), rules, (onset, length, rule) => {
        const clips = cutEvent(onset, onset + length, rule);
        expect(clips.length).toBe(countClips(onset, onset + length, rule));
        for (const [start, end] of clips) {
          expect(start).toBeGreaterThanOrEqual(onset);
          if (rule.short !== "pad") expect(end).toBeLessThanOrEqual(onset + length);
          if (rule.short !== "keep") expect(end - start).toBe(rule.clipMs);
        }
      }),
    );
  });
});

type Expected = Record<string, Record<string, { clips: number; sha256: string }>>;
const expected = JSON.parse(readFileSync("test/expected/cutting.json", "utf8")) as Expected;

describe("the clips of the published target events", () => {
  for (const [file, byLength] of Object.entries(expected)) {
    const parts = ["strong", ...file.split("/")];
    it.skipIf(missing(...parts))(titled(`equal the reference row by row: ${file}`, ...parts), async () => {
      const { columns, faults } = await readStrong(realFile(...parts), { framed: file.includes("framed") });
      expect(faults.total).toBe(0);
      const rows = Int32Array.from({ length: columns.rows }, (_, row) => row);
      for (const [seconds, { clips, sha256 }] of Object.entries(byLength)) {
        const table = clipTable(columns, rows, { ...published(Number(seconds) * 1000), grid: false });
        const hash = createHash("sha256");
        let count = 0;
        for (let block = table.next(); block !== undefined; block = table.next()) {
          const lines: string[] = [];
          for (let i = 0; i < block.rows; i++) {
            const id = columns.segmentIds[block.segment[i]!];
            lines.push(`${id}\t${block.startMs[i]}\t${block.endMs[i]}\t${columns.labelIds[block.label[i]!]}\n`);
          }
          hash.update(lines.join(""));
          count += block.rows;
        }
        expect({ clips: count, sha256: hash.digest("hex") }).toEqual({ clips, sha256 });
      }
    });
  }

  it("are as many as published", () => {
    const clips = (file: string) => expected[`targets/baby_cry_${file}.tsv`]!["1"]!.clips;
    const stems = ["audioset_train_strong", "audioset_eval_strong", "audioset_eval_strong_framed_posneg"];
    expect(stems.map((stem) => [clips(`nov_${stem}`), clips(`ov_${stem}`)])).toEqual([
      [108, 2947],
      [39, 363],
      [64, 259],
    ]);
  });
});
