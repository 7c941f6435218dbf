import { officialCounts } from "../audioset/officialCounts.js";
import { labelTableOf, type StrongFile, type WeakFile } from "./corpus.js";
import type { Finding, LabelFinding, Rule } from "./rule.js";

/** What the site states of the lists of the older feature release; the lists themselves hold fewer. */
const OLDER_RELEASE: Readonly<Record<string, number>> = {
  balanced_train: 22_176,
  eval: 20_383,
  unbalanced_train: 2_042_985,
};

/** Rules that hold a file's counts to the published ones. */
export const countRules: readonly Rule[] = [
  {
    id: "partial-file",
    sentence: "A file has as many rows of each label as the official one.",
    severity: "warning",
    check: ({ weak, strong }) => [...weak, ...strong].flatMap(shortfall),
  },
  {
    id: "surplus-rows",
    sentence: "No label has more rows than in the official file.",
    severity: "warning",
    check: ({ weak, strong }) => [...weak, ...strong].flatMap(surplus),
  },
  {
    id: "published-counts",
    sentence:
      "Two counts are published: the lists hold 22,160, 20,371 and 2,041,789 segments; the site's text of the older feature release says 22,176, 20,383 and 2,042,985.",
    severity: "by-design",
    check: ({ weak }) =>
      weak.flatMap(({ file, subset, columns }): Finding[] => {
        const older = OLDER_RELEASE[subset.name]!;
        const says =
          columns.rows === subset.official.segments
            ? "as many as the published list"
            : columns.rows === older
              ? "as many as the older feature release"
              : "neither the published list nor the older feature release";
        const text = `${columns.rows} segments: ${says} (${subset.official.segments} and ${older}).`;
        const examples = [{ file, line: 0, text }];
        return [
          {
            file,
            subject: "",
            count: columns.rows,
            of: subset.official.segments,
            unit: "segments",
            detail: text,
            examples,
            labels: [],
          },
        ];
      }),
  },
];

function shortfall(file: WeakFile | StrongFile): Finding[] {
  return compare(file, (found, official) => official - found, "fewer");
}

function surplus(file: WeakFile | StrongFile): Finding[] {
  return compare(file, (found, official) => found - official, "more");
}

function compare(
  file: WeakFile | StrongFile,
  difference: (found: number, official: number) => number,
  word: string,
): Finding[] {
  const official = officialCounts(file.subset);
  if (official === undefined) return [];
  const table = labelTableOf(file);
  const found = new Map(table.ids.map((id, i) => [id, table.count[i]!]));
  const ids = new Set([...official.keys(), ...found.keys()]);
  const labels: LabelFinding[] = [...ids]
    .map((id) => {
      const there = found.get(id) ?? 0;
      const wanted = official.get(id) ?? 0;
      return { id, count: Math.max(0, difference(there, wanted)), of: wanted, detail: `${there} of ${wanted}` };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  if (labels.length === 0) return [];
  const count = labels.reduce((sum, entry) => sum + entry.count, 0);
  const total = [...official.values()].reduce((sum, value) => sum + value, 0);
  const unit = file.subset.kind === "weak" ? "occurrences" : "events";
  const rows = table.count.reduce((sum, value) => sum + value, 0);
  const detail = `The file has ${rows} of ${total} ${unit} (${((100 * rows) / total).toFixed(1)} %); ${labels.length} ${labels.length === 1 ? "label has" : "labels have"} ${word} than the official file.`;
  return [{ file: file.file, subject: "", count, of: total, unit, detail, examples: [], labels }];
}
