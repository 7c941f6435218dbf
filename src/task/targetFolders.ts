import { join } from "node:path";
import { clipFolder, rawFolder } from "../audioset/targetFiles.js";
import type { RunRecord } from "../format/runRecordFile.js";
import { hashFile } from "../io/hashFile.js";
import { openRunFolder, type RunFolder } from "../io/runFolder.js";
import type { TargetOptions, TargetPlan } from "./makeTargets.js";
import { parseFormats } from "./targetParams.js";

/** Opens the record of every target's folders. Clips hold what decided the rows that they are cut from, and how they are cut. */
export async function openTargetFolders(plan: TargetPlan, options: TargetOptions): Promise<Map<string, RunFolder>> {
  const inputs = plan.found.map(({ path }) => hashFile(path));
  const folders = new Map<string, RunFolder>();
  for (const [t, target] of plan.targets.entries()) {
    const extraction = {
      target: target.name,
      labels: target.labelIds,
      excludeKnownPositives: options.excludeKnownPositives,
      excludeRelated: options.excludeRelated ? [...plan.excludeLabels[t]!].sort() : false,
      skipBadRows: options.skipBadRows,
    };
    const formats = parseFormats(options.format);
    const open = async (folder: string, wanted: Pick<RunRecord, "step" | "options" | "inputs">) => {
      const files = plan.planned.filter((one) => one.folder === folder).map(({ file }) => file);
      if (files.length > 0) folders.set(folder, await openRunFolder(folder, wanted, files, options.overwrite));
    };
    const raw = join(options.out, rawFolder(target));
    await open(raw, { step: "extract-targets", options: { ...extraction, formats }, inputs });
    if (plan.clipRule === undefined) continue;
    const clips = join(options.out, clipFolder(target, plan.clipRule.clipMs));
    await open(clips, { step: "segment-clips", options: { ...plan.clipRule, formats, extraction }, inputs });
  }
  return folders;
}
