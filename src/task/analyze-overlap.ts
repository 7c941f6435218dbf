import { dirname } from "node:path";
import { overlapOutputs } from "../audioset/outputNames.js";
import { findSubset, STRONG_SUBSETS, type Subset } from "../audioset/subset.js";
import { overlapFigure } from "../figure/overlap.js";
import type { NamedFigure } from "../io/render.js";
import { planFiles, writeOutputs } from "./analyzeFile.js";
import { distributionParams, filterParams, readParams, runParams } from "./commonParams.js";
import { named } from "./figureSize.js";
import { quietContext } from "./optionsOf.js";
import { overlapCsv, pairsCsv } from "./overlapCsv.js";
import { measureOverlapReport, type OverlapReport, readOverlapInput } from "./overlapReport.js";
import { checkOverlapChoice, overlapParams } from "./overlapRules.js";
import { concludeOverlap } from "./overlapSummary.js";
import { type Context, defineTask, type Options, type Outcome, type Params } from "./task.js";
import { loadTrueLengths, weakListFiles } from "./weakLists.js";

const params = {
  input: { default: "", required: true, value: "FILE", about: "A strong-label file, plain or .gz." },
  subset: { default: "", required: true, choices: STRONG_SUBSETS, about: "Which strong subset the file is." },
  out: { default: "out", value: "DIR", about: "Folder for the results." },
  ...overlapParams,
  ...distributionParams,
  ...filterParams,
  ...readParams,
  ...runParams,
} as const satisfies Params;

type Chosen = Options<typeof params>;

/** Which events stand alone and which overlap others, and how labels go together. */
export const task = defineTask({
  name: "analyze-overlap",
  about: "Which events overlap others and which stand alone, and how labels go together: a figure and two CSVs.",
  params,
  async run(options, context) {
    checkOverlapChoice(options);
    if (options.dryRun) return plan(options);
    const report = await read(options);
    return summary(report, await write(report, options, context));
  },
});

/** Reads the file and what lies beside it, and measures the overlap by all rules. */
export async function read(options: Chosen): Promise<OverlapReport> {
  const subset = subsetOf(options);
  const input = await readOverlapInput(subset, options);
  const lengths = subset.framed
    ? undefined
    : await loadTrueLengths(input.columns.segmentIds, weakListFiles(dirname(options.input), subset));
  return measureOverlapReport(input, lengths);
}

/** The text of the statistics CSV, one row a label. */
export function statistics(report: OverlapReport): string {
  return overlapCsv(report);
}

/** The text of the CSV of pairs of labels; undefined for framed files, which have none. */
export function pairs({ together }: OverlapReport): string | undefined {
  return together && pairsCsv(together.pairs);
}

/** The figure with the name of its files. */
export function figures(report: OverlapReport, { top }: Pick<Chosen, "top">): NamedFigure[] {
  const { subset, labelReport, labels, hardest, rules, chosen, together } = report;
  const input = { subset, subtitle: labelReport.subtitle, labels, hardest, rules, chosen: chosen.name, together };
  return [named(overlapOutputs(subset).analysis, overlapFigure(input, { top }))];
}

/** Writes the CSVs and the figure; returns their paths. */
export function write(report: OverlapReport, options: Chosen, context: Context = quietContext): Promise<string[]> {
  const names = overlapOutputs(report.subset);
  const pairText = pairs(report);
  const csv = [
    { name: names.csv, text: statistics(report) },
    ...(pairText === undefined ? [] : [{ name: names.pairs, text: pairText }]),
  ];
  return writeOutputs(options, csv, () => figures(report, options), context);
}

/** The rules side by side, what is known of the labels, and what was written. */
export function summary(report: OverlapReport, files: readonly string[] = []): Outcome {
  return concludeOverlap(report, files);
}

function subsetOf({ subset }: Chosen): Subset {
  return findSubset("strong", subset);
}

function plan(options: Chosen): Outcome {
  const subset = subsetOf(options);
  const { pairs: pairFile, ...outputs } = overlapOutputs(subset);
  if (subset.framed) return planFiles(options, [options.input], [outputs]);
  const lists = weakListFiles(dirname(options.input), subset);
  return planFiles(options, [options.input, ...lists], [outputs, { figures: [], csv: pairFile }]);
}
