import { array, assert, boolean, constant, constantFrom, integer, oneof, property, record, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { type EventOverlap, measureOverlap } from "../../src/analysis/overlap.js";
import { overlapRule } from "../../src/analysis/overlapRule.js";
import { overlapByAllPairs, type PlainEvent, type PlainOverlap, toColumns } from "./overlapReference.js";

const A = 0;
const B = 1;

/** Events of one segment, each as [label, start, end]. */
function measured(...events: (readonly [number, number, number])[]) {
  const columns = toColumns(events.map(([label, start, end]) => ({ segment: 0, label, start, end })));
  return plain(measureOverlap(columns, overlapRule(columns.labelIds)));
}

function plain(found: EventOverlap): (PlainOverlap | undefined)[] {
  return Array.from(found.judged, (judged, i) =>
    judged === 0
      ? undefined
      : {
          overlapped: found.overlapped[i] === 1,
          covered: found.coveredMs[i]!,
          longestAlone: found.longestAloneMs[i]!,
          shared: found.sharedMs[i]!,
        },
  );
}

describe("measureOverlap", () => {
  it("finds nothing in an empty file", () => {
    expect(measured()).toEqual([]);
  });

  it("leaves a single event alone from start to end", () => {
    expect(measured([A, 100, 900])).toEqual([{ overlapped: false, covered: 0, longestAlone: 800, shared: -100 }]);
  });

  it("takes touching events as apart", () => {
    expect(measured([A, 0, 500], [B, 500, 900]).map((one) => one?.overlapped)).toEqual([false, false]);
  });

  it("takes one millisecond in common as overlap", () => {
    expect(measured([A, 0, 501], [B, 500, 900])[0]).toEqual({
      overlapped: true,
      covered: 1,
      longestAlone: 500,
      shared: 1,
    });
  });

  it("lets a zero-length event strictly inside another overlap with 0 s covered", () => {
    expect(measured([A, 0, 1000], [B, 400, 400])).toEqual([
      { overlapped: true, covered: 0, longestAlone: 1000, shared: 0 },
      { overlapped: true, covered: 0, longestAlone: 0, shared: 0 },
    ]);
  });

  it("lets a zero-length event on another's edge, or on another zero-length event, not overlap", () => {
    expect(measured([A, 0, 1000], [B, 0, 0], [B, 1000, 1000]).map((one) => one?.overlapped)).toEqual([
      false,
      false,
      false,
    ]);
    expect(measured([A, 5, 5], [B, 5, 5]).map((one) => one?.overlapped)).toEqual([false, false]);
  });

  it("lets a zero-length event not overlap where one label begins with it and another ends before it", () => {
    expect(measured([2, 100, 480], [B, 500, 900], [A, 500, 500])[2]?.overlapped).toBe(false);
    expect(measured([2, 100, 501], [B, 500, 900], [A, 500, 500])[2]?.overlapped).toBe(true);
  });

  it("does not count the same label, nor an exact duplicate", () => {
    expect(measured([A, 0, 1000], [A, 200, 600], [A, 200, 600]).map((one) => one?.overlapped)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it("covers an event by several others once, and finds the longest gap between them", () => {
    expect(measured([B, 100, 300], [B, 200, 400], [A, 0, 2000], [2, 1100, 1200])[2]).toEqual({
      overlapped: true,
      covered: 400,
      longestAlone: 800,
      shared: 200,
    });
  });

  it("measures the gap to the nearest other event up to 100 ms", () => {
    expect(measured([A, 0, 100], [B, 130, 200], [2, 299, 400]).map((one) => one?.shared)).toEqual([-30, -30, -99]);
    expect(measured([A, 0, 100], [B, 200, 300]).map((one) => one?.shared)).toEqual([-100, -100]);
  });

  it("looks no further than the segment", () => {
    const columns = toColumns([
      { segment: 0, label: A, start: 0, end: 1000 },
      { segment: 1, label: B, start: 0, end: 1000 },
    ]);
    expect([...measureOverlap(columns, overlapRule(columns.labelIds)).overlapped]).toEqual([0, 0]);
  });

  it("judges PRESENT frames by PRESENT frames only", () => {
    const columns = toColumns(
      [
        { segment: 0, label: A, start: 0, end: 960 },
        { segment: 0, label: B, start: 0, end: 960, present: false },
        { segment: 0, label: A, start: 960, end: 1920 },
        { segment: 0, label: B, start: 960, end: 1920 },
      ],
      { framed: true },
    );
    const found = measureOverlap(columns, overlapRule(columns.labelIds));
    expect([...found.judged]).toEqual([1, 0, 1, 1]);
    expect([...found.overlapped]).toEqual([0, 0, 1, 1]);
  });

  it("judges a target's events by labels outside its set", () => {
    const columns = toColumns([
      { segment: 0, label: 0, start: 0, end: 1000 },
      { segment: 0, label: 1, start: 500, end: 1500 },
      { segment: 0, label: 2, start: 1400, end: 2000 },
    ]);
    const rule = overlapRule(columns.labelIds, { targets: [new Set(["/m/00", "/m/01"])] });
    const found = measureOverlap(columns, rule);
    expect([...found.judged]).toEqual([1, 1, 0]);
    expect([...found.overlapped]).toEqual([0, 1, 0]);
  });

  it("does not count ignored labels and relatives, and judges their own events still", () => {
    const columns = toColumns([
      { segment: 0, label: 0, start: 0, end: 1000 },
      { segment: 0, label: 1, start: 0, end: 1000 },
      { segment: 0, label: 2, start: 900, end: 2000 },
    ]);
    const found = (options: Parameters<typeof overlapRule>[1]) => [
      ...measureOverlap(columns, overlapRule(columns.labelIds, options)).overlapped,
    ];
    expect(found({ ignored: new Set(["/m/01"]) })).toEqual([1, 1, 1]);
    expect(found({ ignored: new Set(["/m/01", "/m/02"]) })).toEqual([0, 1, 1]);
    expect(found({ relativesOf: (id) => (id === "/m/00" ? ["/m/01", "/m/02"] : []) })).toEqual([0, 1, 1]);
  });
});

const event = record({
  segment: integer({ min: 0, max: 2 }),
  label: integer({ min: 0, max: 5 }),
  start: integer({ min: 0, max: 15 }),
  length: oneof(constant(0), integer({ min: 0, max: 9 })),
  present: boolean(),
}).map(({ length, ...one }) => ({ ...one, end: one.start + length }));

/** Ties in small numbers; the same stretched, so that gaps are longer and shorter than those that are told. */
const drawnEvents = tuple(array(event, { maxLength: 14 }), constantFrom(1, 23)).map(([events, factor]) =>
  events.map((one) => ({ ...one, start: one.start * factor, end: one.end * factor })),
);

describe("measureOverlap against all pairs", () => {
  const different = (a: number, b: number) => a !== b;

  it("agrees on segments of few events full of ties, zero lengths and duplicates", () => {
    assert(
      property(drawnEvents, boolean(), (drawn, framed) => {
        const events: PlainEvent[] = framed ? drawn : drawn.map((one) => ({ ...one, present: true }));
        const columns = toColumns(events, { framed });
        expect(plain(measureOverlap(columns, overlapRule(columns.labelIds)))).toEqual(
          overlapByAllPairs(events, different),
        );
      }),
      { numRuns: 400 },
    );
  });

  it("agrees with a target and an ignored label", () => {
    const rule = { targets: [new Set(["/m/00", "/m/01"])], ignored: new Set(["/m/03"]) };
    assert(
      property(drawnEvents, (drawn) => {
        const events = drawn.map((one) => ({ ...one, present: true }));
        const columns = toColumns(events);
        expect(plain(measureOverlap(columns, overlapRule(columns.labelIds, rule)))).toEqual(
          overlapByAllPairs(events, (a, b) => (a > 1 ? undefined : b > 1 && b !== 3)),
        );
      }),
      { numRuns: 200 },
    );
  });

  it("agrees on a segment of hundreds of events, some past its end", () => {
    const events = Array.from({ length: 300 }, (_, i): PlainEvent => {
      const start = (i * 7919) % 9800;
      return { segment: 0, label: i % 6, start, end: start + ((i * 104729) % 700) };
    });
    const columns = toColumns(events);
    expect(plain(measureOverlap(columns, overlapRule(columns.labelIds)))).toEqual(overlapByAllPairs(events, different));
  });
});
