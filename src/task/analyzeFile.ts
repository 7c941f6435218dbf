import { basename, dirname, join } from "node:path";
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
import { summarize, summaryTable } from "./summary.js";
import type { Context, Outcome } from "./task.js";

/** The options that every analysis of one label file has. */
export interface FileOptions {
  readonly input: string;
  readonly out: string;
  readonly names: readonly string[];
  readonly skipBadRows: boolean;
  readonly figures: "none" | "png" | "svg" | "both";
  readonly pngWidth: number;
}

/** Reads one label file, measures and names it. Throws InputError where the file or a row cannot be used. */
export async function readReport(
  subset: Subset,
  { input, names, skipBadRows }: Pick<FileOptions, "input" | "names" | "skipBadRows">,
): Promise<LabelReport> {
  const labelNames: LabelNames = await loadNames(dirname(input), names);
  if (subset.kind === "weak") {
    const { columns, ...read } = await readWeakInput(input, skipBadRows);
    return reportLabels(subset, input, measureWeak(columns), labelNames, read);
  }
  const { columns, ...read } = await readStrongInput(input, subset, skipBadRows);
  return reportLabels(subset, input, measureStrong(columns), labelNames, read);
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

/** Writes the CSV and draws the figures of one analysis; returns the paths in that order. */
export async function writeOutputs(
  options: Pick<FileOptions, "out" | "figures" | "pngWidth">,
  csv: readonly { readonly name: string; readonly text: string }[],
  figures: readonly NamedFigure[],
  { terminal, signal }: Context,
): Promise<string[]> {
  prepareFolder(options.out);
  const paths = csv.map(({ name, text }) => {
    const path = join(options.out, name);
    writeWhole(path, text);
    return path;
  });
  let drawn = 0;
  const onDone = () => terminal.status(`Drawing figures: ${++drawn} of ${figures.length}`);
  const pictures = await drawFigures(figures, {
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
  const folders = [...new Set(files.map((path) => dirname(path)))];
  const written = folders.map(
    (folder) =>
      `${folder}: ${files
        .filter((path) => dirname(path) === folder)
        .map((path) => basename(path))
        .join(", ")}`,
  );
  const text = [summaryTable(subsets), ...warnings, "", `${files.length} files written to`, ...written].join("\n");
  return { json: { subsets, files }, text, files };
}
