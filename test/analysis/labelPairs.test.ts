import { array, assert, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { measurePairs, shrunkenLogOdds } from "../../src/analysis/labelPairs.js";
import { measurePolyphony } from "../../src/analysis/polyphony.js";
import { findStretches } from "../../src/analysis/stretches.js";
import { createLengthFinder } from "../../src/analysis/trueLengths.js";
import { readStrong, readWeak } from "../../src/io/readLabels.js";
import { missing, realFile } from "../reference.js";
import { type PlainEvent, toColumns } from "./overlapReference.js";

const event = (label: number, start: number, end: number, segment = 0): PlainEvent => ({ segment, label, start, end });

function stretchesOf(events: readonly PlainEvent[], length = 100) {
  const columns = toColumns(events);
  const lengths = columns.segmentIds.map(() => length);
  return { stretches: findStretches(columns, lengths), lengths, labels: columns.labelIds.length };
}

describe("findStretches", () => {
  it("joins events of one label that overlap or touch, and no others", () => {
    const { stretches } = stretchesOf([event(0, 0, 10), event(0, 10, 20), event(0, 21, 30), event(1, 5, 15)]);
    expect([...stretches.startMs]).toEqual([0, 5, 21]);
    expect([...stretches.endMs]).toEqual([20, 15, 30]);
  });

  it("cuts off what lies past the segment's end", () => {
    const { stretches } = stretchesOf([event(0, 90, 120), event(1, 130, 140)]);
    expect([...stretches.startMs]).toEqual([90, 100]);
    expect([...stretches.endMs]).toEqual([100, 100]);
  });
});

describe("measurePolyphony", () => {
  it("finds a file without rows without audio", () => {
    const { stretches, lengths } = stretchesOf([]);
    expect(measurePolyphony(stretches, lengths)).toEqual({ ms: [0], totalMs: 0 });
  });

  it("counts one label over itself once, and an event of no length never", () => {
    const { stretches, lengths } = stretchesOf([event(0, 0, 50), event(0, 20, 60), event(1, 30, 30), event(2, 40, 70)]);
    expect(measurePolyphony(stretches, lengths)).toEqual({ ms: [30, 50, 20], totalMs: 100 });
  });
});

const plainEvent = record({
  segment: integer({ min: 0, max: 2 }),
  label: integer({ min: 0, max: 3 }),
  start: integer({ min: 0, max: 20 }),
  length: integer({ min: 0, max: 12 }),
}).map(({ length, ...one }) => ({ ...one, end: one.start + length }));

/** Which labels sound in each single millisecond of each segment. */
function cells(events: readonly PlainEvent[], segments: number, length: number): Set<number>[] {
  return Array.from({ length: segments * length }, (_, cell) => {
    const [segment, at] = [Math.floor(cell / length), cell % length];
    return new Set(events.filter((e) => e.segment === segment && e.start <= at && at < e.end).map((e) => e.label));
  });
}

describe("measurePairs and measurePolyphony against single milliseconds", () => {
  it("agree on random segments", () => {
    assert(
      property(array(plainEvent, { maxLength: 16 }), (events) => {
        const { stretches, lengths, labels } = stretchesOf(events, 25);
        const all = cells(events, lengths.length, 25);
        const polyphony = measurePolyphony(stretches, lengths);
        polyphony.ms.forEach((ms, n) => {
          expect(ms, `${n} labels`).toBe(all.filter(({ size }) => size === n).length);
        });
        expect(polyphony.ms.reduce((sum, ms) => sum + ms, 0)).toBe(polyphony.totalMs);
        const { pairs } = measurePairs(stretches, labels, lengths);
        const holds = (segment: number, label: number) =>
          events.some((one) => one.segment === segment && one.label === label);
        for (let a = 0; a < labels; a++) {
          for (let b = a + 1; b < labels; b++) {
            const found = pairs.find((pair) => pair.a === a && pair.b === b);
            expect(found?.segments ?? 0).toBe(lengths.filter((_, s) => holds(s, a) && holds(s, b)).length);
            expect(found?.sharedMs ?? 0).toBe(all.filter((cell) => cell.has(a) && cell.has(b)).length);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("measurePairs", () => {
  it("gives labels that go together by chance the lift 1", () => {
    const events = [
      event(0, 0, 50, 0),
      event(0, 0, 50, 1),
      event(1, 25, 75, 0),
      event(1, 25, 75, 2),
      event(2, 0, 1, 3),
    ];
    const { stretches, lengths, labels } = stretchesOf(events);
    const pair = measurePairs(stretches, labels, lengths).pairs[0]!;
    expect(pair).toMatchObject({ a: 0, b: 1, segments: 1, expectedSegments: 1, segmentLift: 1, sharedMs: 25 });
    // 25 ms together; 100 ms of each in 400 ms of audio would give 25.
    expect(pair.timeLift).toBe(1);
    expect(pair.logOdds).toBe(0);
  });

  it("has no time lift where a label has no time", () => {
    const { stretches, lengths, labels } = stretchesOf([event(0, 5, 5), event(1, 0, 50)]);
    expect(measurePairs(stretches, labels, lengths).pairs[0]!.timeLift).toBeUndefined();
  });

  it("lists a pair never seen that chance would put together in ten segments", () => {
    const events = Array.from({ length: 40 }, (_, i) => event(i % 2, 0, 10, i));
    const { stretches, lengths, labels } = stretchesOf(events);
    expect(measurePairs(stretches, labels, lengths).pairs).toMatchObject([
      { segments: 0, expectedSegments: 10, segmentLift: 0 },
    ]);
  });

  it("refuses a table of more labels than fits", () => {
    expect(() => measurePairs(stretchesOf([]).stretches, 3000, [])).toThrow(RangeError);
  });
});

describe("shrunkenLogOdds", () => {
  it("keeps a pair seen once near 0 and leaves a frequent one almost as it is", () => {
    expect(shrunkenLogOdds(1, 1, 1, 10_000)).toBeLessThan(2.5);
    const plain = Math.log((500.5 * 8500.5) / (500.5 * 500.5));
    expect(shrunkenLogOdds(500, 1000, 1000, 10_000) / plain).toBeGreaterThan(0.99);
  });

  it("is negative for a pair that avoids each other, also where it was never seen", () => {
    expect(shrunkenLogOdds(0, 500, 500, 10_000)).toBeLessThan(-1);
  });
});

const PART = ["strong", "audioset_eval_strong_top110.tsv"];
const LIST = ["weak", "eval_segments.csv"];
const skip = missing(...PART) || missing(...LIST);

describe.skipIf(skip)(`pairs of 15,646 real segments (need ${realFile(...PART)} and ${LIST.join("/")})`, async () => {
  if (skip) return;
  const { columns } = await readStrong(realFile(...PART));
  const { columns: list } = await readWeak(realFile(...LIST));
  const { lengthMs, known } = createLengthFinder(columns.segmentIds)(list);
  const { pairs } = measurePairs(findStretches(columns, lengthMs), columns.labelIds.length, lengthMs);
  const seen = pairs.filter(({ segments }) => segments > 0);

  it("know the length of every segment: 231 are shorter than 10 s", () => {
    expect(known).toBe(15_646);
    expect(lengthMs.filter((ms) => ms < 10_000).length).toBe(231);
  });

  it("are 3,312: 761 seen in one segment only, 1,699 in fewer than five; 10 more that chance expects were never seen", () => {
    expect(seen.length).toBe(3312);
    expect(seen.filter(({ segments }) => segments === 1).length).toBe(761);
    expect(seen.filter(({ segments }) => segments < 5).length).toBe(1699);
    expect(pairs.length - seen.length).toBe(10);
  });

  it("of the 635 seen in at least 20 segments have their two lifts on opposite sides of 1 in 155", () => {
    const frequent = seen.filter(({ segments }) => segments >= 20);
    const opposite = frequent.filter(({ segmentLift, timeLift }) => (segmentLift - 1) * (timeLift! - 1) < 0);
    expect([frequent.length, opposite.length]).toEqual([635, 155]);
  });

  it("find Cough and Breathing 4.5 times as often in one segment, and 0.40 times as long together", () => {
    const pair = seen.find(({ a, b }) => {
      const ids = [columns.labelIds[a], columns.labelIds[b]];
      return ids.includes("/m/01b_21") && ids.includes("/m/0lyf6");
    })!;
    expect([pair.segmentLift.toFixed(1), pair.timeLift!.toFixed(2)]).toEqual(["4.5", "0.40"]);
  });
});
