import { durationOutputs } from "../audioset/outputNames.js";
import { findSubset } from "../audioset/subset.js";
import { concludeFiles, planFiles, readReport, writeOutputs } from "./analyzeFile.js";
import { distributionParams, filterParams, readParams, runParams } from "./commonParams.js";
import { durationCsv } from "./durationCsv.js";
import { durationFigures } from "./durationFigures.js";
import { kindOf, kindParams } from "./fileKind.js";
import { defineTask } from "./task.js";

/** How long the events of a strong file, or the segments of a weak list, are. */
export const task = defineTask({
  name: "analyze-durations",
  about: "Lengths of the events of a strong file, or of the segments of a weak list: a figure and a statistics CSV.",
  params: {
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
  },
  async run(options, context) {
    const subset = findSubset(kindOf(options.kind, options.subset, options.input), options.subset);
    const outputs = durationOutputs(subset);
    if (options.dryRun) return planFiles(options, [options.input], [outputs]);
    const report = await readReport(subset, options);
    const csv = { name: outputs.csv, text: durationCsv(report) };
    const files = await writeOutputs(options, [csv], durationFigures(report, options), context);
    return concludeFiles([report], files);
  },
});
