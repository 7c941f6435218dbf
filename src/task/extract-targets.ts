import { readParams, runParams } from "./commonParams.js";
import { concludeTargets, summaryRows } from "./concludeTargets.js";
import { describeTargetPlan, type MadeTargets, makeTargets, planTargets, type TargetPlan } from "./makeTargets.js";
import { quietContext } from "./optionsOf.js";
import { columnsToCsv } from "./table.js";
import { dataFileParams, negativeParams, targetParams } from "./targetParams.js";
import { SUMMARY_COLUMNS, weakNotes } from "./targetSummary.js";
import { type Context, defineTask, type Options, type Outcome, type Params } from "./task.js";

const params = {
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
} as const satisfies Params;

type Chosen = Options<typeof params>;

/** The rows that a detector for one sound is trained on, from whatever label files a folder holds. */
export const task = defineTask({
  name: "extract-targets",
  about:
    "Positive and negative rows for detectors of one sound: overlapped and non-overlapped events, strong, framed and weak negatives.",
  params,
  async run(options, context) {
    const planned = await plan(options);
    return options.dryRun ? describeTargetPlan(planned) : summary(await write(planned, options, context));
  },
});

/** Finds the label files, looks the targets' labels up, and names every file that will be written. */
export function plan(options: Chosen): Promise<TargetPlan> {
  return planTargets(options);
}

/** The targets and the ids of their labels, as rows. */
export function targets({ targets: chosen }: TargetPlan): { target: string; labels: string }[] {
  return chosen.map(({ name, labelIds }) => ({ target: name, labels: labelIds.join(" ") }));
}

/** Writes the files that do not stand yet. */
export function write(planned: TargetPlan, options: Chosen, context: Context = quietContext): Promise<MadeTargets> {
  return makeTargets(planned, options, context);
}

/** Rows, segments and seconds of every file, as CSV text. */
export function table(made: MadeTargets): string {
  return columnsToCsv(SUMMARY_COLUMNS, summaryRows(made.made));
}

/** What the weak negatives hide, and targets without an event: a sentence each. */
export function notes(made: MadeTargets): string[] {
  return weakNotes(summaryRows(made.made));
}

/** The closing table with the notes, and what was written now. */
export function summary(made: MadeTargets): Outcome {
  return concludeTargets(made);
}
