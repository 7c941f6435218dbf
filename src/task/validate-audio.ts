import { dirname, join } from "node:path";
import type { AudioTotals } from "../analysis/audioTotals.js";
import { audioCheckFigure } from "../figure/audioCheck.js";
import { formatCount, formatDecimal } from "../format/numberText.js";
import { mergeAudioJournals, openAudioJournal } from "../io/audioJournal.js";
import { availableWorkers } from "../io/cpus.js";
import { projectRoot } from "../io/paths.js";
import { readText } from "../io/readBytes.js";
import { drawFigures, type NamedFigure } from "../io/render.js";
import type { AudioPlace } from "../io/walkAudio.js";
import { prepareFolder, writeWhole } from "../io/writeFile.js";
import { readAudioLists } from "./audioLists.js";
import { type AudioOptions, audioParams, audioWords, checkAudioOptions } from "./audioParams.js";
import { journalPath, planAudio, readShard, shardJournals } from "./audioPlan.js";
import { checkPlaces } from "./checkPlaces.js";
import { concludeAudio } from "./concludeAudio.js";
import { named } from "./figureSize.js";
import { loadNames } from "./loadNames.js";
import { createNameReader } from "./matchAudio.js";
import { quietContext } from "./optionsOf.js";
import { chooseData, chooseOut, findLabelFiles } from "./readReports.js";
import { slurmScript } from "./slurmScript.js";
import { textTable } from "./table.js";
import { type Context, defineTask, type Outcome } from "./task.js";

/** Decodes every audio file whole and says what can be used. Exit code 1 where anything is found. */
export const task = defineTask({
  name: "validate-audio",
  about:
    "Which audio files are usable? Decodes each whole, measures it, checks it against its label, and says why not.",
  params: audioParams,
  async run(options, context) {
    checkAudioOptions(options);
    if (options.slurm > 0) return printSlurm(options);
    const planned = plan(options);
    if (options.dryRun) return describePlan(planned);
    const checked = await check(planned, options, context);
    if (planned.shard !== "") {
      const text = `${checked.note}; --merge ${planned.shard.split("/")[1]} reports on all shards`;
      return { json: { shard: planned.shard, journal: planned.journal }, text, files: [planned.journal] };
    }
    const judged = await judge(checked, options);
    return summary(judged, await draw(judged, options, context));
  },
});

/** What a run will check, and where it keeps its rows. */
export interface AudioRunPlan {
  readonly out: string;
  readonly shard: string;
  readonly journal: string;
  readonly places: readonly AudioPlace[];
  readonly otherFiles: number;
  /** Files whose rows are there already, by size and time of change. */
  readonly known: number;
}

/** Finds the files, and which of them an earlier run has checked as they are. */
export function plan(options: AudioOptions): AudioRunPlan {
  const out = chooseOut(options.out);
  const shard = readShard(options.shard);
  const { places, otherFiles } = options.merge > 0 ? { places: [], otherFiles: 0 } : planAudio(options.audio, shard);
  const path = journalPath(out, shard);
  const journal = openAudioJournal(path);
  const known = options.force ? 0 : places.filter((place) => journal.knows(place)).length;
  journal.close();
  return { out, shard: options.shard, journal: path, places, otherFiles, known };
}

/** A finished journal, and a line on how it came to be. */
export interface CheckedAudio {
  readonly out: string;
  readonly journal: string;
  readonly note: string;
}

/** Decodes and measures what is not known yet, or joins the shards of earlier runs. */
export async function check(
  { out, journal: path, places, otherFiles }: AudioRunPlan,
  options: AudioOptions,
  context: Context = quietContext,
): Promise<CheckedAudio> {
  prepareFolder(out);
  if (options.merge > 0) {
    const rows = mergeAudioJournals(shardJournals(out, options.merge), path);
    return { out, journal: path, note: `${formatCount(rows)} files of ${options.merge} shards` };
  }
  const journal = openAudioJournal(path, { fresh: options.force });
  try {
    const fresh = places.filter((place) => !journal.knows(place));
    await checkPlaces(fresh, journal, availableWorkers(), context);
    journal.finish(places.map(({ file }) => file));
    const others = otherFiles > 0 ? `; ${formatCount(otherFiles)} files without an audio ending passed over` : "";
    const known = places.length - fresh.length;
    const note = `${formatCount(places.length)} files: ${formatCount(fresh.length)} checked now, ${formatCount(known)} known${others}`;
    return { out, journal: path, note };
  } finally {
    journal.close();
  }
}

/** What the files are like together, and the files of the report. */
export interface JudgedAudio extends CheckedAudio {
  readonly totals: AudioTotals;
  readonly files: readonly string[];
  readonly limits: object;
}

/** Applies labels and limits to the rows and writes the report, the faults and the lists of usable segments. */
export async function judge(checked: CheckedAudio, options: AudioOptions): Promise<JudgedAudio> {
  const { out, journal } = checked;
  const data = chooseData(options.data);
  const found = findLabelFiles(data).filter(({ subset }) => subset.kind === "weak");
  const lists = await readAudioLists(found, createNameReader(options.namePattern));
  const names = await loadNames(found[0] ? dirname(found[0].path) : data, options.names);
  const { tolerance, minSeconds, maxClipped, maxZeroSeconds, drop } = options;
  const limits = { tolerance, minSeconds, maxClipped, maxZeroSeconds, drop };
  const { totals, files } = concludeAudio(journal, out, { lists, names, limits });
  const path = join(out, "audio_report.json");
  writeWhole(path, `${JSON.stringify({ limits, totals }, null, 1)}\n`);
  return { ...checked, totals, limits, files: [...files, path] };
}

/** The text of audio_report.csv: one row a file. */
export function table({ out }: JudgedAudio): Promise<string> {
  return readText(join(out, "audio_report.csv"));
}

/** The figure of durations, levels, rates and faults with the name of its files. */
export function figures({ totals }: JudgedAudio): NamedFigure[] {
  const subtitle = `${formatCount(totals.files)} files, ${formatDecimal(totals.hours, 2)} h decoded; ${formatCount(totals.usable)} usable`;
  return [named("audio_report", audioCheckFigure({ subtitle, totals }))];
}

/** Draws the figure; returns the paths. */
export function draw(judged: JudgedAudio, options: AudioOptions, context: Context = quietContext): Promise<string[]> {
  const { figures: formats, pngWidth } = options;
  return drawFigures(figures(judged), { outDir: judged.out, formats, pngWidth, signal: context.signal });
}

/** Verdict, rules, and what was written. */
export function summary({ totals, limits, files, note, out }: JudgedAudio, drawn: readonly string[] = []): Outcome {
  const dropping = new Set(totals.dropRules.map(([rule]) => rule));
  const table = textTable(
    ["rule", "files", "usable"],
    totals.rules.map(([rule, count]) => [rule, formatCount(count), dropping.has(rule) ? "left out" : "kept"]),
  );
  const written = [...files, ...drawn];
  const text = [
    `${formatCount(totals.usable)} of ${formatCount(totals.files)} files are usable; ${formatCount(totals.withFindings)} have findings.`,
    note,
    ...(totals.rules.length > 0 ? ["", table] : []),
    "",
    `${written.length} files written to ${out}`,
  ].join("\n");
  return { json: { limits, totals, files: written }, text, files: written, findings: totals.withFindings > 0 };
}

function describePlan({ out, shard, journal, places, known, otherFiles }: AudioRunPlan): Outcome {
  const bytes = places.reduce((sum, { size }) => sum + size, 0);
  const outputs = `audio_report.{csv,parquet,json}, audio_faults.jsonl, preprocessed_<subset>_segments.csv and figures to ${out}`;
  const text = [
    `would check ${formatCount(places.length - known)} of ${formatCount(places.length)} files (${formatDecimal(bytes / 1e9, 3)} GB in all); ${formatCount(known)} are known`,
    `would write ${shard === "" ? outputs : journal}`,
  ].join("\n");
  return { json: { dryRun: true, files: places.length, known, otherFiles, bytes }, text, files: [] };
}

function printSlurm(options: AudioOptions): Outcome {
  const words = audioWords(options, chooseOut(options.out));
  const text = slurmScript("validate-audio", words, options.slurm, projectRoot());
  return { json: { slurm: text }, text, files: [] };
}
