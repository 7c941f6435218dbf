import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeEvents } from "../../src/analysis/mergeEvents.js";
import type { StrongColumns } from "../../src/format/strongTsv.js";

type Event = readonly [segment: number, label: number, start: number, end: number];

function columnsOf(events: readonly Event[]): StrongColumns {
  return {
    rows: events.length,
    segmentIds: ["aaaaaaaaaaa_0", "bbbbbbbbbbb_0"],
    labelIds: ["/m/a", "/m/b"],
    segment: Int32Array.from(events, ([s]) => s),
    label: Int32Array.from(events, ([, l]) => l),
    startMs: Int32Array.from(events, ([, , from]) => from),
    endMs: Int32Array.from(events, ([, , , to]) => to),
  };
}

function eventsOf({ rows, segment, label, startMs, endMs }: StrongColumns): Event[] {
  return Array.from({ length: rows }, (_, i) => [segment[i]!, label[i]!, startMs[i]!, endMs[i]!] as const);
}

describe("mergeEvents(columns)", () => {
  it("unites a chain at the place of its first row", () => {
    const { columns, pairs } = mergeEvents(
      columnsOf([
        [0, 0, 50, 90],
        [0, 1, 0, 5],
        [0, 0, 0, 60],
        [0, 0, 90, 95],
      ]),
    );
    expect(eventsOf(columns)).toEqual([
      [0, 0, 0, 90],
      [0, 1, 0, 5],
      [0, 0, 90, 95],
    ]);
    expect([...pairs]).toEqual([1, 0]);
  });

  it("leaves columns without intersections as they are", () => {
    const columns = columnsOf([
      [0, 0, 0, 10],
      [0, 0, 10, 20],
      [1, 0, 5, 15],
    ]);
    expect(mergeEvents(columns).columns).toBe(columns);
  });

  it("drops equal rated frames and keeps contradicting ones", () => {
    const columns = {
      ...columnsOf([
        [0, 0, 0, 960],
        [0, 0, 0, 960],
        [0, 0, 0, 960],
      ]),
      present: Uint8Array.of(1, 0, 1),
    };
    expect([...mergeEvents(columns).columns.present!]).toEqual([1, 0]);
  });

  it("comes to an end on a segment of ten thousand equal events", () => {
    const events = Array.from({ length: 10_000 }, (): Event => [0, 0, 0, 10]);
    expect(mergeEvents(columnsOf(events)).columns.rows).toBe(1);
  });

  const event = fc
    .tuple(fc.nat(1), fc.nat(1), fc.nat(30), fc.nat(8))
    .map(([s, l, from, length]): Event => [s, l, from, from + length]);

  it("leaves no intersection, covers the same time, and counts the pairs of brute force", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (events) => {
        const { columns, pairs } = mergeEvents(columnsOf(events));
        const merged = eventsOf(columns);
        const meet = (a: Event, b: Event) =>
          a[0] === b[0] && a[1] === b[1] && ((a[2] === b[2] && a[3] === b[3]) || (a[2] < b[3] && b[2] < a[3]));
        let brute = 0;
        events.forEach((a, i) => {
          for (const b of events.slice(i + 1)) if (meet(a, b)) brute++;
        });
        expect(pairs[0]! + pairs[1]!).toBe(brute);
        merged.forEach((a, i) => {
          for (const b of merged.slice(i + 1)) expect(meet(a, b)).toBe(false);
        });
        for (const s of [0, 1])
          for (const l of [0, 1])
            for (let t = 0; t < 40; t++) {
              const covered = (some: readonly Event[]) =>
                some.some((e) => e[0] === s && e[1] === l && e[2] <= t && t < e[3]);
              expect(covered(merged)).toBe(covered(events));
            }
      }),
    );
  });
});
