import { basename, dirname, join } from "node:path";
import { mergeEvents } from "../analysis/mergeEvents.js";
import { isFailure, type ReportedFinding, reportFindings } from "../analysis/metadataReport.js";
import { SEVERITIES, type Severity } from "../analysis/rule.js";
import { checkRules, RULES, type RuleResult } from "../analysis/rules.js";
import { strongText } from "../format/strongText.js";
import { prepareFolder, writeWhole } from "../io/writeFile.js";
import { dataParams, readParams, runParams } from "./commonParams.js";
import { findAllLabelFiles, type LoadedCorpus, loadCorpus } from "./loadCorpus.js";
import { findingCsvs } from "./metadataCsv.js";
import { countSeverities, metadataText, verdictOf } from "./metadataText.js";
import { UsageError } from "./options.js";
import { quietContext } from "./optionsOf.js";
import { readBaseline } from "./readBaseline.js";
import { chooseData, chooseOut } from "./readReports.js";
import { targetParams } from "./targetParams.js";
import { type Context, defineTask, type Options, type Outcome, type Params } from "./task.js";

const OUTPUTS = ["metadata_findings.csv", "metadata_labels.csv", "metadata_findings.json"];

const params = {
  ...dataParams,
  failOn: {
    default: "error",
    choices: [...SEVERITIES, "none"],
    about: "The least severity of a finding that makes the exit code 1.",
  },
  rules: {
    default: [] as readonly string[],
    value: "ID...",
    about: "Check these rules only; an id after ! leaves that rule out.",
  },
  baseline: {
    default: "",
    value: "FILE",
    about: "metadata_findings.json of an earlier run: only findings that are new or more count.",
  },
  merge: {
    default: false,
    about: "Write each strong file with intersecting events of one label merged: merged_<name>.",
  },
  names: readParams.names,
  ...targetParams,
  ...runParams,
} as const satisfies Params;

type Chosen = Options<typeof params>;

/** Label files and everything that the rules found in them. */
export interface CheckedMetadata {
  readonly loaded: LoadedCorpus;
  readonly results: readonly RuleResult[];
  readonly findings: readonly ReportedFinding[];
  /** True where a finding is at least as bad as `failOn`. */
  readonly failed: boolean;
}

/** Checks all label files together by every rule. Exit code 1 where a finding is at least as bad as `--fail-on`. */
export const task = defineTask({
  name: "validate-metadata",
  about:
    "Are these label files sound? Checks all of them together by rules: errors, warnings, and what is so by design.",
  params,
  async run(options, context) {
    chooseRules(options.rules);
    if (options.dryRun) return plan(options);
    prepareFolder(chooseOut(options.out));
    const checked = await check(await read(options, context), options);
    return summary(checked, write(checked, options));
  },
});

/** Reads all label files of the folder, and the vocabularies, ontology and ratings beside them. */
export function read(options: Chosen, { terminal, signal }: Context = quietContext): Promise<LoadedCorpus> {
  const onRead = (path: string) => terminal.status(`Read ${path}`);
  return loadCorpus(chooseData(options.data), options, { onRead, signal });
}

/** Checks the rules and marks what a baseline lacks. */
export async function check(loaded: LoadedCorpus, options: Chosen): Promise<CheckedMetadata> {
  const baseline = options.baseline === "" ? undefined : await readBaseline(options.baseline);
  const results = checkRules(loaded.corpus, chooseRules(options.rules));
  const findings = reportFindings(results, baseline);
  return { loaded, results, findings, failed: isFailure(findings, options.failOn as Severity | "none") };
}

/** The text of metadata_findings.csv, one row a finding, the worst first. */
export function findings(checked: CheckedMetadata): string {
  return findingCsvs(checked.findings, checked.loaded.corpus)[0]!.text;
}

/** The text of metadata_labels.csv, one row a finding and label. */
export function labels(checked: CheckedMetadata): string {
  return findingCsvs(checked.findings, checked.loaded.corpus)[1]!.text;
}

/** Writes the findings, and with `merge` the merged files; returns their paths. */
export function write(checked: CheckedMetadata, options: Chosen): string[] {
  const out = chooseOut(options.out);
  const { loaded } = checked;
  return [
    ...findingCsvs(checked.findings, loaded.corpus).map(({ name, text }) => writeText(join(out, name), text)),
    writeText(join(out, "metadata_findings.json"), `${JSON.stringify(describeReport(checked), null, 1)}\n`),
    ...(options.merge ? writeMerged(loaded, out) : []),
  ];
}

/** The verdict, the files, the findings and their first places. */
export function summary(checked: CheckedMetadata, files: readonly string[] = []): Outcome {
  const report = describeReport(checked);
  const text = metadataText(checked.findings, checked.loaded.files, report.notChecked);
  const written = files.length > 0 ? `\n\n${files.length} files written to ${dirname(files[0]!)}` : "";
  return { json: { ...report, files }, text: text + written, files, findings: checked.failed };
}

async function plan(options: Chosen): Promise<Outcome> {
  const read = (await findAllLabelFiles(chooseData(options.data))).map(({ path }) => path);
  const write = OUTPUTS.map((name) => join(chooseOut(options.out), name));
  const text = [...read.map((path) => `would read  ${path}`), ...write.map((path) => `would write ${path}`)];
  return { json: { dryRun: true, read, write }, text: text.join("\n"), files: [] };
}

/** The rules of the given ids, `!id` for all but that; all where none is given. Throws UsageError for an unknown id. */
export function chooseRules(wanted: readonly string[]): typeof RULES {
  const unknown = wanted.find((word) => !RULES.some(({ id }) => id === word.replace(/^!/, "")));
  if (unknown !== undefined)
    throw new UsageError(
      `Unknown rule: expected ${RULES.map(({ id }) => id).join(", ")}, got ${JSON.stringify(unknown)}`,
    );
  const only = wanted.filter((word) => !word.startsWith("!"));
  return RULES.filter(({ id }) => !wanted.includes(`!${id}`) && (only.length === 0 || only.includes(id)));
}

/** Everything that metadata_findings.json holds. */
export function describeReport({ results, findings: found, loaded: { files } }: CheckedMetadata) {
  return {
    verdict: verdictOf(found, files),
    counts: countSeverities(found),
    labelFiles: files.map(({ official, ...file }) => ({ ...file, official: official ?? null })),
    notChecked: results.flatMap(({ rule, notChecked }) =>
      notChecked === undefined ? [] : [{ rule, reason: notChecked }],
    ),
    rules: results.map(({ rule, sentence, severity, findings: of }) => ({
      rule,
      severity,
      sentence,
      findings: of.length,
    })),
    findings: found,
  };
}

/** Writes the strong files in which events of one label intersect, merged; returns their paths. */
function writeMerged({ corpus }: LoadedCorpus, out: string): string[] {
  return corpus.strong.flatMap((file) => {
    const merged = mergeEvents(file.columns, file).columns;
    if (merged.rows === file.columns.rows) return [];
    return [writeText(join(out, `merged_${basename(file.file).replace(/\.gz$/, "")}`), strongText(merged))];
  });
}

function writeText(path: string, text: string): string {
  writeWhole(path, text);
  return path;
}
