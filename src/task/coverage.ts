import { dirname, join } from "node:path";
import type { LabelNames } from "../audioset/labelNames.js";
import { type CoveredSubset, classBalanceFigure, coverageFigure } from "../figure/coverage.js";
import { isYtid } from "../format/ids.js";
import { formatCount } from "../format/numberText.js";
import { exists } from "../io/findFiles.js";
import { InputError } from "../io/readBytes.js";
import { drawFigures, type NamedFigure } from "../io/render.js";
import { readTextLines } from "../io/textLines.js";
import { prepareFolder, writeWhole } from "../io/writeFile.js";
import { dataParams, figureParams, readParams, runParams } from "./commonParams.js";
import { compareManifest, type ManifestComparison } from "./compareManifest.js";
import { coverageCsvs, writeComparison, writeSegmentLists, writeTroubles } from "./coverageFiles.js";
import { type CoverageReport, reportCoverage, type SubsetClass } from "./coverageReport.js";
import { coverageText, verdict } from "./coverageText.js";
import { named } from "./figureSize.js";
import { loadNames } from "./loadNames.js";
import { createNameReader, type LabelList, type MatchedAudio, matchAudio, readList } from "./matchAudio.js";
import { UsageError } from "./options.js";
import { quietContext } from "./optionsOf.js";
import { chooseData, chooseOut, findLabelFiles } from "./readReports.js";
import { type Context, defineTask, type Options, type Outcome, type Params } from "./task.js";

const params = {
  audio: { default: [] as readonly string[], value: "DIR...", about: "Folders with audio files, searched whole." },
  ...dataParams,
  namePattern: {
    default: [] as readonly string[],
    value: "PATTERN...",
    about:
      "More ways to name files, without the ending: {id}, {start} and {end} (s or ms), * for anything, such as AS_{id}-{start}.",
  },
  minSamples: { default: 50, value: "N", about: "Segments from which on a class has enough." },
  compare: {
    default: "",
    value: "FILE",
    about: "Another set's coverage_manifest.tsv, or any list of ids: says what differs.",
  },
  usable: {
    default: "",
    value: "DIR",
    about: "Folder with validate-audio's preprocessed_<subset>_segments.csv. Default: the folder for results.",
  },
  names: readParams.names,
  ...figureParams,
  ...runParams,
} as const satisfies Params;

type Chosen = Options<typeof params>;

/** What is there, counted; the lists of files and segments stay with it. */
export interface CountedCoverage {
  readonly matched: MatchedAudio;
  readonly report: CoverageReport;
  readonly classes: readonly SubsetClass[];
  readonly names: LabelNames;
  readonly comparison: ManifestComparison | undefined;
}

/** Which listed clips are there. Exit code 1 where files are empty, unreadable or named by no rule. */
export const task = defineTask({
  name: "coverage",
  about: "Which listed clips do I have? Matches audio files with the label files by name, per subset and class.",
  params,
  async run(options, context) {
    if (options.audio.length === 0) throw new UsageError("Missing option: --audio must be given");
    createNameReader(options.namePattern);
    if (options.dryRun) return plan(options);
    prepareFolder(chooseOut(options.out));
    const counted = await count(await match(options, context), options);
    return summary(counted, await write(counted, options, context));
  },
});

/** Reads the label files, finds the audio files and matches them by name. */
export async function match(options: Chosen, { terminal, signal }: Context = quietContext): Promise<MatchedAudio> {
  const missing = options.audio.find((root) => !exists(root));
  if (missing !== undefined)
    throw new InputError(`Cannot find ${missing}: --audio expects folders (or files) that exist`);
  const lists: LabelList[] = [];
  for (const file of findLabelFiles(chooseData(options.data))) {
    terminal.status(`Reading ${file.path}`);
    lists.push(await readList(file));
    signal.throwIfAborted();
  }
  terminal.status("Looking for audio files");
  return matchAudio(options.audio, lists, createNameReader(options.namePattern));
}

/** Counts per subset and class, and compares with another set where one is given. */
export async function count(matched: MatchedAudio, options: Chosen): Promise<CountedCoverage> {
  const names = await loadNames(dirname(matched.lists[0]!.list.path), options.names);
  const folder = options.usable === "" ? chooseOut(options.out) : options.usable;
  const usable = (list: LabelList): number | undefined => countUsable(folder, list);
  const { report, classes } = reportCoverage(matched, { minSamples: options.minSamples, usable });
  const comparison = options.compare === "" ? undefined : await compareManifest(options.compare, matched);
  return { matched, report, classes, names, comparison };
}

/** The text of coverage_subsets.csv, one row a label file. */
export function subsets({ report, classes, names }: CountedCoverage): string {
  return coverageCsvs(report.subsets, classes, names)[0]!.text;
}

/** The text of coverage_classes.csv, one row a label file and class. */
export function classes(counted: CountedCoverage): string {
  return coverageCsvs(counted.report.subsets, counted.classes, counted.names)[1]!.text;
}

/** The two figures with the names of their files. */
export function figures({ report, classes: some, names }: CountedCoverage): NamedFigure[] {
  return coverageFigures(report, some, names);
}

/** Writes tables, lists, manifest and figures; returns their paths. */
export async function write(
  counted: CountedCoverage,
  options: Chosen,
  { signal }: Context = quietContext,
): Promise<string[]> {
  const { matched, report, classes: some, names, comparison } = counted;
  const out = chooseOut(options.out);
  const drawing = { outDir: out, formats: options.figures, pngWidth: options.pngWidth, signal };
  return [
    ...coverageCsvs(report.subsets, some, names).map(({ name, text }) => writeText(join(out, name), text)),
    ...writeTroubles(out, matched),
    ...writeSegmentLists(out, matched, report.subsets, names),
    ...(comparison ? [writeComparison(out, comparison)] : []),
    writeText(join(out, "coverage.json"), `${JSON.stringify(describe(counted), null, 1)}\n`),
    ...(await drawFigures(options.figures === "none" ? [] : figures(counted), drawing)),
  ];
}

/** Verdict, subsets, names, troubles, and what differs from another set. */
export function summary(counted: CountedCoverage, files: readonly string[] = []): Outcome {
  const { report, comparison } = counted;
  const broken = report.troubles.some(
    ({ trouble }) => trouble === "empty" || trouble === "unreadable" || trouble === "unnamed",
  );
  const written = files.length > 0 ? `\n\n${files.length} files written to ${dirname(files[0]!)}` : "";
  const text = coverageText(report, comparison) + written;
  return { json: { ...describe(counted), files }, text, files, findings: broken };
}

function describe({ report, comparison }: CountedCoverage) {
  return {
    verdict: verdict(report),
    ...report,
    ...(comparison ? { comparison: summarizeComparison(comparison) } : {}),
  };
}

function plan(options: Chosen): Outcome {
  const read = [...findLabelFiles(chooseData(options.data)).map(({ path }) => path), ...options.audio];
  const out = chooseOut(options.out);
  const write = `would write coverage_*.{csv,json,tsv}, full_<subset>_segments.csv, *_segments.txt and figures to ${out}`;
  const text = [...read.map((path) => `would read  ${path}`), write].join("\n");
  return { json: { dryRun: true, read, out }, text, files: [] };
}

/** The two figures: segments per subset, and classes above and below the wanted number. */
export function coverageFigures(
  report: CoverageReport,
  classes: readonly SubsetClass[],
  names: LabelNames,
): NamedFigure[] {
  const subsets = report.subsets.map(
    (one): CoveredSubset => ({
      ...one,
      classes: classes
        .filter(({ subset }) => subset === one.subset)
        .map((entry) => ({ ...entry, name: names.nameOf(entry.id, entry.kind) ?? entry.id })),
    }),
  );
  const subtitle = `${formatCount(report.files)} audio files · a segment is available when a file that is not empty bears its name`;
  return [
    named("coverage_subsets", coverageFigure(subsets, subtitle)),
    named("coverage_class_balance", classBalanceFigure(subsets, report.minSamples, subtitle)),
  ];
}

/** Segments in validate-audio's list of usable ones; undefined for strong files and where the list is not there. */
function countUsable(folder: string, { subset }: LabelList): number | undefined {
  const path = join(folder, `preprocessed_${subset.name}_segments.csv`);
  if (subset.kind !== "weak" || !exists(path)) return undefined;
  let count = 0;
  for (const { text } of readTextLines(path)) if (text[11] === "," && isYtid(text.slice(0, 11))) count++;
  return count;
}

function summarizeComparison({ file, subsets: compared, foreign }: ManifestComparison) {
  return {
    file,
    subsets: compared.map(({ subset, both, onlyHere, onlyThere }) => ({
      subset,
      both,
      onlyHere: onlyHere.length,
      onlyThere: onlyThere.length,
    })),
    foreign: foreign.length,
  };
}

function writeText(path: string, text: string): string {
  writeWhole(path, text);
  return path;
}
