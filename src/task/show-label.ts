import { type Shown, shown } from "../display/shown.js";
import { tableBundle } from "../display/table.js";
import { dataParams, readParams, runParams } from "./commonParams.js";
import { describeLabel, type LabelCard } from "./labelCard.js";
import { companyRows, factRows, labelCardText, subsetRows } from "./labelCardText.js";
import { type LabelFiles, openLabelFiles } from "./labelFiles.js";
import { vocabularyFiles } from "./loadNames.js";
import { chooseData, findLabelFiles } from "./readReports.js";
import { defineTask, type Options, type Params } from "./task.js";

const params = {
  label: {
    default: "",
    required: true,
    positional: true,
    value: "NAME|ID",
    about: "A label by name, by words of its name, or by id.",
  },
  data: dataParams.data,
  examples: { default: 5, value: "N", about: "How many example segments to choose." },
  seed: { default: 1, value: "N", about: "Another seed chooses other examples." },
  minSeconds: { default: 0, value: "S", about: "Examples whose longest event of the label is at least so long." },
  ...readParams,
  ...runParams,
} as const satisfies Params;

type Chosen = Options<typeof params>;

/** Everything about one label. */
export const task = defineTask({
  name: "show-label",
  about:
    "Everything about one label: names, place in the ontology, counts and ranks in all subsets, quality, company, examples.",
  params,
  async run(options) {
    if (options.dryRun) {
      const folder = chooseData(options.data);
      const read = [...findLabelFiles(folder).map(({ path }) => path), ...options.names, ...vocabularyFiles(folder)];
      return {
        json: { dryRun: true, read, write: [] },
        text: read.map((path) => `would read  ${path}`).join("\n"),
        files: [],
      };
    }
    const card = describe(await open(options), options);
    return { json: card, text: labelCardText(card), files: [] };
  },
});

/** Reads all label files of the folder. */
export function open(options: Pick<Chosen, "data" | "names" | "skipBadRows">): Promise<LabelFiles> {
  return openLabelFiles(options);
}

/** Finds the label and gathers all that is known of it. */
export function describe(
  files: LabelFiles,
  { label, examples, seed, minSeconds }: Pick<Chosen, "label" | "examples" | "seed" | "minSeconds">,
): LabelCard {
  return describeLabel(files, label, { n: examples, seed, minSeconds });
}

/** What no file changes: names, path, description, vocabularies, quality. */
export function facts(card: LabelCard): Shown {
  return shown(() => tableBundle(factRows(card), { first: 100, letters: 400 }));
}

/** Ranks, counts and seconds in all subsets. */
export function counts(card: LabelCard): Shown {
  return shown(() => tableBundle(subsetRows(card), { first: 100 }));
}

/** The labels that it shares segments with. */
export function company(card: LabelCard): Shown {
  return shown(() => tableBundle(companyRows(card), { first: 100 }));
}
