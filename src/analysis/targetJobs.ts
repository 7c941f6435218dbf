import type { Target } from "../audioset/target.js";
import type { PlannedFile } from "../audioset/targetFiles.js";
import type { StrongColumns } from "../format/strongTsv.js";
import type { ClipRule } from "./cutting.js";
import { clipJob, type DataJob, rowJob, weakJob } from "./dataJobs.js";
import type { LabelSource } from "./labelSource.js";
import { type WeakNegatives, weakNegatives } from "./negatives.js";
import { clipNumbersAfter } from "./strongTables.js";
import { chooseTargetRows, countedRows, type TargetRows } from "./targetRows.js";

/** A target with what all label files together say of its weak negatives. */
export interface JobTarget extends Target {
  /** Segments that strong files hold with the target; undefined where no strong file is there to tell. */
  readonly positives: ReadonlySet<string> | undefined;
  /** Labels whose rows are left out of the weak negatives. */
  readonly excludeLabels: ReadonlySet<string>;
}

/** What the jobs of all targets share. */
export interface JobOptions {
  readonly sources: readonly LabelSource[];
  readonly targets: readonly JobTarget[];
  readonly excludeKnownPositives: boolean;
  readonly clipRule: ClipRule | undefined;
}

/**
 * Prepares the planned files: chooses each target's rows in each label file. Negatives of several targets from one label file share
 * nearly all rows, so they are one job that makes each row once (as TSV; Parquet files are jobs of their own).
 */
export function targetJobs(planned: readonly PlannedFile[], options: JobOptions): DataJob[] {
  const { sources, targets, clipRule } = options;
  const groups = new Map<string, PlannedFile[]>();
  for (const file of planned) {
    const shared = file.format === "tsv" && (file.kind === "neg_strong" || file.kind === "neg_weak");
    const key = shared ? `${file.stem}/${file.step}/${file.kind}` : `${file.folder}/${file.file}`;
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  const chosen = memoize((target: Target, { strong }: LabelSource) => chooseTargetRows(strong!, target.labelIds));
  const all = memoize((columns: StrongColumns) => countedRows(columns));

  return [...groups.values()].flatMap(inFours).map((files): DataJob => {
    const [first] = files as [PlannedFile, ...PlannedFile[]];
    const source = sources.find(({ stem }) => stem === first.stem)!;
    const own = files.map((file) => targets.find(({ name }) => name === file.target)!);
    if (source.weak !== undefined) {
      const { excludeKnownPositives } = options;
      const negatives = own.map(({ labelIds, positives = new Set<string>(), excludeLabels }): WeakNegatives => {
        return weakNegatives(source.weak!, labelIds, positives, { excludeKnownPositives, excludeLabels });
      });
      const compared = own.every(({ positives }) => positives !== undefined);
      return { files, ...weakJob(source.weak, source.firstLine ?? "", negatives, first.format, compared) };
    }
    const columns = source.strong!;
    const choices = own.map((target) => chosen(target, source));
    const [{ nov, ov, notPresent = new Int32Array(0) }] = choices as [TargetRows];
    const rows = { pos_nov: nov, pos_ov: ov, neg_framed: notPresent, neg_strong: undefined, neg_weak: undefined }[
      first.kind
    ];
    const keeps =
      rows === undefined ? choices.map(({ negativeSegments }) => negativeSegments) : [everySegment(columns)];
    if (first.step === "raw") return { files, ...rowJob(columns, rows ?? all(columns), keeps, first.format) };
    const rule = clipRule!;
    const firstNumber = first.kind === "pos_ov" ? () => clipNumbersAfter(columns, nov, rule) : undefined;
    return { files, ...clipJob(columns, rows ?? all(columns), keeps, rule, first.format, firstNumber) };
  });
}

/** However many targets there are, few files are written side by side: each takes buffers. */
function inFours<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / 4) }, (_, i) => items.slice(4 * i, 4 * i + 4));
}

/** A mask that keeps every segment. */
export function everySegment({ segmentIds }: StrongColumns): Uint8Array {
  return new Uint8Array(segmentIds.length).fill(1);
}

/** Remembers what a function gave for the same objects. */
function memoize<A extends object[], R>(make: (...things: A) => R): (...things: A) => R {
  const known: { things: A; result: R }[] = [];
  return (...things) => {
    const found = known.find((one) => one.things.every((thing, i) => thing === things[i]));
    if (found !== undefined) return found.result;
    const result = make(...things);
    known.push({ things, result });
    return result;
  };
}
