import { describe, expect, it } from "vitest";
import { createStrongReader } from "../../src/format/strongTsv.js";
import { createWeakReader } from "../../src/format/weakCsv.js";

const STRONG = "segment_id\tstart_time_seconds\tend_time_seconds\tlabel\n";
const FRAMED = "segment_id\tstart_time_seconds\tend_time_seconds\tlabel\tpresent\n";
const ROW = "s9d-2nhuJCQ_30000\t2.627\t7.237\t/m/053hz1\n";
const WEAK =
  "# Segments csv created Sun Mar  5 10:54:31 2017\n# num_ytids=1, num_segs=1, num_unique_labels=2, num_positive_labels=2\n# YTID, start_seconds, end_seconds, positive_labels\n";
const WEAK_ROW = '--PJHxphWEs, 30.000, 40.000, "/m/09x0r,/t/dd00088"\n';

function strong(text: string, framed = false) {
  const reader = createStrongReader({ framed });
  reader.push(new TextEncoder().encode(text));
  return reader.finish();
}

function weak(text: string) {
  const reader = createWeakReader();
  reader.push(new TextEncoder().encode(text));
  return reader.finish();
}

describe("createStrongReader", () => {
  it("reads a row into whole milliseconds", () => {
    const { columns, faults } = strong(STRONG + ROW);
    expect(faults.total).toBe(0);
    expect([...columns.startMs, ...columns.endMs]).toEqual([2627, 7237]);
    expect([columns.segmentIds, columns.labelIds]).toEqual([["s9d-2nhuJCQ_30000"], ["/m/053hz1"]]);
  });

  it.each([
    ["CRLF", (STRONG + ROW).replaceAll("\n", "\r\n"), 1],
    ["a byte-order mark", `\uFEFF${STRONG}${ROW}`, 1],
    ["no final newline", (STRONG + ROW).trimEnd(), 1],
    ["blank lines at the end", `${STRONG}${ROW}\n\r\n\n`, 1],
    ["a header only", STRONG, 0],
    ["start equal to end", `${STRONG}s9d-2nhuJCQ_30000\t2.000\t2.000\t/m/053hz1\n`, 1],
    ["times past 10 s", `${STRONG}s9d-2nhuJCQ_30000\t2.000\t12.000\t/m/053hz1\n`, 1],
    ["times without trailing zeros", `${STRONG}s9d-2nhuJCQ_30000\t2.5\t10\t/m/053hz1\n`, 1],
    ["more than three decimals when they are zeros", `${STRONG}s9d-2nhuJCQ_30000\t2.50000\t10.000000\t/m/053hz1\n`, 1],
    ["exact duplicate rows", STRONG + ROW + ROW, 2],
  ])("accepts %s", (_, text, rows) => {
    const { columns, faults } = strong(text);
    expect(faults.first).toEqual([]);
    expect(columns.rows).toBe(rows);
  });

  it.each([
    ["an empty file", "", 0, "empty-file", /an empty file/],
    ["a blank line in the middle", `${STRONG}\n${ROW}`, 2, "blank-line", /blank line/],
    ["three fields", `${STRONG}${ROW}s9d-2nhuJCQ_30000\t2.627\t7.237\n`, 3, "column-count", /^3 in /],
    ["five fields", `${STRONG}s9d-2nhuJCQ_30000\t2.627\t7.237\t/m/053hz1\tPRESENT\n`, 2, "column-count", /^5 in /],
    ["a time with an exponent", `${STRONG}s9d-2nhuJCQ_30000\t1e1\t7.237\t/m/053hz1\n`, 2, "time", /"1e1"/],
    ["a negative time", `${STRONG}s9d-2nhuJCQ_30000\t-1.000\t7.237\t/m/053hz1\n`, 2, "time", /"-1.000"/],
    [
      "a fourth decimal that is not zero",
      `${STRONG}s9d-2nhuJCQ_30000\t1.0001\t7.237\t/m/053hz1\n`,
      2,
      "time",
      /"1.0001"/,
    ],
    ["an end before its start", `${STRONG}s9d-2nhuJCQ_30000\t7.000\t6.999\t/m/053hz1\n`, 2, "time-order", /end 6.999/],
    [
      "a segment id of 10 characters",
      `${STRONG}s9d-2nhuJC_30000\t1.000\t7.237\t/m/053hz1\n`,
      2,
      "segment-id",
      /s9d-2nhuJC_30000/,
    ],
    ["a segment id without digits", `${STRONG}s9d-2nhuJCQ_\t1.000\t7.237\t/m/053hz1\n`, 2, "segment-id", /s9d/],
    [
      "a segment id with a foreign character",
      `${STRONG}s9d+2nhuJCQ_0\t1.000\t7.237\t/m/053hz1\n`,
      2,
      "segment-id",
      /\+/,
    ],
    ["a NUL byte", `${STRONG}s9d-2nhuJCQ_30000\t1.000\t7.237\t/m/05\0hz1\n`, 2, "nul-byte", /NUL/],
    ["an empty label", `${STRONG}s9d-2nhuJCQ_30000\t1.000\t7.237\t\n`, 2, "label-id", /""/],
    ["a weak list", WEAK + WEAK_ROW, 1, "file-kind", /weak segment list/],
    ["an HTML page", "<!DOCTYPE html>\n<html></html>\n", 1, "file-kind", /HTML page/],
    ["a framed file", `${FRAMED}s9d-2nhuJCQ_30000\t0.000\t0.960\t/m/053hz1\tPRESENT\n`, 1, "file-kind", /framed file/],
    ["rows without a header", ROW, 1, "file-kind", /a row where the header belongs/],
  ])("refuses %s", (_, text, line, rule, found) => {
    const { faults } = strong(text);
    expect(faults.first[0]).toMatchObject({ line, rule, found: expect.stringMatching(found) });
  });

  it("refuses a `present` that is neither of the two words", () => {
    const { faults } = strong(`${FRAMED}s9d-2nhuJCQ_30000\t0.000\t0.960\t/m/053hz1\tUNSURE\n`, true);
    expect(faults.first[0]).toMatchObject({ line: 2, rule: "present", found: '"UNSURE"' });
  });

  it("gives each row its line where bad rows are left out", () => {
    const { columns } = strong(`${STRONG}${ROW}bad\n${ROW}`);
    expect([...(columns.lines ?? [])]).toEqual([2, 4]);
  });

  it("reads the same rows whatever the chunks", () => {
    const text = `${STRONG}${ROW}${ROW.replace("2.627", "0.5")}bad line\n${ROW}`;
    const whole = strong(text);
    for (let size = 1; size < 20; size++) {
      const reader = createStrongReader();
      const bytes = new TextEncoder().encode(text);
      for (let at = 0; at < bytes.length; at += size) reader.push(bytes.slice(at, at + size));
      expect(reader.finish()).toEqual(whole);
    }
  });
});

describe("createWeakReader", () => {
  it("reads labels, times and the header's counts", () => {
    const { columns, faults } = weak(WEAK + WEAK_ROW);
    expect(faults.total).toBe(0);
    expect(columns.labelIds).toEqual(["/m/09x0r", "/t/dd00088"]);
    expect([columns.startMs[0], columns.endMs[0], ...columns.labelOffset]).toEqual([30_000, 40_000, 0, 2]);
    expect(columns.header).toEqual({ ytids: 1, segments: 1, labels: 2, occurrences: 2 });
  });

  it("says that ids are not in order when they are not", () => {
    expect(weak(WEAK + WEAK_ROW + WEAK_ROW).columns.sorted).toBe(false);
    expect(weak(WEAK + WEAK_ROW + WEAK_ROW.replace("--PJ", "A-PJ")).columns.sorted).toBe(true);
  });

  it.each([
    ["no # lines", WEAK_ROW, 1, "file-kind", /a row without the # lines/],
    ["a strong file", STRONG + ROW, 1, "file-kind", /strong-label file/],
    ["an HTML page", "<html>\n", 1, "file-kind", /HTML page/],
    ["a file that ends in its header", WEAK.slice(0, WEAK.indexOf("\n") + 1), 1, "empty-file", /after 1/],
    [
      "an empty item in a label list",
      `${WEAK}--PJHxphWEs, 30.000, 40.000, "/m/09x0r,"\n`,
      4,
      "label-list",
      /\/m\/09x0r,/,
    ],
    [
      "a repeated item in a label list",
      `${WEAK}--PJHxphWEs, 30.000, 40.000, "/m/09x0r,/m/09x0r"\n`,
      4,
      "label-list",
      /09x0r/,
    ],
    ["labels without quotes", `${WEAK}--PJHxphWEs, 30.000, 40.000, /m/09x0r\n`, 4, "label-list", /09x0r/],
    ["a missing field", `${WEAK}--PJHxphWEs, 30.000, "/m/09x0r"\n`, 4, "column-count", /^3 in/],
    ["an id that is too short", `${WEAK}-PJHxphWEs, 30.000, 40.000, "/m/09x0r"\n`, 4, "segment-id", /-PJHxphWEs/],
    ["an end before its start", `${WEAK}--PJHxphWEs, 30.000, 20.000, "/m/09x0r"\n`, 4, "time-order", /end 20.000/],
  ])("refuses %s", (_, text, line, rule, found) => {
    expect(weak(text).faults.first[0]).toMatchObject({ line, rule, found: expect.stringMatching(found) });
  });
});
