import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rowTable } from "../../src/analysis/strongTables.js";
import { writeDigits, writeSeconds } from "../../src/format/digits.js";
import { FILL_BYTES, type Fill } from "../../src/format/fill.js";
import { createStrongReader, type StrongColumns } from "../../src/format/strongTsv.js";
import { createStrongTsvFill } from "../../src/format/strongTsvWrite.js";
import { formatMs } from "../../src/format/time.js";
import { missing, realFile, titled } from "../reference.js";

const HEADER = "segment_id\tstart_time_seconds\tend_time_seconds\tlabel";

/** What a fill puts into its files, as texts. */
function texts(fill: Fill, files = 1): string[] {
  const buffers = Array.from({ length: files }, () => new Uint8Array(FILL_BYTES));
  const parts = buffers.map((): string[] => []);
  for (;;) {
    const lengths = fill(buffers);
    if (lengths.every((length) => length === 0)) return parts.map((part) => part.join(""));
    for (const [f, length] of lengths.entries())
      parts[f]!.push(new TextDecoder().decode(buffers[f]!.subarray(0, length)));
  }
}

function read(text: string, framed = false): StrongColumns {
  const reader = createStrongReader({ framed });
  reader.push(new TextEncoder().encode(text));
  const { columns, faults } = reader.finish();
  expect(faults.first).toEqual([]);
  return columns;
}

function write(columns: StrongColumns, keeps = [new Uint8Array(columns.segmentIds.length).fill(1)]): string[] {
  const rows = Int32Array.from({ length: columns.rows }, (_, row) => row);
  return texts(createStrongTsvFill(rowTable(columns, rows), keeps), keeps.length);
}

describe("numbers as bytes", () => {
  it("are written as formatMs and String write them", () => {
    const bytes = new Uint8Array(32);
    const text = (end: number) => new TextDecoder().decode(bytes.subarray(0, end));
    fc.assert(
      fc.property(fc.oneof(fc.nat(12_000), fc.nat(2_000_000_000)), (value) => {
        expect(text(writeSeconds(bytes, 0, value))).toBe(formatMs(value));
        expect(text(writeDigits(bytes, 0, value))).toBe(String(value));
      }),
    );
  });
});

describe("writing strong rows", () => {
  it("writes the header alone where there is no row", () => {
    expect(write(read(`${HEADER}\n`))).toEqual([`${HEADER}\n`]);
  });

  it("gives times three decimals, whatever they had", () => {
    expect(
      write(read(`${HEADER}\nabcdefghijk_0\t0\t10.0\t/m/09x0r\n-bcdefghi_k_30000\t0.96\t1.9200\t/t/dd00002\n`)),
    ).toEqual([`${HEADER}\nabcdefghijk_0\t0.000\t10.000\t/m/09x0r\n-bcdefghi_k_30000\t0.960\t1.920\t/t/dd00002\n`]);
  });

  it("keeps the `present` column of framed files", () => {
    const text = `${HEADER}\tpresent\nabcdefghijk_0\t0.000\t0.960\t/m/1\tPRESENT\nabcdefghijk_0\t0.000\t0.960\t/m/2\tNOT_PRESENT\n`;
    expect(write(read(text, true))).toEqual([text]);
  });

  it("gives each file the segments that it keeps", () => {
    const rows = ["a", "b", "a", "c"].map((c) => `${c.repeat(11)}_0\t0.000\t1.000\t/m/1\n`);
    const columns = read(`${HEADER}\n${rows.join("")}`);
    expect(write(columns, [Uint8Array.of(1, 0, 1), Uint8Array.of(0, 1, 0), Uint8Array.of(0, 0, 0)])).toEqual([
      `${HEADER}\n${rows[0]}${rows[2]}${rows[3]}`,
      `${HEADER}\n${rows[1]}`,
      `${HEADER}\n`,
    ]);
  });

  it("writes label ids of any alphabet and of any length that a line may have", () => {
    const text = `${HEADER}\nabcdefghijk_0\t0.000\t1.000\tö${"x".repeat(1_000_000)}\nabcdefghijk_0\t0.000\t1.000\t犬\n`;
    expect(write(read(text))).toEqual([text]);
  });

  it.skipIf(missing("strong", "audioset_eval_strong_top110.tsv"))(
    titled("gives a real file back byte by byte", "strong", "audioset_eval_strong_top110.tsv"),
    () => {
      const text = readFileSync(realFile("strong", "audioset_eval_strong_top110.tsv"), "utf8");
      expect(write(read(text))[0] === text).toBe(true);
    },
  );
});
