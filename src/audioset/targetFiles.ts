import type { Subset } from "./subset.js";
import type { Target } from "./target.js";

/** What a file of a target holds. */
export type TargetFileKind = "pos_nov" | "pos_ov" | "neg_strong" | "neg_framed" | "neg_weak";

/** Formats of the data files. */
export type DataFormat = "tsv" | "parquet";

/** One data file that a run is to write. */
export interface PlannedFile {
  readonly target: string;
  readonly subset: Subset;
  /** The part of the label file's name that the data file is named by. */
  readonly stem: string;
  readonly kind: TargetFileKind;
  readonly step: "raw" | "clips";
  /** Folder that has the run's record, and the file's name from there. */
  readonly folder: string;
  readonly file: string;
  readonly format: DataFormat;
}

/** Official file name of a label file without folder, .gz and extension: the part that outputs are named by. */
export function labelFileStem(path: string): string {
  return path
    .replace(/^.*[/\\]/, "")
    .replace(/\.gz$/, "")
    .replace(/\.(tsv|csv)$/, "");
}

/** Folder of a target's extracted rows, such as baby_cry/raw. */
export function rawFolder(target: Pick<Target, "name">): string {
  return `${target.name}/raw`;
}

/** Folder of a target's clips: L is the shortest decimal, `seg1s`, `seg0.5s`. */
export function clipFolder(target: Pick<Target, "name">, clipMs: number): string {
  return `${target.name}/seg${clipMs / 1000}s`;
}

/** Path of a file below the raw or clip folder, without extension: pos/baby_cry_nov_audioset_train_strong. */
export function targetFile(target: Pick<Target, "name">, kind: TargetFileKind, stem: string): string {
  switch (kind) {
    case "pos_nov":
      return `pos/${target.name}_nov_${stem}`;
    case "pos_ov":
      return `pos/${target.name}_ov_${stem}`;
    case "neg_weak":
      return `neg_weak/${target.name}_neg_weak_${stem}`;
    default:
      return `${kind}/${target.name}_${stem}`;
  }
}
