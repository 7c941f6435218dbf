import { dataParams, readParams, runParams } from "./commonParams.js";
import { describeLabel } from "./labelCard.js";
import { labelCardText } from "./labelCardText.js";
import { openLabelFiles } from "./labelFiles.js";
import { vocabularyFiles } from "./loadNames.js";
import { chooseData, findLabelFiles } from "./readReports.js";
import { defineTask } from "./task.js";

/** Everything about one label. */
export const task = defineTask({
  name: "show-label",
  about:
    "Everything about one label: names, place in the ontology, counts and ranks in all subsets, quality, company, examples.",
  params: {
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
  },
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
    const files = await openLabelFiles(options);
    const card = describeLabel(files, options.label, {
      n: options.examples,
      seed: options.seed,
      minSeconds: options.minSeconds,
    });
    return { json: card, text: labelCardText(card), files: [] };
  },
});
