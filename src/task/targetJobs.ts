import { join } from "node:path";
import { countClips } from "../analysis/cutting.js";
import { segmentsWith, type WeakNegatives, weakNegatives } from "../analysis/negatives.js";
import { measureOverlap } from "../analysis/overlap.js";
import { overlapRule } from "../analysis/overlapRule.js";
import { clipNumbersAfter, clipTable, measured, rowTable, type TableSize } from "../analysis/strongTables.js";
import { chooseTargetRows } from "../analysis/targetRows.js";
import type { Ontology } from "../audioset/ontology.js";
import { relatedLabels, type Target } from "../audioset/target.js";
import type { TargetFileKind } from "../audioset/targetFiles.js";
import type { Fill } from "../format/fill.js";
import type { RunOutput } from "../format/runRecordFile.js";
import type { StrongColumns } from "../format/strongTsv.js";
import { createStrongTsvFill, type StrongTable } from "../format/strongTsvWrite.js";
import { createStrongParquetFill, createWeakParquetFill } from "../format/tableParquet.js";
import type { WeakColumns } from "../format/weakCsv.js";
import { createWeakCsvFill } from "../format/weakCsvWrite.js";
import type { ClipRule, DataFormat } from "./targetParams.js";
import type { PlannedFile } from "./targetPlan.js";
import type { LabelSource } from "./targetSources.js";

/** A data file that is ready to be written. */
export interface DataJob {
  readonly folder: string;
  /** Name from the folder. */
  readonly file: string;
  /** Rows to expect, for the progress. */
  readonly rows: number;
  /** Starts the file; `size` tells what has been written once the fill has ended. */
  open(): { fill: Fill; size(): Omit<RunOutput, "file" | "bytes" | "sha256"> };
}

/** What the jobs of all targets share. */
export interface JobOptions {
  readonly sources: readonly LabelSource[];
  readonly targets: readonly Target[];
  readonly excludeKnownPositives: boolean;
  /** Given where related weak negatives are to be left out. */
  readonly ontology: Ontology | undefined;
  readonly clipRule: ClipRule | undefined;
}

/** Prepares the planned files: chooses each target's rows in each label file, once. */
export function targetJobs(planned: readonly PlannedFile[], options: JobOptions): DataJob[] {
  const strongRows = new Map<string, Partial<Record<TargetFileKind, Int32Array>>>();
  const negatives = new Map<string, WeakNegatives>();
  const positives = new Map<Target, Set<string>>();

  return planned.map(({ target: name, stem, kind, step, folder, file, format }): DataJob => {
    const target = options.targets.find((one) => one.name === name)!;
    const source = options.sources.find((one) => one.stem === stem)!;
    const key = `${name}/${stem}`;
    if (source.weak !== undefined) {
      if (!negatives.has(key)) negatives.set(key, chooseNegatives(source.weak, target));
      return { folder, file, ...weakJob(source.weak, source.firstLine ?? "", negatives.get(key)!, format) };
    }
    const columns = source.strong!;
    if (!strongRows.has(key)) strongRows.set(key, chooseStrong(columns, target));
    const rows = strongRows.get(key)!;
    const chosen = rows[kind] ?? new Int32Array(0);
    if (step === "raw") return { folder, file, ...strongJob(chosen.length, () => rowTable(columns, chosen), format) };
    const rule = options.clipRule!;
    const firstNumber = kind === "pos_ov" ? () => clipNumbersAfter(columns, rows.pos_nov!, rule) : undefined;
    return { folder, file, ...clipJob(columns, chosen, rule, format, firstNumber) };
  });

  function chooseNegatives(weak: WeakColumns, target: Target): WeakNegatives {
    let known = positives.get(target);
    if (known === undefined) {
      known = new Set<string>();
      for (const { strong } of options.sources)
        if (strong) for (const id of segmentsWith(strong, target.labelIds)) known.add(id);
      positives.set(target, known);
    }
    return weakNegatives(weak, target.labelIds, known, {
      excludeKnownPositives: options.excludeKnownPositives,
      excludeLabels: options.ontology ? relatedLabels(target, options.ontology) : new Set(),
    });
  }
}

/** The job of a file of clips. `firstNumber` tells where the numbers of each segment's clips begin. */
export function clipJob(
  columns: StrongColumns,
  rows: Int32Array,
  rule: ClipRule,
  format: DataFormat,
  firstNumber?: () => Int32Array,
): Omit<DataJob, "folder" | "file"> {
  let clips = rows.length;
  if (!rule.grid) {
    clips = 0;
    for (const row of rows) clips += countClips(columns.startMs[row]!, columns.endMs[row]!, rule);
  }
  return strongJob(clips, () => clipTable(columns, rows, rule, firstNumber?.()), format);
}

function strongJob(rows: number, table: () => StrongTable, format: DataFormat): Omit<DataJob, "folder" | "file"> {
  return {
    rows,
    open() {
      const counted = measured(table());
      const fill = format === "parquet" ? createStrongParquetFill(counted.table) : createStrongTsvFill(counted.table);
      return { fill, size: (): TableSize => counted.size };
    },
  };
}

function weakJob(
  columns: WeakColumns,
  firstLine: string,
  { rows, contradicted, related }: WeakNegatives,
  format: DataFormat,
): Omit<DataJob, "folder" | "file"> {
  return {
    rows: rows.length,
    open() {
      let ms = 0;
      for (const row of rows) ms += columns.endMs[row]! - columns.startMs[row]!;
      const fill =
        format === "parquet" ? createWeakParquetFill(columns, rows) : createWeakCsvFill(columns, rows, firstLine);
      return { fill, size: () => ({ rows: rows.length, segments: rows.length, ms, contradicted, related }) };
    },
  };
}

function chooseStrong(columns: StrongColumns, target: Target): Partial<Record<TargetFileKind, Int32Array>> {
  const rule = overlapRule(columns.labelIds, { target: new Set(target.labelIds) });
  const { overlapped } = measureOverlap(columns, rule);
  const { nov, ov, negative, notPresent } = chooseTargetRows(columns, target.labelIds, overlapped);
  return { pos_nov: nov, pos_ov: ov, neg_strong: negative, ...(notPresent ? { neg_framed: notPresent } : {}) };
}

/** Path of a job's file. */
export function jobPath({ folder, file }: Pick<DataJob, "folder" | "file">): string {
  return join(folder, file);
}
