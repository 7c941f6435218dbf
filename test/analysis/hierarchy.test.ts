import { array, assert, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { strongHierarchy, weakHierarchy } from "../../src/analysis/hierarchy.js";
import { createOntology } from "../../src/audioset/ontology.js";
import { createWeakReader } from "../../src/format/weakCsv.js";
import { type PlainEvent, toColumns } from "./overlapReference.js";

const node = (id: string, ...childIds: string[]) => ({ id, name: id, description: "", childIds, restrictions: [] });
/** /m/00 over /m/01 and /m/02, which share the child /m/03; /m/04 stands alone; /m/05 is not in it. */
const ontology = createOntology([
  node("/m/00", "/m/01", "/m/02"),
  node("/m/01", "/m/03"),
  node("/m/02", "/m/03"),
  node("/m/03"),
  node("/m/04"),
]);

function strong(events: readonly PlainEvent[], framed = false) {
  return new Map(strongHierarchy(toColumns(events, { framed }), ontology).map((row) => [row.id, row]));
}

describe("strongHierarchy", () => {
  it("lists every class, with nothing in it, for a file without rows", () => {
    const rows = strongHierarchy(toColumns([]), ontology);
    expect(rows.length).toBe(6);
    expect(rows.every(({ rolledUpMs, ownMs }) => rolledUpMs === 0 && ownMs === 0)).toBe(true);
  });

  it("counts time that descendants share once, and a child of two parents once below their parent", () => {
    const rows = strong([
      { segment: 0, label: 1, start: 0, end: 1000 },
      { segment: 0, label: 3, start: 500, end: 2000 },
      { segment: 1, label: 0, start: 0, end: 100 },
    ]);
    expect(rows.get("/m/00")).toMatchObject({ ownMs: 100, ownSegments: 1, rolledUpMs: 2100, rolledUpSegments: 2 });
    expect(rows.get("/m/01")).toMatchObject({ ownMs: 1000, rolledUpMs: 2000, rolledUpSegments: 1 });
    expect(rows.get("/m/02")).toMatchObject({ ownMs: 0, ownSegments: 0, rolledUpMs: 1500 });
  });

  it("keeps a label outside the ontology as a row of its own, without depth", () => {
    expect(strong([{ segment: 0, label: 5, start: 0, end: 10 }]).get("/m/05")).toMatchObject({
      depth: undefined,
      ownMs: 10,
      rolledUpMs: 10,
    });
  });

  it("leaves NOT_PRESENT frames out", () => {
    const rows = strong([{ segment: 0, label: 3, start: 0, end: 960, present: false }], true);
    expect(rows.get("/m/00")!.rolledUpSegments).toBe(0);
  });

  it("agrees with a union over single milliseconds on random segments", () => {
    const event = record({
      segment: integer({ min: 0, max: 2 }),
      label: integer({ min: 0, max: 5 }),
      start: integer({ min: 0, max: 20 }),
      length: integer({ min: 0, max: 12 }),
    }).map(({ length, ...one }) => ({ ...one, end: one.start + length }));
    assert(
      property(array(event, { maxLength: 20 }), (events) => {
        const rows = strong(events);
        for (const [id, row] of rows) {
          const below = events.filter(
            (e) => `/m/0${e.label}` === id || ontology.descendantsOf(id).has(`/m/0${e.label}`),
          );
          const heard = new Set(below.flatMap((e) => range(e).map((ms) => `${e.segment} ${ms}`)));
          expect([row.rolledUpMs, row.rolledUpSegments]).toEqual([
            heard.size,
            new Set(below.map(({ segment }) => segment)).size,
          ]);
        }
      }),
      { numRuns: 150 },
    );
  });
});

function range({ start, end }: { start: number; end: number }): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

describe("weakHierarchy", () => {
  function weak(...lines: string[]) {
    const reader = createWeakReader();
    const header = [
      "# a",
      "# num_ytids=1, num_segs=1, num_unique_labels=1, num_positive_labels=1",
      "# YTID, start_seconds, end_seconds, positive_labels",
    ];
    reader.push(new TextEncoder().encode(`${[...header, ...lines].join("\n")}\n`));
    const { columns, faults } = reader.finish();
    expect(faults.first).toEqual([]);
    return new Map(weakHierarchy(columns, ontology).map((row) => [row.id, row]));
  }

  it("counts a segment with a class and its descendant once", () => {
    const rows = weak('aaaaaaaaaaa, 0.000, 10.000, "/m/01,/m/03"', 'bbbbbbbbbbb, 0.000, 8.000, "/m/02"');
    expect(rows.get("/m/00")).toMatchObject({ ownSegments: 0, rolledUpSegments: 2, rolledUpMs: 18_000 });
    expect(rows.get("/m/01")).toMatchObject({ ownCount: 1, ownMs: 10_000, rolledUpMs: 10_000 });
  });

  it("counts a segment that stands in two rows once", () => {
    const rows = weak(
      'bbbbbbbbbbb, 0.000, 10.000, "/m/01"',
      'aaaaaaaaaaa, 0.000, 10.000, "/m/04"',
      'bbbbbbbbbbb, 0.000, 10.000, "/m/03"',
    );
    expect(rows.get("/m/00")).toMatchObject({ rolledUpSegments: 1, rolledUpMs: 10_000 });
  });
});
