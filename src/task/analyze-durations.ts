import { durationOutputs } from "../audioset/outputNames.js";
import { findSubset, subsetOfFile } from "../audioset/subset.js";
import { concludeFiles, planFiles, readReport, writeOutputs } from "./analyzeFile.js";
import { distributionParams, filterParams, readParams, runParams } from "./commonParams.js";
import { durationCsv } from "./durationCsv.js";
import { durationFigures } from "./durationFigures.js";
import { UsageError } from "./options.js";
import { defineTask } from "./task.js";

const KINDS = ["strong", "weak"] as const;

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
    kind: {
      default: "",
      value: "strong|weak",
      about: "Kind of the file; told by --subset and the file's name where left out.",
    },
    subset: {
      default: "",
      required: true,
      value: "SUBSET",
      about: "train, eval, eval_framed (strong) or balanced_train, unbalanced_train, eval (weak).",
    },
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

/** The kind that is given, else the only one with such a subset; `eval` is both: then by the official file name, else strong. */
function kindOf(given: string, subset: string, input: string): "weak" | "strong" {
  const kind = KINDS.find((known) => known === given);
  if (kind) return kind;
  if (given !== "") throw new UsageError(`Invalid --kind: expected strong or weak, got ${JSON.stringify(given)}`);
  if (subset === "balanced_train" || subset === "unbalanced_train") return "weak";
  return subsetOfFile(input)?.kind ?? (/\.csv(\.gz)?$/.test(input) ? "weak" : "strong");
}
