import { comparisonOutputs, distributionOutputs, durationOutputs } from "../audioset/outputNames.js";
import { concludeFiles, planFiles, writeOutputs } from "./analyzeFile.js";
import { dataParams, distributionParams, filterParams, readParams, runParams } from "./commonParams.js";
import { comparableKinds, compareReports, comparisonFile } from "./compare.js";
import { comparisonFigures } from "./comparisonFigures.js";
import { distributionCsv } from "./distributionCsv.js";
import { distributionFigures } from "./distributionFigures.js";
import { durationCsv } from "./durationCsv.js";
import { durationFigures } from "./durationFigures.js";
import type { LabelReport } from "./labelReport.js";
import { quietContext } from "./optionsOf.js";
import { chooseData, chooseOut, findLabelFiles, readReports } from "./readReports.js";
import type { FilterOptions } from "./resolveFilter.js";
import { summarize, summaryTable } from "./summary.js";
import { type Context, defineTask } from "./task.js";

/** Every analysis of every label file that is there; each file is read once. */
export const task = defineTask({
  name: "analyze-all",
  about: "Every analysis of every label file that is there: distributions, durations, comparisons.",
  params: { ...dataParams, ...distributionParams, ...filterParams, ...readParams, ...runParams },
  async run(given, context) {
    const options = { ...given, out: chooseOut(given.out) };
    const found = findLabelFiles(chooseData(given.data));
    const kinds = comparableKinds(found.map(({ subset }) => subset));
    if (options.dryRun) {
      const outputs = [
        ...found.flatMap(({ subset }) => [distributionOutputs(subset), durationOutputs(subset)]),
        ...kinds.map(comparisonOutputs),
      ];
      return planFiles(
        options,
        found.map(({ path }) => path),
        outputs,
      );
    }
    const reports = await read(options, context);
    const comparisons = compareReports(reports);
    const csv = [
      ...reports.flatMap((report) => [
        { name: distributionOutputs(report.subset).csv, text: distributionCsv(report) },
        { name: durationOutputs(report.subset).csv, text: durationCsv(report) },
      ]),
      ...comparisons.map(comparisonFile),
    ];
    const figures = () => [
      ...reports.flatMap((report) => [...distributionFigures(report, options), ...durationFigures(report, options)]),
      ...comparisons.flatMap((comparison) => comparisonFigures(comparison, options)),
    ];
    const files = await writeOutputs(options, csv, figures, context);
    return concludeFiles(reports, files);
  },
});

/** Reads and measures every label file of the folder. */
export function read(
  options: { readonly data: string; readonly skipBadRows: boolean } & FilterOptions,
  context: Context = quietContext,
): Promise<LabelReport[]> {
  return readReports(findLabelFiles(chooseData(options.data)), options, context);
}

/** The table that a run ends with: a line for each file. */
export function overview(reports: readonly LabelReport[]): string {
  return summaryTable(reports.map(summarize));
}
