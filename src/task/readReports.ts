import { dirname, join } from "node:path";
import type { LabelNames } from "../audioset/labelNames.js";
import { SUBSETS, type Subset } from "../audioset/subset.js";
import { availableWorkers } from "../io/cpus.js";
import { exists, findFirst, subfolders } from "../io/findFiles.js";
import { projectRoot, workerEntry } from "../io/paths.js";
import { createPool } from "../io/pool.js";
import { InputError } from "../io/readBytes.js";
import type { Measured, MeasureJob } from "../io/workers/measure.js";
import { type LabelReport, reportLabels } from "./labelReport.js";
import { loadNames } from "./loadNames.js";
import { claimWarnings, decideFaults, skippedWarnings } from "./readInput.js";
import { type FilterOptions, nothingLeft, type ResolvedFilter, resolveFilter } from "./resolveFilter.js";
import type { Context } from "./task.js";

/** A label file that was found under its official name. */
export interface FoundFile {
  readonly subset: Subset;
  readonly path: string;
}

/** The label files under their official names in `folder` and its direct subfolders, plain before .gz; none found is an InputError. */
export function findLabelFiles(folder: string): FoundFile[] {
  // The sample never fills in for a file that is missing beside real ones.
  const places = [folder, ...subfolders(folder).filter((place) => !exists(join(place, "SYNTHETIC.json")))];
  const found = SUBSETS.flatMap((subset): FoundFile[] => {
    const path = findFirst(places, [subset.fileName]);
    return path === undefined ? [] : [{ subset, path }];
  });
  if (found.length > 0) return found;
  const known = SUBSETS.map(({ fileName }) => fileName).join(", ");
  throw new InputError(
    `Cannot find label files in ${folder} or its subfolders: expected at least one of ${known} (plain or .gz); fetch-metadata brings them`,
  );
}

/** The folder to analyse: the one that is given, else the project's data/ where it holds label files, else the embedded sample. */
export function chooseData(given: string): string {
  if (given !== "") return given;
  const data = join(projectRoot(), "data");
  const own = [data, ...subfolders(data).filter((folder) => !exists(join(folder, "SYNTHETIC.json")))];
  const names = SUBSETS.map(({ fileName }) => fileName);
  return findFirst(own, names) ? data : join(data, "sample");
}

/** The folder for results: the one that is given, else the project's out/. */
export function chooseOut(given: string): string {
  return given === "" ? join(projectRoot(), "out") : given;
}

/**
 * Reads and measures all files on worker threads, the largest first. A file of which the filter leaves nothing is noted and left
 * out. Throws one InputError with the faults of all files, and one where the filter leaves nothing of any.
 */
export async function readReports(
  found: readonly FoundFile[],
  options: FilterOptions & { readonly skipBadRows: boolean },
  { signal, terminal }: Context,
): Promise<LabelReport[]> {
  const filter = await resolveFilter(options, dirname(found[0]!.path));
  const pool = createPool<MeasureJob, Measured>(workerEntry("measure"), {
    size: Math.min(availableWorkers(), found.length),
  });
  try {
    const size = ({ subset }: FoundFile) => subset.official.items ?? 500_000;
    const bySize = [...found].sort((a, b) => size(b) - size(a));
    const measured = new Map<FoundFile, Promise<Measured>>();
    for (const file of bySize) {
      const { kind, framed } = file.subset;
      measured.set(file, pool.run({ path: file.path, kind, framed, filter: filter.filter }, signal));
    }
    const settled = await Promise.allSettled(found.map((file) => measured.get(file)!));
    const reports = await nameAll(found, settled, filter, options);
    const left = reports.filter(({ measures }) => !filter.filter || measures.table.rows > 0);
    if (left.length === 0) throw nothingLeft(found.map(({ path }) => path).join(", "), filter.note);
    for (const report of reports)
      if (!left.includes(report)) terminal.note(`Left out: ${nothingLeft(report.path, filter.note).message}`);
    return left;
  } finally {
    await pool.close();
  }
}

async function nameAll(
  found: readonly FoundFile[],
  settled: readonly PromiseSettledResult<Measured>[],
  { note }: ResolvedFilter,
  { names: extra, skipBadRows }: { readonly names: readonly string[]; readonly skipBadRows: boolean },
): Promise<LabelReport[]> {
  const faults: string[] = [];
  const reports: LabelReport[] = [];
  const namesByFolder = new Map<string, LabelNames>();
  for (const [i, file] of found.entries()) {
    const result = settled[i]!;
    try {
      if (result.status === "rejected") throw result.reason;
      const { value } = result;
      const skippedRows = decideFaults(file.path, value.faults, skipBadRows);
      const claims = value.read ? claimWarnings(file.path, value.header, value.read) : [];
      const warnings = [...skippedWarnings(file.path, value.faults), ...claims];
      const folder = dirname(file.path);
      const names = namesByFolder.get(folder) ?? (await loadNames(folder, extra));
      namesByFolder.set(folder, names);
      reports.push(reportLabels(file.subset, file.path, value.measures, names, { skippedRows, warnings, note }));
    } catch (error) {
      if ((error as Error).name !== "InputError") throw error;
      faults.push((error as Error).message);
    }
  }
  if (faults.length > 0) throw new InputError(faults.join("\n"));
  return reports;
}
