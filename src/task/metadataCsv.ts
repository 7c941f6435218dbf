import type { Corpus } from "../analysis/corpus.js";
import type { ReportedFinding } from "../analysis/metadataReport.js";
import type { LabelFinding } from "../analysis/rule.js";
import { csvText } from "../format/csv.js";
import { type Column, columnsToCsv, sixDecimals } from "./table.js";

/** Columns of `metadata_findings.csv`, one row a finding. */
export const findingColumns: readonly Column<ReportedFinding>[] = [
  { name: "severity", about: "error, warning, info or by-design", text: ({ severity }) => severity },
  { name: "rule", about: "the rule's id", text: ({ rule }) => rule },
  { name: "file", about: "the label file, below the data folder", text: ({ file }) => csvText(file) },
  {
    name: "subject",
    about: "what else it is about: a target, another file; empty for the file as a whole",
    text: ({ subject }) => csvText(subject),
  },
  { name: "count", about: "how many were found", text: ({ count }) => String(count) },
  {
    name: "of",
    about: "out of how many; empty where that says nothing",
    text: ({ of }) => (of === undefined ? "" : String(of)),
  },
  { name: "share", about: "count / of", text: ({ count, of }) => sixDecimals(of ? count / of : undefined) },
  { name: "unit", about: "what is counted", text: ({ unit }) => unit },
  {
    name: "is_new",
    about: "1 where no baseline has it, or one with a smaller count",
    text: ({ isNew }) => (isNew ? "1" : "0"),
  },
  { name: "detail", about: "one more sentence with figures", text: ({ detail }) => csvText(detail) },
  {
    name: "first_line",
    about: "line of the first place in its file; empty where it is about whole files",
    text: ({ examples }) => String(examples[0]?.line || ""),
  },
  {
    name: "first_example",
    about: "the first place, for people",
    text: ({ examples }) => csvText(examples[0]?.text ?? ""),
  },
  { name: "sentence", about: "what the rule expects, or says is so", text: ({ sentence }) => sentence },
];

interface LabelRow extends LabelFinding {
  readonly finding: ReportedFinding;
  readonly name: string;
}

/** Columns of `metadata_labels.csv`, one row a finding and label. */
export const findingLabelColumns: readonly Column<LabelRow>[] = [
  { name: "severity", about: "of the finding", text: ({ finding }) => finding.severity },
  { name: "rule", about: "the rule's id", text: ({ finding }) => finding.rule },
  { name: "file", about: "the label file, below the data folder", text: ({ finding }) => csvText(finding.file) },
  { name: "label_id", about: "AudioSet's label id (mid)", text: ({ id }) => csvText(id) },
  {
    name: "display_name",
    about: "the label's name; its id where no vocabulary has it",
    text: ({ name }) => csvText(name),
  },
  { name: "count", about: "how many were found of this label", text: ({ count }) => String(count) },
  { name: "of", about: "out of how many of this label", text: ({ of }) => String(of) },
  { name: "share", about: "count / of", text: ({ count, of }) => sixDecimals(of ? count / of : undefined) },
  { name: "detail", about: "more figures of this label", text: ({ detail }) => csvText(detail ?? "") },
];

/** The two CSV files of the findings. */
export function findingCsvs(
  findings: readonly ReportedFinding[],
  { names, strong }: Corpus,
): { name: string; text: string }[] {
  const strongFiles = new Set(strong.map(({ file }) => file));
  const labels = findings.flatMap((finding) =>
    finding.labels.map((label): LabelRow => {
      const name = names.nameOf(label.id, strongFiles.has(finding.file) ? "strong" : "weak") ?? label.id;
      return { ...label, finding, name };
    }),
  );
  return [
    { name: "metadata_findings.csv", text: columnsToCsv(findingColumns, findings) },
    { name: "metadata_labels.csv", text: columnsToCsv(findingLabelColumns, labels) },
  ];
}
