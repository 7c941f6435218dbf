import { join } from "node:path";
import { AUDIO_ENDINGS } from "../audioset/clipFileName.js";
import { exists } from "../io/findFiles.js";
import { InputError } from "../io/readBytes.js";
import { type AudioPlace, walkAudio } from "../io/walkAudio.js";
import { UsageError } from "./options.js";

/** One of `of` disjoint shares of the files, `index` from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Reads `--shard i/n`; undefined for an empty text. Throws UsageError for anything else but 1 <= i <= n <= 100,000. */
export function readShard(text: string): Shard | undefined {
  if (text === "") return undefined;
  const match = /^([0-9]{1,6})\/([0-9]{1,6})$/.exec(text);
  const [index, of] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || index < 1 || index > of || of > 100_000)
    throw new UsageError(`Invalid --shard: expected i/n with i from 1 to n, such as 2/16, got ${JSON.stringify(text)}`);
  return { index, of };
}

/** Where the rows of a run or of one shard are kept below the folder of results. */
export function journalPath(out: string, shard?: Shard): string {
  return shard ? join(out, "shards", `audio_rows_${shard.index}_of_${shard.of}.jsonl`) : join(out, "audio_rows.jsonl");
}

/** The files to check, and how many other files lie beside them. */
export function planAudio(roots: readonly string[], shard?: Shard): { places: AudioPlace[]; otherFiles: number } {
  const missing = roots.find((root) => !exists(root));
  if (missing !== undefined)
    throw new InputError(`Cannot find ${missing}: --audio expects folders (or files) that exist`);
  const { places, otherFiles } = walkAudio(roots, AUDIO_ENDINGS);
  const mine = shard ? places.filter(({ file }) => shareOf(file, shard.of) === shard.index - 1) : places;
  return { places: mine, otherFiles };
}

/** The journals of all shards below `out`, each finished. Throws InputError that names the shards that are missing. */
export function shardJournals(out: string, shards: number): string[] {
  const paths = Array.from({ length: shards }, (_, i) => journalPath(out, { index: i + 1, of: shards }));
  const missing = paths.flatMap((path, i) => (exists(path) && !exists(`${path}.new`) ? [] : [`${i + 1}/${shards}`]));
  if (missing.length > 0)
    throw new InputError(
      `Cannot merge: ${missing.length} of ${shards} shards are not finished (${missing.slice(0, 8).join(", ")}${missing.length > 8 ? ", ..." : ""})`,
    );
  return paths;
}

/** A share by the path alone (FNV-1a), so that files that come and go do not move others to another shard. */
function shareOf(file: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < file.length; i++) hash = Math.imul(hash ^ file.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % shards;
}
