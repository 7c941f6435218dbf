import type { ReportedFinding } from "../analysis/metadataReport.js";
import { SEVERITIES, type Severity, unitText } from "../analysis/rule.js";
import { formatCount } from "../format/numberText.js";
import type { CheckedFile } from "./loadCorpus.js";
import { textTable } from "./table.js";

const SHOWN_EXAMPLES = 3;

/** How many findings each severity has. */
export type SeverityCounts = Readonly<Record<Severity, number>>;

/** Counts findings by severity. */
export function countSeverities(findings: readonly ReportedFinding[]): SeverityCounts {
  const counts = { error: 0, warning: 0, info: 0, "by-design": 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The verdict in one sentence. */
export function verdictOf(findings: readonly ReportedFinding[], files: readonly CheckedFile[]): string {
  const counts = countSeverities(findings);
  const official = files.filter((file) => file.official === true).length;
  const sound = counts.error === 0 ? "No error" : `${counts.error} ${counts.error === 1 ? "error" : "errors"}`;
  const whose = files.every(({ synthetic }) => synthetic)
    ? "a synthetic sample"
    : official === files.length
      ? "all official, unchanged"
      : `${official} official, unchanged`;
  return `${sound} in ${files.length} label ${files.length === 1 ? "file" : "files"} (${whose}); ${counts.warning} warnings, ${counts.info} notes, ${counts["by-design"]} by design.`;
}

/** What is known of a file by its hash, for people. */
export function officialText({
  official,
  synthetic,
}: Pick<CheckedFile, "synthetic"> & { official?: boolean | null | undefined }): string {
  if (synthetic) return "synthetic sample";
  if (official === undefined || official === null) return "no published hash for this name";
  return official ? "official, unchanged" : "differs from the official file";
}

/** The report for a terminal: verdict, files, a table of findings, and the first places of errors and warnings. */
export function metadataText(
  findings: readonly ReportedFinding[],
  files: readonly CheckedFile[],
  notChecked: readonly { rule: string; reason: string }[],
): string {
  const fileTable = textTable(
    ["file", "subset", "rows", "by its hash"],
    files.map((file) => [file.file, file.subset, formatCount(file.rows), officialText(file)]),
  );
  const findingTable = textTable(
    ["severity", "rule", "count", "of", "unit", "file"],
    findings.map(({ severity, rule, count, of, unit, file, subject, isNew }) => [
      isNew ? severity : `(${severity})`,
      rule,
      formatCount(count),
      of === undefined ? "" : formatCount(of),
      unit,
      subject === "" ? file : `${file}: ${subject}`,
    ]),
  );
  const places = SEVERITIES.slice(0, 2).flatMap((wanted) =>
    findings.filter(({ severity }) => severity === wanted).flatMap(describeFinding),
  );
  const skipped = notChecked.map(({ rule, reason }) => `not checked: ${rule} ${reason}`);
  return [
    verdictOf(findings, files),
    "",
    fileTable,
    "",
    ...(findings.length > 0 ? [findingTable, ""] : []),
    ...places,
    ...skipped,
  ]
    .join("\n")
    .trimEnd();
}

function describeFinding({
  severity,
  rule,
  sentence,
  file,
  subject,
  count,
  unit,
  detail,
  examples,
}: ReportedFinding): string[] {
  const title =
    `${severity} ${rule}: ${formatCount(count)} ${unitText(count, unit)} in ${file}${subject === "" ? "" : ` (${subject})`}. ${detail}`.trimEnd();
  const shown = examples
    .slice(0, SHOWN_EXAMPLES)
    .map(({ file: where, line, text }) => `    ${where}${line > 0 ? `:${line}` : ""}: ${text}`);
  const rest = count > shown.length && shown.length > 0 ? [`    ... ${formatCount(count - shown.length)} more`] : [];
  return [title, `    expected: ${sentence}`, ...shown, ...rest];
}
