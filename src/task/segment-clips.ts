import { type ClipPlan, describeClipPlan, planClips } from "./clipPlan.js";
import { runParams } from "./commonParams.js";
import { concludeRows } from "./concludeTargets.js";
import { type MadeClips, makeClips } from "./makeClips.js";
import { quietContext } from "./optionsOf.js";
import { columnsToCsv } from "./table.js";
import { clipParams, dataFileParams, parseClipRule } from "./targetParams.js";
import { SUMMARY_COLUMNS } from "./targetSummary.js";
import { type Context, defineTask, type Options, type Outcome, type Params } from "./task.js";

const params = {
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
} as const satisfies Params;

type Chosen = Options<typeof params>;

/** Fixed-length clips from the rows of extract-targets. */
export const task = defineTask({
  name: "segment-clips",
  about: "Cuts the events of extracted targets into clips of a fixed length, each with an id.",
  params,
  async run(options, context) {
    const planned = plan(options);
    return options.dryRun ? describeClipPlan(planned) : summary(await write(planned, options, context));
  },
});

/** Finds the raw files and names every file of clips that will be written. */
export function plan(options: Chosen): ClipPlan {
  return planClips(options, parseClipRule(options));
}

/** Writes the files that do not stand yet. */
export function write(planned: ClipPlan, options: Chosen, context: Context = quietContext): Promise<MadeClips> {
  return makeClips(planned, options, context);
}

/** Rows, segments and seconds of every file, as CSV text. */
export function table(made: MadeClips): string {
  return columnsToCsv(SUMMARY_COLUMNS, made.rows);
}

/** The closing table. */
export function summary(made: MadeClips): Outcome {
  return concludeRows(made.rows, made);
}
