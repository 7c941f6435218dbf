import { comparisonOutputs } from "../audioset/outputNames.js";
import { InputError } from "../io/readBytes.js";
import type { NamedFigure } from "../io/render.js";
import { concludeFiles, planFiles, writeOutputs } from "./analyzeFile.js";
import { dataParams, distributionParams, filterParams, readParams, runParams } from "./commonParams.js";
import { type Comparison, comparableKinds, compareReports, comparisonFile, isComparable } from "./compare.js";
import { comparisonFigures } from "./comparisonFigures.js";
import type { LabelReport } from "./labelReport.js";
import { quietContext } from "./optionsOf.js";
import { chooseData, chooseOut, type FoundFile, findLabelFiles, readReports } from "./readReports.js";
import { type Context, defineTask, type Options, type Outcome, type Params } from "./task.js";

const params = {
  ...dataParams,
  ...distributionParams,
  ...filterParams,
  ...readParams,
  ...runParams,
} as const satisfies Params;

type Chosen = Options<typeof params>;

/** The subsets of each kind side by side. */
export const task = defineTask({
  name: "compare-subsets",
  about: "The subsets of each kind side by side: label rates in train against eval, totals, common vocabulary.",
  params,
  async run(given, context) {
    const options = { ...given, out: chooseOut(given.out) };
    if (options.dryRun) {
      const found = findComparable(options.data);
      const kinds = comparableKinds(found.map(({ subset }) => subset));
      return planFiles(
        options,
        found.map(({ path }) => path),
        kinds.map(comparisonOutputs),
      );
    }
    const reports = await read(options, context);
    return summary(reports, await write(reports, options, context));
  },
});

/** Reads all files that can be compared: the framed one is left out. Throws InputError where there are not two of one kind. */
export function read(options: Chosen, context: Context = quietContext): Promise<LabelReport[]> {
  return readReports(findComparable(options.data), options, context);
}

/** The subsets of each kind, joined on label ids. */
export function compare(reports: readonly LabelReport[]): Comparison[] {
  return compareReports(reports);
}

/** The text of one comparison's CSV. */
export function statistics(comparison: Comparison): string {
  return comparisonFile(comparison).text;
}

/** The figure of each kind with the name of its files. */
export function figures(comparisons: readonly Comparison[], options: Pick<Chosen, "top">): NamedFigure[] {
  return comparisons.flatMap((comparison) => comparisonFigures(comparison, options));
}

/** Writes the CSVs and the figures; returns their paths. */
export function write(
  reports: readonly LabelReport[],
  options: Chosen,
  context: Context = quietContext,
): Promise<string[]> {
  const comparisons = compare(reports);
  return writeOutputs(options, comparisons.map(comparisonFile), () => figures(comparisons, options), context);
}

/** The closing table, and what was written. */
export function summary(reports: readonly LabelReport[], files: readonly string[] = []): Outcome {
  return concludeFiles(reports, files);
}

function findComparable(given: string): FoundFile[] {
  const data = chooseData(given);
  const found = findLabelFiles(data).filter(({ subset }) => isComparable(subset));
  if (comparableKinds(found.map(({ subset }) => subset)).length > 0) return found;
  throw new InputError(
    `Cannot compare in ${data}: expected at least two weak or two strong files, found ${found.map(({ path }) => path).join(", ")}`,
  );
}
