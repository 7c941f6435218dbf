import { dirname, join, relative } from "node:path";
import { filterStrong, filterWeak } from "../analysis/filterColumns.js";
import { measureStrong, measureWeak } from "../analysis/measure.js";
import type { LabelNames } from "../audioset/labelNames.js";
import type { OutputNames } from "../audioset/outputNames.js";
import type { Subset } from "../audioset/subset.js";
import type { NamedFigure } from "../io/render.js";
import { drawFigures } from "../io/render.js";
import { prepareFolder, writeWhole } from "../io/writeFile.js";
import { type LabelReport, reportLabels } from "./labelReport.js";
import { loadNames, vocabularyFiles } from "./loadNames.js";
import { readStrongInput, readWeakInput } from "./readInput.js";
import { type FilterOptions, nothingLeft, resolveFilter } from "./resolveFilter.js";
import { summarize, summaryTable } from "./summary.js";
import type { Context, Outcome } from "./task.js";

/** The options that every analysis of one label file has. */
export interface FileOptions extends FilterOptions {
  readonly input: string;
  readonly out: string;
  readonly skipBadRows: boolean;
  readonly figures: "none" | "png" | "svg" | "both";
  readonly pngWidth: number;
}

/**
 * Reads one label file, keeps what the filter keeps, measures and names it. Throws InputError where the file, a row or the filter
 * cannot be used, or the filter leaves nothing.
 */
export async function readReport(
  subset: Subset,
  options: Pick<FileOptions, "input" | "skipBadRows"> & FilterOptions,
): Promise<LabelReport> {
  const { input, skipBadRows } = options;
  const folder = dirname(input);
  const labelNames: LabelNames = await loadNames(folder, options.names);
  const { filter, note } = await resolveFilter(options, folder, labelNames);
  if (subset.kind === "weak") {
    const { columns, ...read } = await readWeakInput(input, skipBadRows);
    const kept = filterWeak(columns, filter);
    if (filter && kept.rows === 0) throw nothingLeft(input, note);
    return reportLabels(subset, input, measureWeak(kept), labelNames, { ...read, note });
  }
  const { columns, ...read } = await readStrongInput(input, subset, skipBadRows);
  const kept = filterStrong(columns, filter);
  if (filter && kept.rows === 0) throw nothingLeft(input, note);
  return reportLabels(subset, input, measureStrong(kept), labelNames, { ...read, note });
}

/** What an analysis is about to read and write, for `--dry-run`. */
export function planFiles(
  options: Pick<FileOptions, "out" | "figures" | "names">,
  inputs: readonly string[],
  outputs: readonly OutputNames[],
): Outcome {
  const endings = { none: [], png: ["png"], svg: ["svg"], both: ["png", "svg"] }[options.figures];
  const write = outputs
    .flatMap(({ figures, csv }) => [...figures.flatMap((name) => endings.map((ending) => `${name}.${ending}`)), csv])
    .map((name) => join(options.out, name));
  const read = [...new Set([...inputs, ...options.names, ...inputs.flatMap((path) => vocabularyFiles(dirname(path)))])];
  const text = [...read.map((path) => `would read  ${path}`), ...write.map((path) => `would write ${path}`)].join("\n");
  return { json: { dryRun: true, read, write }, text, files: [] };
}

/**
 * Writes the CSV and draws the figures of one analysis; returns the paths in that order. `figures` is only called where figures are
 * wanted: placing the texts of all of them takes longer than all the counting of a small file.
 */
export async function writeOutputs(
  options: Pick<FileOptions, "out" | "figures" | "pngWidth">,
  csv: readonly { readonly name: string; readonly text: string }[],
  figures: () => readonly NamedFigure[],
  { terminal, signal }: Context,
): Promise<string[]> {
  const wanted = options.figures === "none" ? [] : figures();
  prepareFolder(options.out);
  const paths = csv.map(({ name, text }) => {
    const path = join(options.out, name);
    writeWhole(path, text);
    return path;
  });
  let drawn = 0;
  const onDone = () => terminal.status(`Drawing figures: ${++drawn} of ${wanted.length}`);
  const pictures = await drawFigures(wanted, {
    outDir: options.out,
    formats: options.figures,
    pngWidth: options.pngWidth,
    signal,
    onDone,
  });
  return [...paths, ...pictures];
}

/** The end of an analysis: the table, warnings, and the files written. */
export function concludeFiles(reports: readonly LabelReport[], files: readonly string[]): Outcome {
  const subsets = reports.map(summarize);
  const warnings = subsets.flatMap((subset) => subset.warnings.map((warning) => `warning: ${warning}`));
  const written = files.length > 0 ? ["", ...filesText(files)] : [];
  const text = [summaryTable(subsets), ...warnings, ...written].join("\n");
  return { json: { subsets, files }, text, files };
}

/** Written files for people: a line a name, the endings of one figure together. */
function filesText(files: readonly string[]): string[] {
  const endings = new Map<string, string[]>();
  for (const path of files.map(forPeople)) {
    const dot = path.lastIndexOf(".");
    const known = endings.get(path.slice(0, dot)) ?? [];
    endings.set(path.slice(0, dot), [...known, path.slice(dot + 1)]);
  }
  const lines = [...endings].map(([stem, list]) => `  ${stem}.${list.length > 1 ? `{${list.join(",")}}` : list[0]}`);
  return [`${files.length} files written:`, ...lines];
}

/** A path as it is shortest to read from the working directory. */
function forPeople(path: string): string {
  const short = relative("", path);
  return short.startsWith("..") ? path : short;
}
