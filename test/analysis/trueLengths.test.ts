import { describe, expect, it } from "vitest";
import { createLengthFinder, unknownLengths } from "../../src/analysis/trueLengths.js";
import { createWeakReader } from "../../src/format/weakCsv.js";

function list(...rows: string[]) {
  const header = [
    "# a",
    "# num_ytids=1, num_segs=1, num_unique_labels=1, num_positive_labels=1",
    "# YTID, start_seconds, end_seconds, positive_labels",
  ];
  const reader = createWeakReader();
  reader.push(new TextEncoder().encode(`${[...header, ...rows].join("\n")}\n`));
  return reader.finish().columns;
}

const SEGMENTS = ["-_aaaaaaaaa_0", "-_aaaaaaaaa_30000", "bbbbbbbbbbb_0"];

describe("createLengthFinder", () => {
  it("joins on video and start, so that two segments of a video keep their own lengths", () => {
    const find = createLengthFinder(SEGMENTS);
    const { lengthMs, known } = find(
      list(
        '-_aaaaaaaaa, 30.000, 37.000, "/m/a"',
        '-_aaaaaaaaa, 0.000, 9.500, "/m/a"',
        'bbbbbbbbbbb, 1.000, 2.000, "/m/a"',
      ),
    );
    expect([...lengthMs]).toEqual([9500, 7000, 10_000]);
    expect(known).toBe(2);
  });

  it("goes on with the next list and counts a segment once", () => {
    const find = createLengthFinder(SEGMENTS);
    find(list('bbbbbbbbbbb, 0.000, 4.000, "/m/a"'));
    expect(find(list('bbbbbbbbbbb, 0.000, 4.000, "/m/a"', '-_aaaaaaaaa, 0.000, 8.000, "/m/a"'))).toEqual({
      lengthMs: Int32Array.of(8000, 10_000, 4000),
      known: 2,
    });
  });
});

describe("unknownLengths", () => {
  it("takes every segment as 10 s long", () => {
    expect(unknownLengths(SEGMENTS)).toEqual({ lengthMs: Int32Array.of(10_000, 10_000, 10_000), known: 0 });
  });
});
