import { dirname, join } from "node:path";
import type { AudioTotals } from "../analysis/audioTotals.js";
import type { AudioLimits } from "../analysis/audioVerdict.js";
import { audioCheckFigure } from "../figure/audioCheck.js";
import { formatCount, formatDecimal } from "../format/numberText.js";
import { mergeAudioJournals, openAudioJournal } from "../io/audioJournal.js";
import { availableWorkers } from "../io/cpus.js";
import { projectRoot } from "../io/paths.js";
import { drawFigures } from "../io/render.js";
import { prepareFolder, writeWhole } from "../io/writeFile.js";
import { readAudioLists } from "./audioLists.js";
import { journalPath, planAudio, readShard, shardJournals } from "./audioPlan.js";
import { checkPlaces } from "./checkPlaces.js";
import { dataParams, figureParams, readParams, runParams } from "./commonParams.js";
import { concludeAudio } from "./concludeAudio.js";
import { named } from "./figureSize.js";
import { loadNames } from "./loadNames.js";
import { createNameReader } from "./matchAudio.js";
import { flagOf, UsageError } from "./options.js";
import { chooseData, chooseOut, findLabelFiles } from "./readReports.js";
import { slurmScript } from "./slurmScript.js";
import { textTable } from "./table.js";
import { type Context, defineTask, type Options, type Outcome } from "./task.js";

const params = {
  audio: { default: [] as readonly string[], value: "DIR...", about: "Folders with audio files, searched whole." },
  ...dataParams,
  namePattern: {
    default: [] as readonly string[],
    value: "PATTERN...",
    about:
      "More ways to name files, without the ending: {id}, {start} and {end} (s or ms), * for anything, such as AS_{id}-{start}.",
  },
  tolerance: { default: 0.7, value: "S", about: "Seconds by which a file may differ from its label's length unnoted." },
  minSeconds: { default: 0, value: "S", about: "Leave out files shorter than this." },
  maxClipped: { default: 1, value: "SHARE", about: "Leave out files with a larger share of clipped samples." },
  maxZeroSeconds: { default: 1e9, value: "S", about: "Leave out files with a longer stretch of digital silence." },
  drop: { default: [] as readonly string[], value: "RULE...", about: "Leave out files that break these rules too." },
  force: { default: false, about: "Check all files again, not only new and changed ones." },
  shard: { default: "", value: "I/N", about: "Check only the I-th of N disjoint shares; --merge N joins them." },
  merge: { default: 0, value: "N", about: "Join the N shares that were checked with --shard, and report." },
  slurm: { default: 0, value: "N", about: "Print an sbatch job array of N shards, and stop." },
  names: readParams.names,
  ...figureParams,
  ...runParams,
} as const;

/** Decodes every audio file whole and says what can be used. Exit code 1 where anything is found. */
export const task = defineTask({
  name: "validate-audio",
  about:
    "Which audio files are usable? Decodes each whole, measures it, checks it against its label, and says why not.",
  params,
  async run(options, context) {
    const out = chooseOut(options.out);
    const shard = readShard(options.shard);
    checkOptions(options);
    if (options.slurm > 0) return slurm(options, out);
    if (options.dryRun) return dryRun(options, out);
    prepareFolder(out);
    const path = journalPath(out, shard);
    let note: string;
    if (options.merge > 0) {
      const rows = mergeAudioJournals(shardJournals(out, options.merge), path);
      note = `${formatCount(rows)} files of ${options.merge} shards`;
    } else {
      note = await check(options, path, context);
      if (shard)
        return {
          json: { shard: options.shard, journal: path },
          text: `${note}; --merge ${shard.of} reports on all shards`,
          files: [path],
        };
    }
    return report(options, path, out, note, context);
  },
});

type AudioOptions = Options<typeof params>;

function checkOptions(options: AudioOptions): void {
  createNameReader(options.namePattern);
  const { audio, merge, shard, slurm: shards } = options;
  if (audio.length === 0 && merge === 0) throw new UsageError("Missing option: --audio must be given");
  if (merge > 0 && shard !== "")
    throw new UsageError("Invalid --merge: it joins the shards of earlier runs, leave out --shard");
  for (const [flag, count] of [
    ["--merge", merge],
    ["--slurm", shards],
  ] as const)
    if (!Number.isInteger(count) || count < 0 || count > 100_000)
      throw new UsageError(`Invalid ${flag}: expected a whole number of shards up to 100,000, got ${count}`);
  if (!(options.maxClipped >= 0 && options.maxClipped <= 1))
    throw new UsageError(`Invalid --max-clipped: expected a share from 0 to 1, got ${options.maxClipped}`);
  for (const [flag, value] of [
    ["--tolerance", options.tolerance],
    ["--min-seconds", options.minSeconds],
    ["--max-zero-seconds", options.maxZeroSeconds],
  ] as const)
    if (value < 0) throw new UsageError(`Invalid ${flag}: expected seconds from 0, got ${value}`);
}

/** Checks what the journal does not know yet; a second run checks only what is new or changed. */
async function check(options: AudioOptions, path: string, context: Context): Promise<string> {
  const { places, otherFiles } = planAudio(options.audio, readShard(options.shard));
  const journal = openAudioJournal(path, { fresh: options.force });
  try {
    const fresh = places.filter((place) => !journal.knows(place));
    await checkPlaces(fresh, journal, availableWorkers(), context);
    journal.finish(places.map(({ file }) => file));
    const others = otherFiles > 0 ? `; ${formatCount(otherFiles)} files without an audio ending passed over` : "";
    return `${formatCount(places.length)} files: ${formatCount(fresh.length)} checked now, ${formatCount(places.length - fresh.length)} known${others}`;
  } finally {
    journal.close();
  }
}

async function report(
  options: AudioOptions,
  path: string,
  out: string,
  note: string,
  context: Context,
): Promise<Outcome> {
  const data = chooseData(options.data);
  const found = findLabelFiles(data).filter(({ subset }) => subset.kind === "weak");
  const lists = await readAudioLists(found, createNameReader(options.namePattern));
  const names = await loadNames(found[0] ? dirname(found[0].path) : data, options.names);
  const limits: AudioLimits = options;
  const { totals, files } = concludeAudio(path, out, { lists, names, limits });
  const summary = join(out, "audio_report.json");
  const { tolerance, minSeconds, maxClipped, maxZeroSeconds, drop } = options;
  const json = { limits: { tolerance, minSeconds, maxClipped, maxZeroSeconds, drop }, totals };
  writeWhole(summary, `${JSON.stringify(json, null, 1)}\n`);
  const subtitle = `${formatCount(totals.files)} files, ${formatDecimal(totals.hours, 2)} h decoded; ${formatCount(totals.usable)} usable`;
  const figures = [named("audio_report", audioCheckFigure({ subtitle, totals }))];
  const { signal } = context;
  const drawn = await drawFigures(figures, {
    outDir: out,
    formats: options.figures,
    pngWidth: options.pngWidth,
    signal,
  });
  const written = [...files, summary, ...drawn];
  const text = [audioText(totals, note), "", `${written.length} files written to ${out}`].join("\n");
  return { json: { ...json, files: written }, text, files: written, findings: totals.withFindings > 0 };
}

function audioText(totals: AudioTotals, note: string): string {
  const dropping = new Set(totals.dropRules.map(([rule]) => rule));
  const table = textTable(
    ["rule", "files", "usable"],
    totals.rules.map(([rule, count]) => [rule, formatCount(count), dropping.has(rule) ? "left out" : "kept"]),
  );
  const verdict = `${formatCount(totals.usable)} of ${formatCount(totals.files)} files are usable; ${formatCount(totals.withFindings)} have findings.`;
  return [verdict, note, ...(totals.rules.length > 0 ? ["", table] : [])].join("\n");
}

/** Everything that was asked for but the sharing itself stands in the script's commands. */
function slurm(options: AudioOptions, out: string): Outcome {
  const own = ["slurm", "shard", "merge", "dryRun", "json", "debug", "force"];
  const words = Object.entries({ ...options, out }).flatMap(([name, value]) => {
    const standard = params[name as keyof AudioOptions].default;
    if (own.includes(name) || JSON.stringify(value) === JSON.stringify(standard)) return [];
    return [flagOf(name), ...(Array.isArray(value) ? value : [String(value)])];
  });
  const text = slurmScript("validate-audio", words, options.slurm, projectRoot());
  return { json: { slurm: text }, text, files: [] };
}

function dryRun(options: AudioOptions, out: string): Outcome {
  const shard = readShard(options.shard);
  const { places, otherFiles } = options.merge > 0 ? { places: [], otherFiles: 0 } : planAudio(options.audio, shard);
  const journal = openAudioJournal(journalPath(out, shard));
  const known = places.filter((place) => journal.knows(place)).length;
  journal.close();
  const bytes = places.reduce((sum, { size }) => sum + size, 0);
  const text = [
    `would check ${formatCount(places.length - known)} of ${formatCount(places.length)} files (${formatDecimal(bytes / 1e9, 3)} GB in all); ${formatCount(known)} are known`,
    `would write ${shard ? journalPath(out, shard) : `audio_report.{csv,parquet,json}, audio_faults.jsonl, preprocessed_<subset>_segments.csv and figures to ${out}`}`,
  ].join("\n");
  return { json: { dryRun: true, files: places.length, known, otherFiles, bytes }, text, files: [] };
}
