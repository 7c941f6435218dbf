import { canonicalLabelId } from "../audioset/labelNames.js";
import type { VocabularyKind } from "../format/labelNamesFile.js";
import {
  type Corpus,
  isWeak,
  labelTableOf,
  labelText,
  lineOf,
  type StrongFile,
  type VocabularyFile,
  type WeakFile,
} from "./corpus.js";
import { compareCodeUnits } from "./distribution.js";
import { createTally, type Finding, type LabelFinding, labelFindings, type Rule } from "./rule.js";
import { weakYtid } from "./segments.js";

/** Rules about labels: names, vocabularies, and which labels a file has. */
export const vocabularyRules: readonly Rule[] = [
  {
    id: "vocabulary-format",
    sentence:
      "Vocabulary files can be read: `mid<TAB>name`, `index,mid,display_name`, or an ontology whose classes form a graph.",
    severity: "error",
    check: ({ vocabularies }) =>
      vocabularies.flatMap(({ file, fault }) => {
        const tally = createTally(file, "files");
        if (fault !== undefined) tally.add(Number(/^line ([0-9]+)/.exec(fault)?.[1] ?? 0), () => fault);
        return tally.findings();
      }),
  },
  {
    id: "two-names",
    sentence: "An id has one name within a vocabulary.",
    severity: "error",
    check: ({ vocabularies }) =>
      vocabularies.flatMap(({ file, names }) => {
        const seen = new Map<string, string>();
        const tally = createTally(file, "ids");
        for (const { id, name, line } of names) {
          const before = seen.get(id);
          if (before !== undefined && before !== name)
            tally.add(line, () => `${id} is ${JSON.stringify(before)} and ${JSON.stringify(name)}`);
          seen.set(id, name);
        }
        return tally.findings({ of: names.length });
      }),
  },
  {
    id: "unknown-label",
    sentence:
      "Every label of a file is in the vocabulary of its kind (mid_to_display_name.tsv for strong, class_labels_indices.csv for weak).",
    severity: "warning",
    check: (corpus) => {
      const files = [...corpus.weak, ...corpus.strong];
      const checked = files.filter(({ subset }) => ownVocabulary(corpus, subset.kind) !== undefined);
      if (checked.length === 0 && files.length > 0) return "needs mid_to_display_name.tsv or class_labels_indices.csv";
      return checked.flatMap((file) => unknownLabels(corpus, file));
    },
  },
  {
    id: "different-names",
    sentence:
      "Some labels are named differently in the strong vocabulary, the weak one and the ontology: join labels by id.",
    severity: "by-design",
    check: ({ vocabularies, names }) => {
      const all = [...new Set(vocabularies.flatMap((file) => file.names.map(({ id }) => canonicalLabelId(id))))];
      const file = vocabularies.map((one) => one.file).join(", ");
      const tally = createTally(file, "labels");
      for (const id of all.sort(compareCodeUnits)) {
        const several = names.namesOf(id);
        if (several.length > 1) tally.add(0, () => `${id}: ${several.map((name) => JSON.stringify(name)).join(", ")}`);
      }
      return tally.findings({ of: all.length });
    },
  },
  {
    id: "label-outside-ontology",
    sentence: "Some labels of the strong vocabulary are no class of the ontology, so have no known relatives.",
    severity: "by-design",
    check: (corpus) => {
      const { ontology } = corpus;
      if (ontology === undefined) return "needs ontology.json";
      return [...corpus.weak, ...corpus.strong].flatMap((file) => {
        const { ids, count } = labelTableOf(file);
        return labelsFinding(
          corpus,
          file,
          ids.filter((id) => ontology.node(id) === undefined),
          ids,
          count,
        );
      });
    },
  },
  {
    id: "restricted-label",
    sentence:
      "Some labels that are in use are abstract or blacklisted in the ontology: they group sounds or are hard to rate.",
    severity: "by-design",
    check: (corpus) => {
      const { ontology } = corpus;
      if (ontology === undefined) return "needs ontology.json";
      // By the files' own ids: the class whose id differs (Brief tone) is told in the detail.
      const restricted = (id: string): boolean => {
        const node = ontology.node(id);
        return node !== undefined && node.restrictions.length > 0;
      };
      return [...corpus.weak, ...corpus.strong].flatMap((file) => restrictedLabels(corpus, file, restricted));
    },
  },
  {
    id: "eval-only-label",
    sentence:
      "Some labels stand in an evaluation file and not in the training files of its kind: they cannot be learned from those.",
    severity: "info",
    check: (corpus) => {
      const kinds = [corpus.weak, corpus.strong] as const;
      const compared = kinds.filter((files) => files.some(isTraining) && !files.every(isTraining));
      if (compared.length === 0) return "needs a training and an evaluation file of one kind";
      return compared.flatMap((files: readonly (WeakFile | StrongFile)[]) => {
        const trained = new Set(files.filter(isTraining).flatMap(({ columns }) => columns.labelIds));
        return files
          .filter((file) => !isTraining(file))
          .flatMap((file) => {
            const { ids, count } = labelTableOf(file);
            return labelsFinding(
              corpus,
              file,
              ids.filter((id, i) => count[i]! > 0 && !trained.has(id)),
              ids,
              count,
            );
          });
      });
    },
  },
];

function isTraining({ subset }: WeakFile | StrongFile): boolean {
  return subset.name.endsWith("train");
}

function ownVocabulary(corpus: Corpus, kind: VocabularyKind): VocabularyFile | undefined {
  return corpus.vocabularies.find((file) => file.kind === kind && file.fault === undefined);
}

function unknownLabels(corpus: Corpus, file: WeakFile | StrongFile): Finding[] {
  const { names } = ownVocabulary(corpus, file.subset.kind)!;
  const known = new Set(names.map(({ id }) => canonicalLabelId(id)));
  const { ids, count } = labelTableOf(file);
  return labelsFinding(
    corpus,
    file,
    ids.filter((id) => !known.has(canonicalLabelId(id))),
    ids,
    count,
  );
}

/** One finding over the rows that carry one of the labels, with the first row of each label as examples. */
function labelsFinding(
  corpus: Corpus,
  file: WeakFile | StrongFile,
  chosen: readonly string[],
  ids: readonly string[],
  count: Float64Array,
): Finding[] {
  if (chosen.length === 0) return [];
  const wanted = new Set(chosen);
  const counts = count.map((value, i) => (wanted.has(ids[i]!) ? value : 0));
  const total = count.reduce((sum, value) => sum + value, 0);
  const labels: LabelFinding[] = labelFindings(ids, counts, new Float64Array(ids.length).fill(total));
  const unit = file.subset.kind === "weak" ? "occurrences" : file.subset.framed ? "frames" : "events";
  const examples = labels.slice(0, 10).map(({ id, count: n }) => ({
    file: file.file,
    line: firstLine(file, ids.indexOf(id)),
    text: `${labelText(corpus, id, file.subset.kind)}, ${n} ${unit}`,
  }));
  const found = labels.reduce((sum, entry) => sum + entry.count, 0);
  const detail = `${labels.length} ${labels.length === 1 ? "label" : "labels"}.`;
  return [{ file: file.file, subject: "", count: found, of: total, unit, detail, examples, labels }];
}

function restrictedLabels(corpus: Corpus, file: WeakFile | StrongFile, restricted: (id: string) => boolean): Finding[] {
  const { ids, count } = labelTableOf(file);
  const aliased = ids.filter((id) => restricted(id) && id === BRIEF_TONE);
  const chosen = ids.filter((id) => restricted(id) && id !== BRIEF_TONE);
  const found = labelsFinding(corpus, file, chosen, ids, count);
  const more = aliased.map(
    (id) =>
      `${count[ids.indexOf(id)]} more rows of ${labelText(corpus, id, "strong")}, whose class has the id /t/dd000138.`,
  );
  const segments = isWeak(file) ? [`${segmentsWith(file, new Set(chosen))} segments.`] : [];
  return found.map((one) => ({ ...one, detail: [one.detail, ...segments, ...more].join(" ") }));
}

/** The label files' id of the class /t/dd000138: the one label with two ids. */
const BRIEF_TONE = "/t/dd00138";

/** Segments of a weak list that carry one of the labels. */
export function segmentsWith({ columns }: WeakFile, chosen: ReadonlySet<string>): number {
  const { rows, label, labelOffset } = columns;
  const is = Uint8Array.from(columns.labelIds, (id) => (chosen.has(id) ? 1 : 0));
  let segments = 0;
  for (let row = 0; row < rows; row++) {
    const end = labelOffset[row + 1]!;
    for (let i = labelOffset[row]!; i < end; i++) {
      if (is[label[i]!] === 0) continue;
      segments++;
      break;
    }
  }
  return segments;
}

function firstLine(file: WeakFile | StrongFile, label: number): number {
  if (!isWeak(file)) return lineOf(file, file.columns.label.indexOf(label));
  const item = file.columns.label.indexOf(label);
  const { labelOffset } = file.columns;
  let low = 0;
  let high = file.columns.rows;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (labelOffset[middle]! <= item) low = middle;
    else high = middle;
  }
  return lineOf(file, low);
}

/** A weak segment for people: its id and the line's labels. */
export function weakSegmentText(corpus: Corpus, file: WeakFile, row: number): string {
  const { labelOffset, label, labelIds } = file.columns;
  const labels = [...label.subarray(labelOffset[row]!, labelOffset[row + 1]!)].map((i) =>
    labelText(corpus, labelIds[i]!, "weak"),
  );
  return `${weakYtid(file.columns, row)}: ${labels.join(", ")}`;
}
