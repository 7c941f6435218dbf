import { distributionOutputs } from "../audioset/outputNames.js";
import { findSubset, STRONG_SUBSETS } from "../audioset/subset.js";
import { concludeFiles, planFiles, readReport, writeOutputs } from "./analyzeFile.js";
import { distributionParams, filterParams, readParams, runParams } from "./commonParams.js";
import { distributionCsv } from "./distributionCsv.js";
import { distributionFigures } from "./distributionFigures.js";
import { defineTask } from "./task.js";

/** How often each label occurs in one strong file. */
export const task = defineTask({
  name: "analyze-strong",
  about: "Label distribution of one strong file by duration: two figures and a statistics CSV.",
  params: {
    input: { default: "", required: true, value: "FILE", about: "The strong-label file (TSV), plain or .gz." },
    subset: { default: "train", choices: STRONG_SUBSETS, required: true, about: "Which file it is." },
    out: { default: "out", value: "DIR", about: "Folder for the results." },
    ...distributionParams,
    ...filterParams,
    ...readParams,
    ...runParams,
  },
  async run(options, context) {
    const subset = findSubset("strong", options.subset);
    const outputs = distributionOutputs(subset);
    if (options.dryRun) return planFiles(options, [options.input], [outputs]);
    const report = await readReport(subset, options);
    const csv = { name: outputs.csv, text: distributionCsv(report) };
    const files = await writeOutputs(options, [csv], distributionFigures(report, options), context);
    return concludeFiles([report], files);
  },
});
