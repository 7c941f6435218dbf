import { readParams, runParams } from "./commonParams.js";
import { concludeTargets } from "./concludeTargets.js";
import { describeTargetPlan, makeTargets, planTargets } from "./makeTargets.js";
import { dataFileParams, negativeParams, targetParams } from "./targetParams.js";
import { defineTask } from "./task.js";

/** The rows that a detector for one sound is trained on, from whatever label files a folder holds. */
export const task = defineTask({
  name: "extract-targets",
  about:
    "Positive and negative rows for detectors of one sound: overlapped and non-overlapped events, strong, framed and weak negatives.",
  params: {
    meta: {
      default: "",
      required: true,
      value: "DIR",
      about: "Folder that holds label files under their official names.",
    },
    target: {
      default: [] as readonly string[],
      required: true,
      value: "NAME...",
      about: "baby_cry, gun, snore, a target of --target-file, or all.",
    },
    out: { default: "out", value: "DIR", about: "Folder for the results." },
    ...targetParams,
    ...negativeParams,
    ...dataFileParams,
    ...readParams,
    ...runParams,
  },
  async run(options, context) {
    const plan = await planTargets(options);
    if (options.dryRun) return describeTargetPlan(plan);
    return concludeTargets(await makeTargets(plan, options, context));
  },
});
