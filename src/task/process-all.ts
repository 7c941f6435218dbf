import { join } from "node:path";
import { exists } from "../io/findFiles.js";
import { writeWhole } from "../io/writeFile.js";
import { readParams, runParams } from "./commonParams.js";
import { concludeTargets, summaryRows } from "./concludeTargets.js";
import { describeTargetPlan, makeTargets, planTargets } from "./makeTargets.js";
import { columnsToCsv } from "./table.js";
import { clipParams, dataFileParams, negativeParams, parseClipRule, targetParams } from "./targetParams.js";
import { STATISTICS_COLUMNS, SUMMARY_COLUMNS, statisticsRows } from "./targetSummary.js";
import { defineTask } from "./task.js";

/** Extraction and cutting for all targets from all label files, and what came of it. */
export const task = defineTask({
  name: "process-all",
  about:
    "Rows and fixed-length clips for all targets from all label files of a folder, with a summary and the targets' statistics.",
  params: {
    meta: {
      default: "",
      required: true,
      value: "DIR",
      about: "Folder that holds label files under their official names.",
    },
    target: {
      default: ["all"] as readonly string[],
      value: "NAME...",
      about: "baby_cry, gun, snore, a target of --target-file, or all. Default: all.",
    },
    out: { default: "out", value: "DIR", about: "Folder for the results." },
    ...clipParams,
    ...targetParams,
    ...negativeParams,
    ...dataFileParams,
    ...readParams,
    ...runParams,
  },
  async run(options, context) {
    const plan = await planTargets(options, parseClipRule(options));
    const summaryFile = join(options.out, "process_summary.csv");
    const statisticsFile = join(options.out, "target_statistics.csv");
    if (options.dryRun) return describeTargetPlan(plan, [summaryFile, statisticsFile]);
    const result = await makeTargets(plan, options, context, !exists(summaryFile) || !exists(statisticsFile));
    if (result.facts === undefined) return concludeTargets(result);
    writeWhole(summaryFile, columnsToCsv(SUMMARY_COLUMNS, summaryRows(result.made)));
    writeWhole(
      statisticsFile,
      columnsToCsv(STATISTICS_COLUMNS, statisticsRows(result.facts, plan.targets, plan.names)),
    );
    return concludeTargets(result, [summaryFile, statisticsFile]);
  },
});
