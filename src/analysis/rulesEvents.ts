import { roleOf } from "../audioset/roles.js";
import { type Corpus, labelTableOf, labelText, lineOf, type StrongFile, segmentLengthMs } from "./corpus.js";
import { remembered } from "./memo.js";
import { mergeEvents } from "./mergeEvents.js";
import { createTally, type Finding, labelFindings, type Rule } from "./rule.js";
import { strongLabelTable } from "./strongTable.js";

/** An event shorter than this cannot be heard as one, and annotation resolves about 100 ms. */
const SHORT_MS = 20;
const SILENCE = "/m/028v0c";

/** Rules about the events of strong files. Files of events only: framed rows are rated frames. */
export const eventRules: readonly Rule[] = [
  {
    id: "event-outside-segment",
    sentence:
      "Every event lies inside its segment, whose length the weak lists state (10 s where they do not list it).",
    severity: "error",
    check: (corpus) => corpus.strong.flatMap((file) => outside(corpus, file)),
  },
  {
    id: "duplicate-event",
    sentence: "No row stands twice with the same segment, times and label (--merge writes files without).",
    severity: "warning",
    check: (corpus) => corpus.strong.flatMap((file) => intersections(corpus, file, "exact")),
  },
  {
    id: "same-label-intersection",
    sentence:
      "Events of one label in a segment do not intersect; some scorers refuse such files (--merge writes merged ones).",
    severity: "warning",
    check: (corpus) => corpus.strong.filter(isEvents).flatMap((file) => intersections(corpus, file, "any")),
  },
  {
    id: "short-event",
    sentence: `No event is shorter than ${SHORT_MS} ms.`,
    severity: "warning",
    check: (corpus) => corpus.strong.filter(isEvents).flatMap((file) => shortEvents(corpus, file)),
  },
  {
    id: "silence-with-sound",
    sentence: "Nothing else sounds while Silence is labelled.",
    severity: "warning",
    check: (corpus) => corpus.strong.filter(isEvents).flatMap((file) => silenceWithSound(corpus, file)),
  },
  {
    id: "background-only",
    sentence:
      "Some segments hold nothing but background (Background noise, Mechanisms, Noise and what is below it): negatives for every target.",
    severity: "info",
    check: (corpus) =>
      corpus.strong.filter(isEvents).flatMap((file) => {
        const { columns, order, offset } = file;
        const background = columns.labelIds.map((id) => roleOf(id) === "background");
        const tally = createTally(file.file, "segments");
        for (let s = 0; s < columns.segmentIds.length; s++) {
          let only = true;
          for (let i = offset[s]!; i < offset[s + 1]! && only; i++) only = background[columns.label[order[i]!]!]!;
          if (only) tally.add(lineOf(file, order[offset[s]!]!), () => columns.segmentIds[s]!);
        }
        return tally.findings({ of: columns.segmentIds.length });
      }),
  },
];

const mergedEventsOf = remembered((file: StrongFile) => {
  const merged = mergeEvents(file.columns, file);
  return { ...merged, after: strongLabelTable(merged.columns) };
});

function isEvents({ subset }: StrongFile): boolean {
  return !subset.framed;
}

function outside(corpus: Corpus, file: StrongFile): Finding[] {
  const { segment, segmentIds, endMs, startMs, rows } = file.columns;
  const lengths = new Int32Array(segmentIds.length);
  for (let s = 0; s < lengths.length; s++) lengths[s] = segmentLengthMs(corpus, file, s);
  const tally = createTally(file.file, file.subset.framed ? "frames" : "events");
  for (let row = 0; row < rows; row++) {
    const length = lengths[segment[row]!]!;
    if (endMs[row]! > length)
      tally.add(
        lineOf(file, row),
        () =>
          `${segmentIds[segment[row]!]}: ${startMs[row]! / 1000} to ${endMs[row]! / 1000} s in a segment of ${length / 1000} s`,
      );
  }
  return tally.findings({ of: rows });
}

function intersections(corpus: Corpus, file: StrongFile, which: "any" | "exact"): Finding[] {
  const { columns } = file;
  const merged = mergedEventsOf(file);
  const counts = which === "any" ? merged.pairs : merged.exactPairs;
  const count = counts.reduce((sum, one) => sum + one, 0);
  if (count === 0) return [];
  const before = labelTableOf(file);
  const { after } = merged;
  const lost = before.value.map((value, i) => value - after.value[i]!);
  const seconds = lost.reduce((sum, one) => sum + one, 0);
  const total = before.value.reduce((sum, one) => sum + one, 0);
  const labels = labelFindings(columns.labelIds, counts, before.count).map((entry) => {
    const i = columns.labelIds.indexOf(entry.id);
    return which === "exact"
      ? entry
      : { ...entry, detail: `${seconds3(lost[i]!)} s, ${percent(lost[i]!, before.value[i]!)} of the label` };
  });
  const share = before.value.map((value, i) => (value > 0 ? lost[i]! / value : 0));
  const worst = share.indexOf(Math.max(...share));
  const detail =
    which === "exact"
      ? ""
      : `Merging makes ${merged.columns.rows} of ${columns.rows} events and takes ${seconds3(seconds)} s, ${percent(seconds, total)} of the label-seconds; ` +
        `most from ${labelText(corpus, columns.labelIds[worst]!, "strong")}: ${percent(lost[worst]!, before.value[worst]!)}.`;
  const examples = merged.examples
    .filter(({ exact }) => exact || which === "any")
    .slice(0, 10)
    .map(({ row, other }) => ({
      file: file.file,
      line: lineOf(file, row),
      text: `${describe(corpus, file, row)} meets line ${lineOf(file, other)}, ${times(file, other)}`,
    }));
  return [{ file: file.file, subject: "", count, of: columns.rows, unit: "pairs", detail, examples, labels }];
}

function shortEvents(corpus: Corpus, file: StrongFile): Finding[] {
  const { rows, startMs, endMs, label, labelIds } = file.columns;
  const tally = createTally(file.file, "events");
  const counts = new Float64Array(labelIds.length);
  let atMost = 0;
  let shortest = 0;
  for (let row = 0; row < rows; row++) {
    const length = endMs[row]! - startMs[row]!;
    if (length === SHORT_MS) atMost++;
    if (length <= 1) shortest++;
    if (length >= SHORT_MS) continue;
    counts[label[row]!]!++;
    tally.add(lineOf(file, row), () => `${describe(corpus, file, row)}: ${length} ms`);
  }
  const detail = `${tally.count + atMost} are at most ${SHORT_MS} ms, ${shortest} at most 1 ms.`;
  return tally.findings({ of: rows, detail, labels: labelFindings(labelIds, counts, labelTableOf(file).count) });
}

function silenceWithSound(corpus: Corpus, file: StrongFile): Finding[] {
  const { columns, order, offset } = file;
  const { label, labelIds, startMs, endMs, segment, rows } = columns;
  const silence = labelIds.indexOf(SILENCE);
  if (silence < 0) return [];
  const tally = createTally(file.file, "events");
  let all = 0;
  const counts = new Float64Array(labelIds.length);
  for (let row = 0; row < rows; row++) {
    if (label[row] !== silence) continue;
    all++;
    const s = segment[row]!;
    const with_ = order
      .subarray(offset[s]!, offset[s + 1]!)
      .filter((other) => label[other] !== silence && startMs[other]! < endMs[row]! && startMs[row]! < endMs[other]!);
    if (with_.length === 0) continue;
    for (const which of new Set(with_.map((other) => label[other]!))) counts[which]!++;
    tally.add(lineOf(file, row), () => `${describe(corpus, file, row)} with ${describe(corpus, file, with_[0]!)}`);
  }
  return tally.findings({
    of: all,
    labels: labelFindings(labelIds, counts, new Float64Array(labelIds.length).fill(all)),
  });
}

function describe(corpus: Corpus, file: StrongFile, row: number): string {
  const { segmentIds, segment, labelIds, label } = file.columns;
  return `${segmentIds[segment[row]!]} ${labelText(corpus, labelIds[label[row]!]!, "strong")} ${times(file, row)}`;
}

function times({ columns }: StrongFile, row: number): string {
  return `${seconds3(columns.startMs[row]!)}-${seconds3(columns.endMs[row]!)} s`;
}

function seconds3(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function percent(part: number, whole: number): string {
  return whole > 0 ? `${((100 * part) / whole).toPrecision(2)} %` : "0 %";
}
