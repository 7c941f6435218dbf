import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gridBlocks } from "../../src/analysis/gridBlocks.js";
import type { StrongColumns } from "../../src/format/strongTsv.js";

type Event = [segment: number, label: string, start: number, end: number];

function grid(events: readonly Event[], clipMs: number, hopMs = clipMs) {
  const labelIds = [...new Set(events.map(([, label]) => label))];
  const columns: StrongColumns = {
    rows: events.length,
    segmentIds: ["s0", "s1"],
    labelIds,
    segment: Int32Array.from(events, ([segment]) => segment),
    label: Int32Array.from(events, ([, label]) => labelIds.indexOf(label)),
    startMs: Int32Array.from(events, ([, , start]) => start),
    endMs: Int32Array.from(events, ([, , , end]) => end),
  };
  const made = gridBlocks(columns, Int32Array.from(events.keys()), { clipMs, hopMs });
  const rows: [number, number, number, string][] = [];
  for (let block = made.next(); block !== undefined; block = made.next())
    for (let i = 0; i < block.rows; i++)
      rows.push([block.segment[i]!, block.startMs[i]!, block.endMs[i]!, made.labelIds[block.label[i]!]!]);
  return rows;
}

describe("clips on a grid", () => {
  it("are none for no events and for events without length", () => {
    expect(grid([], 1000)).toEqual([]);
    expect(grid([[0, "a", 500, 500]], 1000)).toEqual([]);
  });

  it("hold all labels of their second, each once, in order of id", () => {
    const events: Event[] = [
      [0, "b", 500, 1200],
      [0, "a", 1000, 2000],
      [0, "b", 1300, 1400],
      [1, "c", 0, 1],
    ];
    expect(grid(events, 1000)).toEqual([
      [0, 0, 1000, "b"],
      [0, 1000, 2000, "a,b"],
      [1, 0, 1000, "c"],
    ]);
  });

  it("leave out seconds in which nothing sounds", () => {
    expect(
      grid(
        [
          [0, "a", 0, 100],
          [0, "a", 3999, 4001],
        ],
        1000,
      ).map(([, start]) => start),
    ).toEqual([0, 3000, 4000]);
  });

  it("agree with a look at every cell and event", () => {
    const event = fc.tuple(fc.nat(1), fc.constantFrom("a", "b", "c"), fc.nat(40), fc.nat(20));
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (raw, clip, hop) => {
          const events = raw.map(([segment, label, start, length]): Event => [segment, label, start, start + length]);
          const expected = [0, 1].flatMap((segment) =>
            Array.from({ length: 80 }, (_, k) => k * hop).flatMap((start) => {
              const inside = events.filter(
                ([s, , from, to]) => s === segment && Math.min(to, start + clip) > Math.max(from, start),
              );
              const labels = [...new Set(inside.map(([, label]) => label))].sort();
              return labels.length > 0 ? [[segment, start, start + clip, labels.join(",")]] : [];
            }),
          );
          expect(grid(events, clip, hop)).toEqual(expected);
        },
      ),
    );
  });
});
