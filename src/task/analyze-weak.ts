import { distributionOutputs } from "../audioset/outputNames.js";
import { findSubset, WEAK_SUBSETS } from "../audioset/subset.js";
import { concludeFiles, planFiles, readReport, writeOutputs } from "./analyzeFile.js";
import { distributionParams, filterParams, readParams, runParams } from "./commonParams.js";
import { distributionCsv } from "./distributionCsv.js";
import { distributionFigures } from "./distributionFigures.js";
import { defineTask } from "./task.js";

/** How often each label occurs in one weak list. */
export const task = defineTask({
  name: "analyze-weak",
  about: "Label distribution of one weak list by occurrence: two figures and a statistics CSV.",
  params: {
    input: { default: "", required: true, value: "FILE", about: "The segment list, plain or .gz." },
    subset: { default: "balanced_train", choices: WEAK_SUBSETS, required: true, about: "Which list it is." },
    out: { default: "out", value: "DIR", about: "Folder for the results." },
    ...distributionParams,
    ...filterParams,
    ...readParams,
    ...runParams,
  },
  async run(options, context) {
    const subset = findSubset("weak", options.subset);
    const outputs = distributionOutputs(subset);
    if (options.dryRun) return planFiles(options, [options.input], [outputs]);
    const report = await readReport(subset, options);
    const csv = { name: outputs.csv, text: distributionCsv(report) };
    const files = await writeOutputs(options, [csv], distributionFigures(report, options), context);
    return concludeFiles([report], files);
  },
});
