import { type Corpus, labelText, lineOf, type StrongFile, type WeakFile } from "./corpus.js";
import { createTally, type Finding, labelFindings, type Rule } from "./rule.js";
import { weakYtid } from "./segments.js";

/** Rules that hold weak and strong labels of the same segments against each other. */
export const agreementRules: readonly Rule[] = [
  {
    id: "contradicted-negative",
    sentence: "A weak segment without a target's labels does not hold the target's sound by its strong labels.",
    severity: "warning",
    check: (corpus) =>
      joined(corpus, (file) =>
        corpus.targets.flatMap(({ name, labelIds }) => contradicted(corpus, file, name, labelIds)),
      ),
  },
  {
    id: "strong-label-not-weak",
    sentence: "Segments have strong labels that their weak row lacks, of labels that the weak lists use.",
    severity: "by-design",
    check: (corpus) => joined(corpus, (file) => disagreement(corpus, file, "strong")),
  },
  {
    id: "weak-label-not-strong",
    sentence: "Segments have weak labels that no strong event has, of labels that the strong file uses.",
    severity: "by-design",
    check: (corpus) => joined(corpus, (file) => disagreement(corpus, file, "weak")),
  },
];

function joined(corpus: Corpus, check: (file: StrongFile) => Finding[]): Finding[] | string {
  const files = corpus.strong.filter(({ subset, weakRow }) => !subset.framed && weakRow.some((row) => row >= 0));
  return files.length === 0 ? "needs a strong file and the weak lists of its segments" : files.flatMap(check);
}

/** Weak rows without a target label whose segment has a strong event of one: one finding for each target and weak list. */
function contradicted(corpus: Corpus, file: StrongFile, target: string, labelIds: readonly string[]): Finding[] {
  const wanted = new Set(labelIds);
  const strongIs = file.columns.labelIds.map((id) => wanted.has(id));
  const weakIs = corpus.weak.map(({ columns }) => columns.labelIds.map((id) => wanted.has(id)));
  const tallies = corpus.weak.map((list) => createTally(list.file, "segments", `${target}, by ${file.file}`));
  let holding = 0;
  for (let s = 0; s < file.weakRow.length; s++) {
    let event = -1;
    for (let i = file.offset[s]!; i < file.offset[s + 1]! && event < 0; i++)
      if (strongIs[file.columns.label[file.order[i]!]!]) event = file.order[i]!;
    if (event < 0) continue;
    holding++;
    const which = file.weakFile[s]!;
    if (which < 0) continue;
    const list = corpus.weak[which]!;
    const weakRow = file.weakRow[s]!;
    if (labelsOf(list, weakRow).some((label) => weakIs[which]![label]!)) continue;
    tallies[which]!.add(
      lineOf(list, weakRow),
      () =>
        `${weakYtid(list.columns, weakRow)} has ${labelText(corpus, file.columns.labelIds[file.columns.label[event]!]!, "strong")} in ${file.file}:${lineOf(file, event)}`,
    );
  }
  return tallies.flatMap((tally) =>
    tally.findings({ of: holding, detail: `${holding} segments of ${file.file} hold the target.` }),
  );
}

/**
 * Segments where one kind has a label that the other lacks, and how many of the labels remain when relatives (ancestors and descendants)
 * of the other kind's labels are set apart. Only labels that the other side uses at all are compared.
 */
function disagreement(corpus: Corpus, file: StrongFile, side: "strong" | "weak"): Finding[] {
  const { ontology } = corpus;
  const ids = [...new Set([...corpus.weak.flatMap(({ columns }) => columns.labelIds), ...file.columns.labelIds])];
  const numbers = new Map(ids.map((id, i) => [id, i]));
  const inWeak = new Set(corpus.weak.flatMap(({ columns }) => columns.labelIds));
  const inStrong = new Set(file.columns.labelIds);
  const compared = ids.map((id) => inWeak.has(id) && inStrong.has(id));
  const relatives = ids.map((id) =>
    ontology === undefined
      ? []
      : [...ontology.ancestorsOf(id), ...ontology.descendantsOf(id)].flatMap((other) => numbers.get(other) ?? []),
  );
  const toNumber = corpus.weak.map(({ columns }) => Int32Array.from(columns.labelIds, (id) => numbers.get(id)!));
  const strongNumber = Int32Array.from(file.columns.labelIds, (id) => numbers.get(id)!);
  const missing = new Float64Array(ids.length);
  const unrelated = new Float64Array(ids.length);
  const having = new Float64Array(ids.length);
  const tally = createTally(file.file, "segments");
  // The labels of each side carry the segment's number; relatives are looked up among the other side's.
  const strongMark = new Int32Array(ids.length).fill(-1);
  const weakMark = new Int32Array(ids.length).fill(-1);
  const [ownMark, otherMark] = side === "strong" ? [strongMark, weakMark] : [weakMark, strongMark];
  const own: number[] = [];
  let known = 0;
  let unrelatedSegments = 0;
  for (let s = 0; s < file.weakRow.length; s++) {
    const which = file.weakFile[s]!;
    if (which < 0) continue;
    known++;
    own.length = 0;
    const { label, labelOffset } = corpus.weak[which]!.columns;
    const weakRow = file.weakRow[s]!;
    for (let i = labelOffset[weakRow]!; i < labelOffset[weakRow + 1]!; i++) {
      const number = toNumber[which]![label[i]!]!;
      weakMark[number] = s;
      if (side === "weak") own.push(number);
    }
    for (let i = file.offset[s]!; i < file.offset[s + 1]!; i++) {
      const number = strongNumber[file.columns.label[file.order[i]!]!]!;
      if (side === "strong" && ownMark[number] !== s) own.push(number);
      strongMark[number] = s;
    }
    let first = -1;
    let apart = false;
    for (const number of own) {
      if (!compared[number]) continue;
      having[number]!++;
      if (otherMark[number] === s) continue;
      missing[number]!++;
      if (first < 0) first = number;
      if (hasRelative(relatives[number]!, otherMark, s)) continue;
      unrelated[number]!++;
      apart = true;
    }
    if (apart) unrelatedSegments++;
    if (first < 0) continue;
    const row = file.order[file.offset[s]!]!;
    tally.add(lineOf(file, row), () => `${file.columns.segmentIds[s]}: ${labelText(corpus, ids[first]!, side)}`);
  }
  const labels = labelFindings(ids, missing, having).map((entry) => ({
    ...entry,
    detail: `${unrelated[numbers.get(entry.id)!]} of them without a relative on the other side`,
  }));
  const detail =
    ontology === undefined ? "" : `${unrelatedSegments} of them have one without any relative on the other side.`;
  return tally.findings({ of: known, detail, labels });
}

function labelsOf({ columns }: WeakFile, row: number): Uint16Array {
  return columns.label.subarray(columns.labelOffset[row]!, columns.labelOffset[row + 1]!);
}

function hasRelative(relatives: readonly number[], mark: Int32Array, segment: number): boolean {
  for (let i = 0; i < relatives.length; i++) if (mark[relatives[i]!] === segment) return true;
  return false;
}
