import { distributionOutputs } from "../audioset/outputNames.js";
import { findSubset, STRONG_SUBSETS } from "../audioset/subset.js";
import type { NamedFigure } from "../io/render.js";
import { concludeFiles, planFiles, readReport, writeOutputs } from "./analyzeFile.js";
import { distributionParams, filterParams, readParams, runParams } from "./commonParams.js";
import { distributionCsv } from "./distributionCsv.js";
import { distributionFigures } from "./distributionFigures.js";
import type { LabelReport } from "./labelReport.js";
import { quietContext } from "./optionsOf.js";
import { type Context, defineTask, type Options, type Outcome, type Params } from "./task.js";

const params = {
  input: { default: "", required: true, value: "FILE", about: "The strong-label file (TSV), plain or .gz." },
  subset: { default: "train", choices: STRONG_SUBSETS, required: true, about: "Which file it is." },
  out: { default: "out", value: "DIR", about: "Folder for the results." },
  ...distributionParams,
  ...filterParams,
  ...readParams,
  ...runParams,
} as const satisfies Params;

type Chosen = Options<typeof params>;

/** How often each label occurs in one strong file. */
export const task = defineTask({
  name: "analyze-strong",
  about: "Label distribution of one strong file by duration: two figures and a statistics CSV.",
  params,
  async run(options, context) {
    const subset = findSubset("strong", options.subset);
    if (options.dryRun) return planFiles(options, [options.input], [distributionOutputs(subset)]);
    const report = await read(options);
    return summary(report, await write(report, options, context));
  },
});

/** Reads the file, keeps what the filter keeps, ranks and names its labels. */
export function read(options: Chosen): Promise<LabelReport> {
  return readReport(findSubset("strong", options.subset), options);
}

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
  const drawn = options.figures === "none" ? [] : figures(report, options);
  return writeOutputs(options, [csv], drawn, context);
}

/** The closing table, and what was written. */
export function summary(report: LabelReport, files: readonly string[] = []): Outcome {
  return concludeFiles([report], files);
}
