import type { DataFormat } from "../audioset/targetFiles.js";
import type { Fill } from "../format/fill.js";
import type { RunOutput } from "../format/runRecordFile.js";
import type { StrongColumns } from "../format/strongTsv.js";
import { createStrongTsvFill, type StrongTable } from "../format/strongTsvWrite.js";
import { createStrongParquetFill, createWeakParquetFill } from "../format/tableParquet.js";
import type { WeakColumns } from "../format/weakCsv.js";
import { createWeakCsvFill } from "../format/weakCsvWrite.js";
import type { ClipRule } from "./cutting.js";
import type { WeakNegatives } from "./negatives.js";
import { clipTable, measured, rowTable } from "./strongTables.js";

/** Data files that are ready to be written side by side; several only where they share rows. */
export interface DataJob extends Making {
  /** Each with the folder that has its run's record, and its name from there. */
  readonly files: readonly { readonly folder: string; readonly file: string }[];
}

/** How the content of a job's files is made. */
export interface Making {
  /** Bytes to expect of all files, for the progress. */
  readonly bytes: number;
  /** Starts the files; `sizes` tells what each has got once the fill has ended. */
  open(): { fill: Fill; sizes(): Omit<RunOutput, "file" | "bytes" | "sha256">[] };
}

/** Usual lengths of rows, and how much smaller Parquet is. */
const ROW_BYTES = 40;
const CLIP_BYTES = 71;
const WEAK_BYTES = 50;
const PARQUET_RATIO = 4;

/** Some rows of a strong file as they are: for each mask over the segments one file. */
export function rowJob(
  columns: StrongColumns,
  rows: Int32Array,
  keeps: readonly Uint8Array[],
  format: DataFormat,
): Making {
  return strongJob(rows.length * keeps.length * ROW_BYTES, () => rowTable(columns, rows), keeps, format);
}

/** The clips of some rows: for each mask over the segments one file. `firstNumber` tells where the numbers of each segment's clips begin. */
export function clipJob(
  columns: StrongColumns,
  rows: Int32Array,
  keeps: readonly Uint8Array[],
  rule: ClipRule,
  format: DataFormat,
  firstNumber?: () => Int32Array,
): Making {
  // About how many, for the progress: half of all events leave a rest that gives one clip more.
  let ms = 0;
  for (const row of rows) ms += columns.endMs[row]! - columns.startMs[row]!;
  const clips = ms / rule.hopMs + rows.length / 2;
  return strongJob(
    clips * keeps.length * CLIP_BYTES,
    () => clipTable(columns, rows, rule, firstNumber?.()),
    keeps,
    format,
  );
}

function strongJob(bytes: number, table: () => StrongTable, keeps: readonly Uint8Array[], format: DataFormat): Making {
  return {
    bytes: format === "parquet" ? bytes / PARQUET_RATIO : bytes,
    open() {
      const { table: counted, sizeOf } = measured(table());
      const fill =
        format === "parquet" ? createStrongParquetFill(counted, keeps[0]!) : createStrongTsvFill(counted, keeps);
      return { fill, sizes: () => keeps.map(sizeOf) };
    },
  };
}

/** The negatives of some targets in a weak list: for each target one file. `compared`: strong files were there to contradict them. */
export function weakJob(
  columns: WeakColumns,
  firstLine: string,
  negatives: readonly WeakNegatives[],
  format: DataFormat,
  compared: boolean,
): Making {
  const keeps = negatives.map(({ keep }) => keep);
  return {
    bytes: negatives.reduce((sum, { rows }) => sum + rows * WEAK_BYTES, 0),
    open: () => ({
      fill:
        format === "parquet" ? createWeakParquetFill(columns, keeps[0]!) : createWeakCsvFill(columns, keeps, firstLine),
      sizes: () =>
        negatives.map(({ rows, ms, contradicted, related }) => ({
          rows,
          segments: rows,
          ms,
          ...(compared ? { contradicted } : {}),
          related,
        })),
    }),
  };
}
