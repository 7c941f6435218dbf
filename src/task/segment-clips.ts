import { describeClipPlan, planClips } from "./clipPlan.js";
import { runParams } from "./commonParams.js";
import { concludeRows } from "./concludeTargets.js";
import { makeClips } from "./makeClips.js";
import { clipParams, dataFileParams, parseClipRule } from "./targetParams.js";
import { defineTask } from "./task.js";

/** Fixed-length clips from the rows of extract-targets. */
export const task = defineTask({
  name: "segment-clips",
  about: "Cuts the events of extracted targets into clips of a fixed length, each with an id.",
  params: {
    input: {
      default: "",
      required: true,
      value: "DIR",
      about: "Folder that extract-targets has written to: it holds <target>/raw.",
    },
    target: {
      default: ["all"] as readonly string[],
      value: "NAME...",
      about: "Targets of that folder, or all. Default: all.",
    },
    out: { default: "", value: "DIR", about: "Folder for the results. Default: the input folder." },
    ...clipParams,
    ...dataFileParams,
    skipBadRows: { default: false, about: "Leave out rows that break a rule, say how many, and go on." },
    ...runParams,
  },
  async run(options, context) {
    const plan = planClips(options, parseClipRule(options));
    if (options.dryRun) return describeClipPlan(plan);
    const { rows, ...result } = await makeClips(plan, options, context);
    return concludeRows(rows, result);
  },
});
