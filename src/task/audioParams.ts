import { dataParams, figureParams, readParams, runParams } from "./commonParams.js";
import { createNameReader } from "./matchAudio.js";
import { flagOf, UsageError } from "./options.js";
import type { Options, Params } from "./task.js";

/** The options of validate-audio. */
export const audioParams = {
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
  maxZeroSeconds: {
    default: 0,
    value: "S",
    about: "Leave out files with a longer stretch of digital silence; 0: no limit.",
  },
  drop: { default: [] as readonly string[], value: "RULE...", about: "Leave out files that break these rules too." },
  force: { default: false, about: "Check all files again, not only new and changed ones." },
  shard: { default: "", value: "I/N", about: "Check only the I-th of N disjoint shares; --merge N joins them." },
  merge: { default: 0, value: "N", about: "Join the N shares that were checked with --shard, and report." },
  slurm: { default: 0, value: "N", about: "Print an sbatch job array of N shards, and stop." },
  names: readParams.names,
  ...figureParams,
  ...runParams,
} as const satisfies Params;

export type AudioOptions = Options<typeof audioParams>;

/** Throws UsageError for values that make no sense, before anything is read. */
export function checkAudioOptions(options: AudioOptions): void {
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

/** Command-line words for everything that was asked for but the sharing of the work; `out` is written out. */
export function audioWords(options: AudioOptions, out: string): string[] {
  const own = ["slurm", "shard", "merge", "dryRun", "json", "debug", "force"];
  return Object.entries({ ...options, out }).flatMap(([name, value]) => {
    const standard = audioParams[name as keyof AudioOptions].default;
    if (own.includes(name) || JSON.stringify(value) === JSON.stringify(standard)) return [];
    return [flagOf(name), ...(Array.isArray(value) ? value : [String(value)])];
  });
}
