import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowTable } from "../../src/analysis/strongTables.js";
import type { Fill } from "../../src/format/fill.js";
import { ROW_GROUP_ROWS } from "../../src/format/parquet.js";
import type { StrongColumns } from "../../src/format/strongTsv.js";
import { createStrongParquetFill, createWeakParquetFill } from "../../src/format/tableParquet.js";
import { createWeakReader } from "../../src/format/weakCsv.js";
import { writeFilled } from "../../src/io/fileWriter.js";
import { findPython } from "../python.js";

const python = findPython("duckdb", "pandas", "pyarrow", "polars");
const why = python
  ? ""
  : " (skipped: no Python with duckdb, pandas, pyarrow and polars; AUDIOSET_LAB_PYTHON names one)";

interface Seen {
  columns: unknown;
  rows: number;
  groups?: number;
  first: unknown[][];
}

/** Rows enough for two row groups. */
function framedColumns(rows: number): StrongColumns {
  return {
    rows,
    segmentIds: ["-bcdefghi_k_30000", "ö"],
    labelIds: ["/m/09x0r", "犬"],
    segment: new Int32Array(rows).map((_, i) => (i === rows - 1 ? 1 : 0)),
    label: new Int32Array(rows).map((_, i) => i % 2),
    startMs: new Int32Array(rows).map((_, i) => (i * 960) % 10_000),
    endMs: new Int32Array(rows).map((_, i) => ((i * 960) % 10_000) + 713),
    present: new Uint8Array(rows).map((_, i) => i % 2),
  };
}

describe.skipIf(python === undefined)(`Parquet read back by DuckDB, pandas and polars${why}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "parquet-"));
  const paths = ["strong", "clips", "weak", "empty"].map((name) => join(folder, `${name}.parquet`)) as [
    string,
    string,
    string,
    string,
  ];
  let seen: Record<string, { duckdb: Seen; pandas: Seen; polars: Seen }>;
  beforeAll(async () => {
    const columns = framedColumns(ROW_GROUP_ROWS + 5);
    const rows = Int32Array.from({ length: columns.rows }, (_, row) => row);
    const { present: _, ...plain } = columns;
    const block = {
      rows: 2,
      segment: Int32Array.of(0, 1),
      label: Int32Array.of(0, 1),
      startMs: Int32Array.of(0, 500),
      endMs: Int32Array.of(1000, 713),
      clipNumber: Int32Array.of(0, 7),
    };
    const blocks = [block];
    const clips = { ...plain, framed: false, clips: true, next: () => blocks.pop() };
    const reader = createWeakReader();
    const counts = "# num_ytids=2, num_segs=2, num_unique_labels=3, num_positive_labels=4";
    const list = `# x\n${counts}\n# YTID, start_seconds, end_seconds, positive_labels\n--4gqARaEJE, 30.500, 40.500, "/m/1,/m/2,/m/3"\n_-4gqARaEJE, 0.000, 10.000, "/m/1"\n`;
    reader.push(new TextEncoder().encode(list));
    const weak = reader.finish().columns;
    const fills: [string, Fill][] = [
      [paths[0], createStrongParquetFill(rowTable(columns, rows), Uint8Array.of(1, 0))],
      [paths[1], createStrongParquetFill(clips, Uint8Array.of(1, 1))],
      [paths[2], createWeakParquetFill(weak, Uint8Array.of(1, 1))],
      [paths[3], createStrongParquetFill(rowTable(columns, rows), Uint8Array.of(0, 0))],
    ];
    for (const [path, fill] of fills) await writeFilled([path], fill);
    const { stdout, stderr } = spawnSync(python!, ["test/reference/read_parquet.py", ...paths], {
      encoding: "utf8",
      maxBuffer: 1 << 26,
    });
    if (stdout === "") throw new Error(stderr);
    seen = JSON.parse(stdout);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("has texts, seconds and a boolean, in row groups, with every row that is kept", () => {
    const { duckdb, pandas, polars } = seen[paths[0]]!;
    expect([duckdb.rows, pandas.rows, polars.rows]).toEqual(Array(3).fill(ROW_GROUP_ROWS + 4));
    expect(duckdb.groups).toBe(2);
    expect(duckdb.columns).toEqual({
      segment_id: "VARCHAR",
      start_time_seconds: "DOUBLE",
      end_time_seconds: "DOUBLE",
      label: "VARCHAR",
      present: "BOOLEAN",
    });
    expect(pandas.columns).toEqual({
      segment_id: "str",
      start_time_seconds: "float",
      end_time_seconds: "float",
      label: "str",
      present: "bool",
    });
    expect(polars.columns).toEqual({
      segment_id: "String",
      start_time_seconds: "Float64",
      end_time_seconds: "Float64",
      label: "String",
      present: "Boolean",
    });
    const first = [
      ["-bcdefghi_k_30000", 0, 0.713, "/m/09x0r", false],
      ["-bcdefghi_k_30000", 0.96, 1.673, "犬", true],
    ];
    for (const reader of [duckdb, pandas, polars]) expect(reader.first).toEqual(first);
  });

  it("has the clips' ids", () => {
    for (const reader of Object.values(seen[paths[1]]!)) {
      expect(Object.keys(reader.columns as object)).toEqual([
        "segment_id",
        "start_time_seconds",
        "end_time_seconds",
        "label",
        "clip_id",
      ]);
      expect(reader.first).toEqual([
        ["-bcdefghi_k_30000", 0, 1, "/m/09x0r", "-bcdefghi_k_30000_0_1000_0"],
        ["ö", 0.5, 0.713, "犬", "ö_500_713_7"],
      ]);
    }
  });

  it("has the labels of a weak segment as a list of texts", () => {
    const { duckdb, pandas, polars } = seen[paths[2]]!;
    expect(duckdb.columns).toEqual({
      YTID: "VARCHAR",
      start_seconds: "DOUBLE",
      end_seconds: "DOUBLE",
      positive_labels: "VARCHAR[]",
    });
    expect(pandas.columns).toMatchObject({ positive_labels: "list of str" });
    expect(polars.columns).toMatchObject({ positive_labels: "List(String)" });
    for (const reader of [duckdb, pandas, polars])
      expect(reader.first).toEqual([
        ["--4gqARaEJE", 30.5, 40.5, ["/m/1", "/m/2", "/m/3"]],
        ["_-4gqARaEJE", 0, 10, ["/m/1"]],
      ]);
  });

  it("keeps its columns and types without a row", () => {
    const { duckdb, pandas, polars } = seen[paths[3]]!;
    expect([duckdb.rows, pandas.rows, polars.rows]).toEqual([0, 0, 0]);
    expect(polars.columns).toMatchObject({ start_time_seconds: "Float64", present: "Boolean" });
  });
});

describe("the search for Python", () => {
  it("finds none that lacks a module", () => {
    expect(findPython("no_such_module_anywhere")).toBeUndefined();
    expect(python === undefined || existsSync(python) || !python.includes("/")).toBe(true);
  });
});
