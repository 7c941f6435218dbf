import { distributionOutputs } from "../audioset/outputNames.js";
import { findSubset, STRONG_SUBSETS } from "../audioset/subset.js";
import { planFiles, readReport } from "./analyzeFile.js";
import { distributionParams, filterParams, readParams, runParams } from "./commonParams.js";
import { summary, write } from "./distributionSteps.js";
import type { LabelReport } from "./labelReport.js";
import { defineTask, type Options, type Params } from "./task.js";

// The other steps are those of every label distribution.
export { figures, statistics, summary, write } from "./distributionSteps.js";

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

/** How many seconds of sound each label has in one strong-label file. */
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
