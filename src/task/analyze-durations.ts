import { durationOutputs } from "../audioset/outputNames.js";
import { findSubset, type Subset } from "../audioset/subset.js";
import type { NamedFigure } from "../io/render.js";
import { concludeFiles, planFiles, readReport, writeOutputs } from "./analyzeFile.js";
import { distributionParams, filterParams, readParams, runParams } from "./commonParams.js";
import { durationCsv } from "./durationCsv.js";
import { durationFigures } from "./durationFigures.js";
import { kindOf, kindParams } from "./fileKind.js";
import type { LabelReport } from "./labelReport.js";
import { quietContext } from "./optionsOf.js";
import { type Context, defineTask, type Options, type Outcome, type Params } from "./task.js";

const params = {
  input: {
    default: "",
    required: true,
    value: "FILE",
    about: "A strong-label file or a segment list, plain or .gz.",
  },
  ...kindParams,
  out: { default: "out", value: "DIR", about: "Folder for the results." },
  ...distributionParams,
  ...filterParams,
  ...readParams,
  ...runParams,
} as const satisfies Params;

type Chosen = Options<typeof params>;

/** How long the events of a strong file, or the segments of a weak list, are. */
export const task = defineTask({
  name: "analyze-durations",
  about: "Lengths of the events of a strong file, or of the segments of a weak list: a figure and a statistics CSV.",
  params,
  async run(options, context) {
    if (options.dryRun) return planFiles(options, [options.input], [durationOutputs(subsetOf(options))]);
    const report = await read(options);
    return summary(report, await write(report, options, context));
  },
});

function subsetOf({ kind, subset, input }: Chosen): Subset {
  return findSubset(kindOf(kind, subset, input), subset);
}

/** Reads the file, keeps what the filter keeps, and measures the lengths of its events or segments. */
export function read(options: Chosen): Promise<LabelReport> {
  return readReport(subsetOf(options), options);
}

/** The text of the statistics CSV. */
export function statistics(report: LabelReport): string {
  return durationCsv(report);
}

/** The figure with the name of its files. */
export function figures(report: LabelReport, options: Pick<Chosen, "top">): NamedFigure[] {
  return durationFigures(report, options);
}

/** Writes the CSV and the figure; returns their paths. */
export function write(report: LabelReport, options: Chosen, context: Context = quietContext): Promise<string[]> {
  const csv = { name: durationOutputs(report.subset).csv, text: statistics(report) };
  return writeOutputs(options, [csv], () => figures(report, options), context);
}

/** The closing table, and what was written. */
export function summary(report: LabelReport, files: readonly string[] = []): Outcome {
  return concludeFiles([report], files);
}
