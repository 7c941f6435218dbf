import type { Ontology } from "../audioset/ontology.js";
import { type Corpus, labelTableOf, lineOf, type WeakFile } from "./corpus.js";
import { remembered } from "./memo.js";
import { createTally, type Finding, labelFindings, type Rule } from "./rule.js";
import { weakSegmentText } from "./rulesVocabulary.js";

/** Rules about labels and their ancestors in weak lists: which were given, which follow. */
export const hierarchyRules: readonly Rule[] = [
  {
    id: "ancestor-missing",
    sentence: "The most specific label was given: a segment may lack an ancestor of its labels that is a label itself.",
    severity: "by-design",
    check: (corpus) => ancestorFindings(corpus)?.flatMap(({ missing }) => missing) ?? "needs ontology.json",
  },
  {
    id: "ancestor-present",
    sentence: "Some segments have a label together with an ancestor of it.",
    severity: "by-design",
    check: (corpus) => ancestorFindings(corpus)?.flatMap(({ present }) => present) ?? "needs ontology.json",
  },
];

const ancestorFindings = remembered((corpus: Corpus) => {
  const { weak, ontology } = corpus;
  return ontology && weak.map((file) => ancestors(corpus, file, ontology));
});

/** Ancestors count where they are labels of the lists themselves; abstract ones never were. One pass over a list for both rules. */
function ancestors(corpus: Corpus, file: WeakFile, ontology: Ontology): { missing: Finding[]; present: Finding[] } {
  const { labelIds, label, labelOffset, rows } = file.columns;
  const { from, above, size } = ancestorNumbers(corpus, file, ontology);
  const mark = new Int32Array(size).fill(-1);
  const missing = new Float64Array(labelIds.length);
  const present = new Float64Array(labelIds.length);
  const withMissing = createTally(file.file, "segments");
  const withPresent = createTally(file.file, "segments");
  for (let row = 0; row < rows; row++) {
    const first = labelOffset[row]!;
    const end = labelOffset[row + 1]!;
    for (let i = first; i < end; i++) mark[label[i]!] = row;
    let lacks = false;
    let has = false;
    for (let i = first; i < end; i++) {
      const which = label[i]!;
      const last = from[which + 1]!;
      let there = 0;
      for (let k = from[which]!; k < last; k++) if (mark[above[k]!] === row) there++;
      if (there > 0) {
        present[which]!++;
        has = true;
      }
      if (there < last - from[which]!) {
        missing[which]!++;
        lacks = true;
      }
    }
    if (lacks) withMissing.add(lineOf(file, row), () => weakSegmentText(corpus, file, row));
    if (has) withPresent.add(lineOf(file, row), () => weakSegmentText(corpus, file, row));
  }
  const { count } = labelTableOf(file);
  return {
    missing: withMissing.findings({ of: rows, labels: labelFindings(labelIds, missing, count) }),
    present: withPresent.findings({ of: rows, labels: labelFindings(labelIds, present, count) }),
  };
}

/**
 * The ancestors of each label by number, flat: above[from[label]] to above[from[label + 1] - 1]. Labels of other lists that this one
 * lacks can only be missing; they get numbers past the own ones.
 */
function ancestorNumbers(
  { weak }: Corpus,
  { columns }: WeakFile,
  ontology: Ontology,
): { from: Int32Array; above: Int32Array; size: number } {
  const numbers = new Map(columns.labelIds.map((id, i) => [id, i]));
  for (const list of weak) for (const id of list.columns.labelIds) if (!numbers.has(id)) numbers.set(id, numbers.size);
  const lists = columns.labelIds.map((id) => [...ontology.ancestorsOf(id)].flatMap((one) => numbers.get(one) ?? []));
  const from = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    from[i + 1] = from[i]! + list.length;
  });
  return { from, above: Int32Array.from(lists.flat()), size: numbers.size };
}
