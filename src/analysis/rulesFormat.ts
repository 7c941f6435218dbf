import { KEPT_FAULTS_PER_RULE } from "../format/faults.js";
import type { Corpus } from "./corpus.js";
import { createTally, type Finding, KEPT_EXAMPLES, type Rule } from "./rule.js";
import { weakYtid } from "./segments.js";

/** The rules that the readers of label files check line by line, under the names of their faults. */
const READER_RULES: readonly (readonly [id: string, sentence: string])[] = [
  ["file-kind", "A label file begins with the header of its kind."],
  ["empty-file", "A label file is not empty and has its whole header."],
  ["line-length", "No line is longer than 1 MiB."],
  ["column-count", "Every row has as many fields as its file's header names."],
  ["nul-byte", "A label file is text, without NUL bytes."],
  ["blank-line", "Blank lines stand at the end of a file only."],
  [
    "segment-id",
    "Ids are 11 characters of A-Z, a-z, 0-9, _ and -; strong ids go on with _ and the start in milliseconds.",
  ],
  ["time", "Times are seconds of at most three decimals that count, without sign, up to 2,000,000."],
  ["time-order", "No row ends before it starts."],
  ["label-id", "Label ids are text without blanks, quotes, commas or control characters."],
  ["label-list", "Label lists stand in one pair of double quotes, each label once, none empty."],
  ["present", "Framed rows say PRESENT or NOT_PRESENT."],
];

/** Rules about the form of the label files: line by line, then header, order and how times are written. */
export const formatRules: readonly Rule[] = [
  {
    id: "unreadable-file",
    sentence: "Every label file can be read whole: it is there, may be read, and its packed data are not damaged.",
    severity: "error",
    check: ({ unreadable }) =>
      unreadable.flatMap(({ file, reason }) => {
        const tally = createTally(file, "files");
        tally.add(0, () => reason);
        return tally.findings();
      }),
  },
  ...READER_RULES.map(
    ([id, sentence]): Rule => ({ id, sentence, severity: "error", check: (corpus) => faultsOf(corpus, id, "faults") }),
  ),
  {
    id: "header-count",
    sentence: "The counts in the second line of a weak list agree with its rows.",
    severity: "error",
    check: ({ weak }) =>
      weak.flatMap(({ file, columns }) => {
        const { header, rows, labelIds, label } = columns;
        if (header === undefined) return [];
        const tally = createTally(file, "counts");
        const claims: [string, number, number][] = [
          ["num_ytids", header.ytids, rows],
          ["num_segs", header.segments, rows],
          ["num_unique_labels", header.labels, labelIds.length],
          ["num_positive_labels", header.occurrences, label.length],
        ];
        for (const [name, claimed, found] of claims)
          if (claimed !== found) tally.add(2, () => `${name}=${claimed}, but the rows give ${found}`);
        return tally.findings({ of: claims.length });
      }),
  },
  {
    id: "list-order",
    sentence: "The rows of a weak list stand in ascending order of their video ids, each once.",
    severity: "error",
    check: ({ weak }) =>
      weak.flatMap(({ file, columns }) => {
        if (columns.sorted) return [];
        const tally = createTally(file, "rows");
        let before = "";
        for (let row = 0; row < columns.rows; row++) {
          const id = weakYtid(columns, row);
          if (id <= before) {
            const last = before;
            tally.add(columns.lines?.[row] ?? row + 4, () => `${id} after ${last}`);
          }
          before = id;
        }
        return tally.findings({ of: columns.rows });
      }),
  },
  {
    id: "rows-apart",
    sentence: "The rows of a segment stand together in a strong file.",
    severity: "warning",
    check: ({ strong }) =>
      strong.flatMap(({ file, columns }) => {
        const { segment, segmentIds, rows, lines } = columns;
        const tally = createTally(file, "places");
        for (let row = 1, highest = segment[0] ?? 0; row < rows; row++) {
          // Numbers follow first appearance: a smaller one than the highest so far is a segment that comes again.
          if (segment[row]! < highest && segment[row] !== segment[row - 1])
            tally.add(lines?.[row] ?? row + 2, () => `${segmentIds[segment[row]!]} again`);
          highest = Math.max(highest, segment[row]!);
        }
        return tally.findings({ of: rows });
      }),
  },
  {
    id: "time-decimals",
    sentence: "Times are written with three decimals, as in the official files.",
    severity: "warning",
    check: (corpus) => faultsOf(corpus, "time-decimals", "notes"),
  },
];

function faultsOf({ weak, strong }: Corpus, rule: string, kind: "faults" | "notes"): Finding[] {
  return [...weak, ...strong].flatMap(({ file, columns, [kind]: found }) => {
    const count = found.counts[rule] ?? 0;
    if (count === 0) return [];
    const unit = kind === "notes" ? "rows" : "lines";
    const kept = found.first
      .filter((fault) => fault.rule === rule)
      .slice(0, Math.min(KEPT_EXAMPLES, KEPT_FAULTS_PER_RULE));
    const examples = kept.map(({ line, expected, found: got }) => ({
      file,
      line,
      text: `expected ${expected}, got ${got}`,
    }));
    const of = kind === "notes" ? columns.rows : undefined;
    return [{ file, subject: "", count, of, unit, detail: "", examples, labels: [] }];
  });
}
