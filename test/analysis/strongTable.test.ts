import { describe, expect, it } from "vitest";
import { measureDurations } from "../../src/analysis/eventDurations.js";
import { describeEvents } from "../../src/analysis/eventShape.js";
import { strongLabelTable } from "../../src/analysis/strongTable.js";
import { createStrongReader } from "../../src/format/strongTsv.js";

type Row = [segment: string, start: string, end: string, label: string, present?: string];

function columnsOf(rows: Row[]) {
  const framed = rows.some((row) => row.length === 5);
  const reader = createStrongReader({ framed });
  const header = ["segment_id", "start_time_seconds", "end_time_seconds", "label", ...(framed ? ["present"] : [])];
  reader.push(new TextEncoder().encode(`${[header, ...rows].map((row) => row.join("\t")).join("\n")}\n`));
  const { columns, faults } = reader.finish();
  expect(faults.first).toEqual([]);
  return columns;
}

const A = "aaaaaaaaaaa_0";
const B = "bbbbbbbbbbb_0";

describe("strongLabelTable", () => {
  it("counts a segment once for each label even when its rows are scattered", () => {
    const table = strongLabelTable(
      columnsOf([
        [A, "0.000", "1.000", "/m/x"],
        [B, "0.000", "1.000", "/m/x"],
        [A, "2.000", "3.000", "/m/x"],
      ]),
    );
    expect([table.segmentCount[0], table.count[0], table.value[0], table.segments]).toEqual([2, 3, 3000, 2]);
  });

  it("counts only PRESENT rows of a framed file, and all its segments", () => {
    const table = strongLabelTable(
      columnsOf([
        [A, "0.000", "0.960", "/m/x", "PRESENT"],
        [B, "0.000", "0.960", "/m/x", "NOT_PRESENT"],
      ]),
    );
    expect([table.value[0], table.count[0], table.segmentCount[0], table.notPresentCount?.[0], table.segments]).toEqual(
      [960, 1, 1, 1, 2],
    );
  });
});

describe("measureDurations", () => {
  it("has no standard deviation and no interior median where there is nothing to take it of", () => {
    const [label] = measureDurations(columnsOf([[A, "0.000", "10.000", "/m/x"]]));
    expect(label).toMatchObject({
      std: undefined,
      medianInterior: undefined,
      edgeShare: 1,
      fullShare: 1,
      min: 10_000,
      max: 10_000,
    });
  });

  it("interpolates quantiles linearly", () => {
    const rows = [1, 2, 3, 4].map((length): Row => [A, "1.000", `${1 + length}.000`, "/m/x"]);
    expect(measureDurations(columnsOf(rows))[0]).toMatchObject({
      median: 2500,
      p25: 1750,
      p5: 1150,
      mean: 2500,
      edgeShare: 0,
      medianInterior: 2500,
    });
  });

  it("counts events past 10 s as touching the end", () => {
    expect(measureDurations(columnsOf([[A, "4.000", "10.020", "/m/x"]]))[0]).toMatchObject({
      edgeShare: 1,
      fullShare: 0,
    });
  });

  it("gives no rows for a header only", () => {
    expect(measureDurations(columnsOf([]))).toEqual([]);
  });
});

describe("describeEvents", () => {
  it("counts covered time once where events overlap, up to 10 s", () => {
    const shape = describeEvents(
      columnsOf([
        [A, "0.000", "4.000", "/m/x"],
        [A, "2.000", "6.000", "/m/y"],
        [A, "9.000", "12.000", "/m/x"],
      ]),
    );
    expect(shape.meanCovered).toBeCloseTo(0.7, 12);
    expect(shape.eventsPerSegment).toEqual([0, 0, 0, 1]);
  });

  it("keeps whole-segment events out of the histogram and counts events of length 0 apart", () => {
    const shape = describeEvents(
      columnsOf([
        [A, "0.000", "10.000", "/m/x"],
        [A, "1.000", "1.000", "/m/x"],
        [A, "1.000", "1.050", "/m/x"],
      ]),
    );
    expect([shape.wholeSegment, shape.zeroLength, shape.underTenth]).toEqual([1, 1, 2]);
    expect(shape.lengths.counts.reduce((a, b) => a + b, 0)).toBe(1);
  });

  it("ends its cumulative curves at 1", () => {
    const { cumulative } = describeEvents(
      columnsOf([
        [A, "0.000", "10.000", "/m/x"],
        [A, "1.000", "1.500", "/m/x"],
      ]),
    );
    expect([cumulative.events.at(-1), cumulative.seconds.at(-1)]).toEqual([1, 1]);
  });
});
