import { distributionOutputs } from "../audioset/outputNames.js";
import { findSubset, WEAK_SUBSETS } from "../audioset/subset.js";
import { planFiles, readReport } from "./analyzeFile.js";
import { distributionParams, filterParams, readParams, runParams } from "./commonParams.js";
import { summary, write } from "./distributionSteps.js";
import type { LabelReport } from "./labelReport.js";
import { defineTask, type Options, type Params } from "./task.js";

// The other steps are those of every label distribution.
export { figures, statistics, summary, write } from "./distributionSteps.js";

const params = {
  input: { default: "", required: true, value: "FILE", about: "The segment list, plain or .gz." },
  subset: { default: "balanced_train", choices: WEAK_SUBSETS, required: true, about: "Which list it is." },
  out: { default: "out", value: "DIR", about: "Folder for the results." },
  ...distributionParams,
  ...filterParams,
  ...readParams,
  ...runParams,
} as const satisfies Params;

type Chosen = Options<typeof params>;

/** How often each label occurs in one weak list. */
export const task = defineTask({
  name: "analyze-weak",
  about: "Label distribution of one weak list by occurrence: two figures and a statistics CSV.",
  params,
  async run(options, context) {
    const subset = findSubset("weak", options.subset);
    if (options.dryRun) return planFiles(options, [options.input], [distributionOutputs(subset)]);
    const report = await read(options);
    return summary(report, await write(report, options, context));
  },
});

/** Reads the file, keeps what the filter keeps, ranks and names its labels. */
export function read(options: Chosen): Promise<LabelReport> {
  return readReport(findSubset("weak", options.subset), options);
}
