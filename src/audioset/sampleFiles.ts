import { sampleEvents } from "./sampleEvents.js";
import { SAMPLE_LABELS, sampleNodeName } from "./sampleLabels.js";
import { sampleSegments } from "./sampleSegments.js";
import { framedFileText, strongFileText } from "./sampleStrong.js";
import { sampleWeakRow, splitBalanced, weakListText } from "./sampleWeak.js";
import { type SeededRandom, seededRandom } from "./seededRandom.js";

const STRONG_TRAIN = 700;
const STRONG_EVAL = 300;
const FRAMED_EVAL = 220;
/** Segments that are in a weak list only. */
const WEAK_TRAIN = 2_300;
const WEAK_EVAL = 250;
const BALANCED_PER_LABEL = 8;

/** The name of the file that marks a folder of synthetic files. */
export const SYNTHETIC_MARK = "SYNTHETIC.json";

/**
 * The synthetic sample: every file of AudioSet's labels under its official name and in its official form, as texts by file name.
 * The same seed gives the same texts on every machine.
 */
export function sampleFiles(seed: number): Map<string, string> {
  const random = seededRandom(seed);
  const madeBy = `make-sample (synthetic, seed ${seed})`;
  const segments = sampleSegments(random, STRONG_TRAIN + WEAK_TRAIN + STRONG_EVAL + WEAK_EVAL);
  const train = segments.slice(0, STRONG_TRAIN + WEAK_TRAIN);
  const evaluation = segments.slice(STRONG_TRAIN + WEAK_TRAIN);
  const trainEvents = sampleEvents(random, "train", train, STRONG_TRAIN);
  const evalEvents = sampleEvents(random, "eval", evaluation, STRONG_EVAL);
  const trainRows = train.map((segment, i) => sampleWeakRow(random, segment, trainEvents[i]!));
  const evalRows = evaluation.map((segment, i) => sampleWeakRow(random, segment, evalEvents[i]!));
  const { balanced, unbalanced } = splitBalanced(random.shuffled(trainRows), BALANCED_PER_LABEL);
  // The strong files describe the first segments; those of the weak lists beyond them keep their events to themselves.
  const files = new Map([
    ["balanced_train_segments.csv", weakListText(balanced, madeBy)],
    ["unbalanced_train_segments.csv", weakListText(unbalanced, madeBy)],
    ["eval_segments.csv", weakListText(evalRows, madeBy)],
    ["audioset_train_strong.tsv", strongFileText(train.slice(0, STRONG_TRAIN), trainEvents)],
    ["audioset_eval_strong.tsv", strongFileText(evaluation.slice(0, STRONG_EVAL), evalEvents)],
    ["audioset_eval_strong_framed_posneg.tsv", framedFileText(random, evaluation.slice(0, FRAMED_EVAL), evalEvents)],
    ["mid_to_display_name.tsv", strongNamesText()],
    ["class_labels_indices.csv", classesText()],
    ["qa_true_counts.csv", qualityText(random)],
    ["ontology.json", ontologyText()],
  ]);
  return files.set(SYNTHETIC_MARK, markText(seed, [...files.keys()]));
}

/** The strong vocabulary: no header line, in order of ids. */
function strongNamesText(): string {
  const lines = SAMPLE_LABELS.filter((label) => label.strongName).map((label) => `${label.id}\t${label.strongName}\n`);
  return lines.sort().join("");
}

function classesText(): string {
  const classes = SAMPLE_LABELS.filter((label) => label.weakName);
  return `index,mid,display_name\n${classes.map(({ id, weakName }, i) => `${i},${id},"${weakName}"\n`).join("")}`;
}

/** Invented counts of raters; about one label in seven was never rated. */
function qualityText(random: SeededRandom): string {
  const lines = SAMPLE_LABELS.filter((label) => label.weakName).map(({ id }) => {
    const rated = random.chance(0.14) ? 0 : random.pick([10, 10, 10, 9, 8]);
    let right = 0;
    const quality = 1 - 0.7 * random.next() * random.next();
    for (let i = 0; i < rated; i++) if (random.chance(quality)) right++;
    return `${id},${rated},${right}\n`;
  });
  return `label_id,num_rated,num_true\n${lines.join("")}`;
}

function ontologyText(): string {
  const nodes = SAMPLE_LABELS.filter((label) => label.parents);
  const tree = nodes.map((node) => ({
    id: node.id,
    name: sampleNodeName(node),
    description: node.description,
    citation_uri: "",
    positive_examples: [],
    child_ids: nodes.filter((child) => child.parents!.includes(node.id)).map((child) => child.id),
    restrictions: node.restriction ? [node.restriction] : [],
  }));
  return `${JSON.stringify(tree, null, 2)}\n`;
}

function markText(seed: number, files: readonly string[]): string {
  const mark = {
    synthetic: true,
    what: "An invented sample in the form of AudioSet's label files, so that everything runs before the real files are there.",
    warning: "No figure or number made from these files says anything about AudioSet.",
    seed,
    madeBy: `audioset make-sample --seed ${seed}`,
    facts:
      "Label ids, label names and the relations between labels are AudioSet's. Segments, events and ratings are invented.",
    files,
  };
  return `${JSON.stringify(mark, null, 2)}\n`;
}
