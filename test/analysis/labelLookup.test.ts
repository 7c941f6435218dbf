import { describe, expect, it } from "vitest";
import { companionsOf } from "../../src/analysis/labelCompany.js";
import { chooseExamples } from "../../src/analysis/labelExamples.js";
import { createStrongReader } from "../../src/format/strongTsv.js";

function columnsOf(rows: readonly string[]) {
  const reader = createStrongReader();
  reader.push(
    new TextEncoder().encode(
      `segment_id\tstart_time_seconds\tend_time_seconds\tlabel\n${rows.map((row) => `${row.replaceAll(" ", "\t")}\n`).join("")}`,
    ),
  );
  return reader.finish().columns;
}

const rows = [
  "aaaaaaaaaaa_0 0.000 1.000 /m/x",
  "aaaaaaaaaaa_0 0.000 3.000 /m/y",
  "aaaaaaaaaaa_0 4.000 6.500 /m/x",
  "aaaaaaaaaaa_0 4.000 5.000 /m/y",
  "bbbbbbbbbbb_0 0.000 1.000 /m/x",
  "bbbbbbbbbbb_0 0.000 1.000 /m/z",
  "bbbbbbbbbbb_0 0.000 1.000 /m/y",
  "ccccccccccc_0 0.000 1.000 /m/z",
];

describe("companionsOf", () => {
  it("counts each shared segment once, the most frequent first", () => {
    expect(companionsOf(columnsOf(rows), "/m/x")).toEqual([
      { id: "/m/y", segments: 2, share: 1 },
      { id: "/m/z", segments: 1, share: 0.5 },
    ]);
  });

  it("has nothing to say of a label that is not there", () => {
    expect(companionsOf(columnsOf(rows), "/m/none")).toEqual([]);
    expect(companionsOf(columnsOf([]), "/m/x")).toEqual([]);
  });
});

describe("chooseExamples", () => {
  it("gives each segment with its longest event and how many it has", () => {
    const found = chooseExamples(columnsOf(rows), "/m/x", { n: 9 });
    expect(found.find(({ segmentId }) => segmentId === "aaaaaaaaaaa_0")).toEqual({
      segmentId: "aaaaaaaaaaa_0",
      startMs: 4000,
      endMs: 6500,
      events: 2,
    });
    expect(found).toHaveLength(2);
  });

  it("does not depend on the order of rows", () => {
    expect(chooseExamples(columnsOf([...rows].reverse()), "/m/x", { n: 1 })).toEqual(
      chooseExamples(columnsOf(rows), "/m/x", { n: 1 }),
    );
  });

  it("leaves out segments whose longest event is too short", () => {
    expect(chooseExamples(columnsOf(rows), "/m/x", { n: 9, minMs: 1001 }).map(({ segmentId }) => segmentId)).toEqual([
      "aaaaaaaaaaa_0",
    ]);
    expect(chooseExamples(columnsOf(rows), "/m/x", { n: 0 })).toEqual([]);
  });
});
