import { basename, join } from "node:path";
import { mergeEvents } from "../analysis/mergeEvents.js";
import { isFailure, type ReportedFinding, reportFindings } from "../analysis/metadataReport.js";
import { SEVERITIES } from "../analysis/rule.js";
import { checkRules, RULES, type RuleResult } from "../analysis/rules.js";
import { strongText } from "../format/strongText.js";
import { prepareFolder, writeWhole } from "../io/writeFile.js";
import { dataParams, readParams, runParams } from "./commonParams.js";
import { findAllLabelFiles, type LoadedCorpus, loadCorpus } from "./loadCorpus.js";
import { findingCsvs } from "./metadataCsv.js";
import { countSeverities, metadataText, verdictOf } from "./metadataText.js";
import { UsageError } from "./options.js";
import { readBaseline } from "./readBaseline.js";
import { chooseData, chooseOut } from "./readReports.js";
import { targetParams } from "./targetParams.js";
import { defineTask } from "./task.js";

const OUTPUTS = ["metadata_findings.csv", "metadata_labels.csv", "metadata_findings.json"];

/** Checks all label files together by every rule. Exit code 1 where a finding is at least as bad as `--fail-on`. */
export const task = defineTask({
  name: "validate-metadata",
  about:
    "Are these label files sound? Checks all of them together by rules: errors, warnings, and what is so by design.",
  params: {
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
  },
  async run(options, { terminal, signal }) {
    const folder = chooseData(options.data);
    const out = chooseOut(options.out);
    const rules = chooseRules(options.rules);
    const baseline = options.baseline === "" ? undefined : await readBaseline(options.baseline);
    if (options.dryRun) {
      const read = (await findAllLabelFiles(folder)).map(({ path }) => path);
      const write = OUTPUTS.map((name) => join(out, name));
      const text = [...read.map((path) => `would read  ${path}`), ...write.map((path) => `would write ${path}`)].join(
        "\n",
      );
      return { json: { dryRun: true, read, write }, text, files: [] };
    }
    prepareFolder(out);
    const loaded = await loadCorpus(folder, options, { onRead: (path) => terminal.status(`Read ${path}`), signal });
    const results = checkRules(loaded.corpus, rules);
    const findings = reportFindings(results, baseline);
    const report = describeReport(results, findings, loaded);
    const files = [
      ...findingCsvs(findings, loaded.corpus).map(({ name, text }) => write(join(out, name), text)),
      write(join(out, "metadata_findings.json"), `${JSON.stringify(report, null, 1)}\n`),
      ...(options.merge ? writeMerged(loaded, out) : []),
    ];
    const text = [
      metadataText(findings, loaded.files, report.notChecked),
      "",
      `${files.length} files written to ${out}`,
    ].join("\n");
    return { json: { ...report, files }, text, files, findings: isFailure(findings, options.failOn as "none") };
  },
});

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
export function describeReport(
  results: readonly RuleResult[],
  findings: readonly ReportedFinding[],
  { files }: LoadedCorpus,
) {
  return {
    verdict: verdictOf(findings, files),
    counts: countSeverities(findings),
    labelFiles: files.map(({ official, ...file }) => ({ ...file, official: official ?? null })),
    notChecked: results.flatMap(({ rule, notChecked }) =>
      notChecked === undefined ? [] : [{ rule, reason: notChecked }],
    ),
    rules: results.map(({ rule, sentence, severity, findings: found }) => ({
      rule,
      severity,
      sentence,
      findings: found.length,
    })),
    findings,
  };
}

/** Writes the strong files in which events of one label intersect, merged; returns their paths. */
function writeMerged({ corpus }: LoadedCorpus, out: string): string[] {
  return corpus.strong.flatMap((file) => {
    const merged = mergeEvents(file.columns, file).columns;
    if (merged.rows === file.columns.rows) return [];
    return [write(join(out, `merged_${basename(file.file).replace(/\.gz$/, "")}`), strongText(merged))];
  });
}

function write(path: string, text: string): string {
  writeWhole(path, text);
  return path;
}
