import { dirname } from "node:path";
import { overlapOutputs } from "../audioset/outputNames.js";
import { findSubset, STRONG_SUBSETS } from "../audioset/subset.js";
import { overlapFigure } from "../figure/overlap.js";
import type { NamedFigure } from "../io/render.js";
import { planFiles, writeOutputs } from "./analyzeFile.js";
import { distributionParams, filterParams, readParams, runParams } from "./commonParams.js";
import { named } from "./figureSize.js";
import { overlapCsv, pairsCsv } from "./overlapCsv.js";
import { measureOverlapReport, type OverlapReport, readOverlapInput } from "./overlapReport.js";
import { checkOverlapChoice, overlapParams } from "./overlapRules.js";
import { concludeOverlap } from "./overlapSummary.js";
import { defineTask } from "./task.js";
import { loadTrueLengths, weakListFiles } from "./weakLists.js";

/** Which events stand alone and which overlap others, and how labels go together. */
export const task = defineTask({
  name: "analyze-overlap",
  about: "Which events overlap others and which stand alone, and how labels go together: a figure and two CSVs.",
  params: {
    input: { default: "", required: true, value: "FILE", about: "A strong-label file, plain or .gz." },
    subset: { default: "", required: true, choices: STRONG_SUBSETS, about: "Which strong subset the file is." },
    out: { default: "out", value: "DIR", about: "Folder for the results." },
    ...overlapParams,
    ...distributionParams,
    ...filterParams,
    ...readParams,
    ...runParams,
  },
  async run(options, context) {
    const subset = findSubset("strong", options.subset);
    checkOverlapChoice(options);
    const lists = subset.framed ? [] : weakListFiles(dirname(options.input), subset);
    const { pairs, ...outputs } = overlapOutputs(subset);
    if (options.dryRun) {
      const more = subset.framed ? [] : [{ figures: [], csv: pairs }];
      return planFiles(options, [options.input, ...lists], [outputs, ...more]);
    }
    const input = await readOverlapInput(subset, options);
    const lengths = subset.framed ? undefined : await loadTrueLengths(input.columns.segmentIds, lists);
    const report = measureOverlapReport(input, lengths);
    const csv = [
      { name: outputs.csv, text: overlapCsv(report) },
      ...(report.together ? [{ name: pairs, text: pairsCsv(report.together.pairs) }] : []),
    ];
    const files = await writeOutputs(options, csv, overlapFigures(report, options), context);
    return concludeOverlap(report, files);
  },
});

/** The figure of an overlap analysis. */
export function overlapFigures(report: OverlapReport, { top }: { readonly top: number }): NamedFigure[] {
  const { subset, labelReport, labels, hardest, rules, chosen, together } = report;
  const input = { subset, subtitle: labelReport.subtitle, labels, hardest, rules, chosen: chosen.name, together };
  return [named(overlapOutputs(subset).analysis, overlapFigure(input, { top }))];
}
