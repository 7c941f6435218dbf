import { join } from "node:path";
import type { Subset } from "../audioset/subset.js";
import type { Target } from "../audioset/target.js";
import {
  clipFolder,
  type DataFormat,
  type PlannedFile,
  rawFolder,
  type TargetFileKind,
  targetFile,
} from "../audioset/targetFiles.js";

/** Which kinds of file a label file gives. */
export function kindsOf(subset: Subset, step: "raw" | "clips"): TargetFileKind[] {
  if (subset.kind === "weak") return step === "raw" ? ["neg_weak"] : [];
  return step === "raw" && subset.framed
    ? ["pos_nov", "pos_ov", "neg_strong", "neg_framed"]
    : ["pos_nov", "pos_ov", "neg_strong"];
}

/** The files of some targets from some label files, in the order in which they are written: by target, raw rows before clips. */
export function planTargetFiles(
  targets: readonly Pick<Target, "name">[],
  sources: readonly { readonly subset: Subset; readonly stem: string }[],
  {
    out,
    formats,
    clipMs,
  }: { readonly out: string; readonly formats: readonly DataFormat[]; readonly clipMs?: number | undefined },
): PlannedFile[] {
  const steps = clipMs === undefined ? (["raw"] as const) : (["raw", "clips"] as const);
  return targets.flatMap((target) =>
    steps.flatMap((step) => {
      const folder = join(out, step === "raw" ? rawFolder(target) : clipFolder(target, clipMs!));
      return sources.flatMap(({ subset, stem }) =>
        kindsOf(subset, step).flatMap((kind) =>
          formats.map((format): PlannedFile => {
            const ending = format === "parquet" ? "parquet" : subset.kind === "weak" ? "csv" : "tsv";
            const file = `${targetFile(target, kind, stem)}.${ending}`;
            return { target: target.name, subset, stem, kind, step, folder, file, format };
          }),
        ),
      );
    }),
  );
}

/** Path of a planned file. */
export function plannedPath({ folder, file }: Pick<PlannedFile, "folder" | "file">): string {
  return join(folder, file);
}
