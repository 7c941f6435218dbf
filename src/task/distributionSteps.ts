import { distributionOutputs } from "../audioset/outputNames.js";
import type { NamedFigure } from "../io/render.js";
import { concludeFiles, type FileOptions, writeOutputs } from "./analyzeFile.js";
import { distributionCsv } from "./distributionCsv.js";
import { distributionFigures } from "./distributionFigures.js";
import type { LabelReport } from "./labelReport.js";
import { quietContext } from "./optionsOf.js";
import type { Context, Outcome } from "./task.js";

/** The options that drawing and writing a label distribution needs. */
type Chosen = Pick<FileOptions, "out" | "figures" | "pngWidth"> & { readonly top: number };

/** The text of the statistics CSV. */
export function statistics(report: LabelReport): string {
  return distributionCsv(report);
}

/** The two figures with the names of their files. */
export function figures(report: LabelReport, options: Pick<Chosen, "top">): NamedFigure[] {
  return distributionFigures(report, options);
}

/** Writes the CSV and the figures; returns their paths. */
export function write(report: LabelReport, options: Chosen, context: Context = quietContext): Promise<string[]> {
  const csv = { name: distributionOutputs(report.subset).csv, text: statistics(report) };
  return writeOutputs(options, [csv], () => figures(report, options), context);
}

/** The closing table, and what was written. */
export function summary(report: LabelReport, files: readonly string[] = []): Outcome {
  return concludeFiles([report], files);
}
