import { hierarchyOutputs } from "../audioset/outputNames.js";
import { findSubset, type Subset } from "../audioset/subset.js";
import type { NamedFigure } from "../io/render.js";
import { planFiles, writeOutputs } from "./analyzeFile.js";
import { distributionParams, filterParams, readParams, runParams } from "./commonParams.js";
import { named } from "./figureSize.js";
import { kindOf, kindParams } from "./fileKind.js";
import { hierarchyCsv } from "./hierarchyCsv.js";
import { drawHierarchy, type HierarchyReport, measureHierarchy } from "./hierarchyReport.js";
import { concludeHierarchy } from "./hierarchySummary.js";
import { quietContext } from "./optionsOf.js";
import { type Context, defineTask, type Options, type Outcome, type Params } from "./task.js";

const params = {
  input: { default: "", required: true, value: "FILE", about: "A strong-label file or a segment list, plain or .gz." },
  ...kindParams,
  out: { default: "out", value: "DIR", about: "Folder for the results." },
  relations: {
    default: "",
    value: "FILE",
    about: "Parents of labels that the ontology lacks: lines of label TAB parent, ids or names.",
  },
  ...distributionParams,
  ...filterParams,
  ...readParams,
  ...runParams,
} as const satisfies Params;

type Chosen = Options<typeof params>;

/** What each class of the ontology has by its own label, and what it has with all below it. */
export const task = defineTask({
  name: "analyze-hierarchy",
  about:
    "Time and segments of each ontology class, by its own label and rolled up over all below it: a figure and a CSV.",
  params,
  async run(options, context) {
    if (options.dryRun) return planFiles(options, [options.input], [hierarchyOutputs(subsetOf(options))]);
    const report = await read(options);
    return summary(report, await write(report, options, context));
  },
});

/** Reads the file, keeps what the filter keeps, and rolls it up along the ontology. */
export function read(options: Chosen): Promise<HierarchyReport> {
  return measureHierarchy(subsetOf(options), options);
}

/** The text of the statistics CSV, one row a class. */
export function statistics({ rows }: HierarchyReport): string {
  return hierarchyCsv(rows);
}

/** The figure with the name of its files. */
export function figures(report: HierarchyReport, { top }: Pick<Chosen, "top">): NamedFigure[] {
  return [named(hierarchyOutputs(report.subset).analysis, drawHierarchy(report, { top }))];
}

/** Writes the CSV and the figure; returns their paths. */
export function write(report: HierarchyReport, options: Chosen, context: Context = quietContext): Promise<string[]> {
  const csv = { name: hierarchyOutputs(report.subset).csv, text: statistics(report) };
  return writeOutputs(options, [csv], () => figures(report, options), context);
}

/** The first classes and what was written. */
export function summary(report: HierarchyReport, files: readonly string[] = []): Outcome {
  return concludeHierarchy(report, files);
}

function subsetOf({ kind, subset, input }: Chosen): Subset {
  return findSubset(kindOf(kind, subset, input), subset);
}
