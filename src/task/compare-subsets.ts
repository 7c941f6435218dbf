import { comparisonOutputs } from "../audioset/outputNames.js";
import { InputError } from "../io/readBytes.js";
import { concludeFiles, planFiles, writeOutputs } from "./analyzeFile.js";
import { dataParams, distributionParams, filterParams, readParams, runParams } from "./commonParams.js";
import { compareReports } from "./compare.js";
import { comparisonCsv } from "./comparisonCsv.js";
import { comparisonFigures } from "./comparisonFigures.js";
import { chooseData, chooseOut, findLabelFiles, readReports } from "./readReports.js";
import { defineTask } from "./task.js";

/** The subsets of each kind side by side. */
export const task = defineTask({
  name: "compare-subsets",
  about: "The subsets of each kind side by side: label rates in train against eval, totals, common vocabulary.",
  params: { ...dataParams, ...distributionParams, ...filterParams, ...readParams, ...runParams },
  async run(given, context) {
    const options = { ...given, out: chooseOut(given.out) };
    const data = chooseData(given.data);
    const found = findLabelFiles(data).filter(({ subset }) => !subset.framed);
    const kinds = (["weak", "strong"] as const).filter(
      (kind) => found.filter(({ subset }) => subset.kind === kind).length > 1,
    );
    if (kinds.length === 0)
      throw new InputError(
        `Cannot compare in ${data}: expected at least two weak or two strong files, found ${found.map(({ path }) => path).join(", ")}`,
      );
    if (options.dryRun)
      return planFiles(
        options,
        found.map(({ path }) => path),
        kinds.map(comparisonOutputs),
      );
    const reports = await readReports(found, options, context);
    const comparisons = compareReports(reports);
    const csv = comparisons.map(({ kind, reports: some, labels }) => ({
      name: comparisonOutputs(kind).csv,
      text: comparisonCsv(
        kind,
        some.map(({ subset }) => subset.name),
        labels,
      ),
    }));
    const files = await writeOutputs(
      options,
      csv,
      comparisons.flatMap((comparison) => comparisonFigures(comparison, options)),
      context,
    );
    return concludeFiles(reports, files);
  },
});
