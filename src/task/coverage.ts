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
import { compareManifest } from "./compareManifest.js";
import { coverageCsvs, writeComparison, writeSegmentLists, writeTroubles } from "./coverageFiles.js";
import { type CoverageReport, reportCoverage, type SubsetClass } from "./coverageReport.js";
import { coverageText, verdict } from "./coverageText.js";
import { named } from "./figureSize.js";
import { loadNames } from "./loadNames.js";
import { createNameReader, type LabelList, matchAudio, readList } from "./matchAudio.js";
import { UsageError } from "./options.js";
import { chooseData, chooseOut, findLabelFiles } from "./readReports.js";
import { defineTask } from "./task.js";

/** Which listed clips are there. Exit code 1 where files are empty, unreadable or named by no rule. */
export const task = defineTask({
  name: "coverage",
  about: "Which listed clips do I have? Matches audio files with the label files by name, per subset and class.",
  params: {
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
  },
  async run(options, { terminal, signal }) {
    if (options.audio.length === 0) throw new UsageError("Missing option: --audio must be given");
    const missing = options.audio.find((root) => !exists(root));
    if (missing !== undefined)
      throw new InputError(`Cannot find ${missing}: --audio expects folders (or files) that exist`);
    const readName = createNameReader(options.namePattern);
    const data = chooseData(options.data);
    const out = chooseOut(options.out);
    const found = findLabelFiles(data);
    if (options.dryRun) {
      const read = [...found.map(({ path }) => path), ...options.audio];
      const text = [
        ...read.map((path) => `would read  ${path}`),
        `would write coverage_*.{csv,json,tsv}, full_<subset>_segments.csv, *_segments.txt and figures to ${out}`,
      ].join("\n");
      return { json: { dryRun: true, read, out }, text, files: [] };
    }
    prepareFolder(out);
    const lists: LabelList[] = [];
    for (const file of found) {
      terminal.status(`Reading ${file.path}`);
      lists.push(await readList(file));
      signal.throwIfAborted();
    }
    terminal.status("Looking for audio files");
    const matched = matchAudio(options.audio, lists, readName);
    const names = await loadNames(dirname(found[0]!.path), options.names);
    const usable = (list: LabelList): number | undefined => countUsable(options.usable || out, list);
    const { report, classes } = reportCoverage(matched, { minSamples: options.minSamples, usable });
    const comparison = options.compare === "" ? undefined : await compareManifest(options.compare, matched);
    const json = {
      verdict: verdict(report),
      ...report,
      ...(comparison ? { comparison: summarizeComparison(comparison) } : {}),
    };
    const files = [
      ...coverageCsvs(report.subsets, classes, names).map(({ name, text }) => write(join(out, name), text)),
      ...writeTroubles(out, matched),
      ...writeSegmentLists(out, matched, report.subsets, names),
      ...(comparison ? [writeComparison(out, comparison)] : []),
      write(join(out, "coverage.json"), `${JSON.stringify(json, null, 1)}\n`),
      ...(await drawFigures(coverageFigures(report, classes, names), {
        outDir: out,
        formats: options.figures,
        pngWidth: options.pngWidth,
        signal,
      })),
    ];
    const text = [coverageText(report, comparison), "", `${files.length} files written to ${out}`].join("\n");
    const broken = report.troubles.some(
      ({ trouble }) => trouble === "empty" || trouble === "unreadable" || trouble === "unnamed",
    );
    return { json: { ...json, files }, text, files, findings: broken };
  },
});

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

function summarizeComparison({ file, subsets, foreign }: Awaited<ReturnType<typeof compareManifest>>) {
  return {
    file,
    subsets: subsets.map(({ subset, both, onlyHere, onlyThere }) => ({
      subset,
      both,
      onlyHere: onlyHere.length,
      onlyThere: onlyThere.length,
    })),
    foreign: foreign.length,
  };
}

function write(path: string, text: string): string {
  writeWhole(path, text);
  return path;
}
