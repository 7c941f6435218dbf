import { dirname, join } from "node:path";
import { RUN_RECORD, type RunInput, type RunRecord, readRunRecord } from "../format/runRecordFile.js";
import { exists } from "../io/findFiles.js";
import { hashFile } from "../io/hashFile.js";
import { readText } from "../io/readBytes.js";
import type { ClipFile } from "./clipPlan.js";

/** What decides the rows that clips are cut from. */
export interface ClipOrigin {
  readonly inputs: readonly RunInput[];
  /** The options of the extraction; null where the raw files are not its work. */
  readonly extraction: Readonly<Record<string, unknown>> | null;
}

/**
 * Where the raw files of one target come from: the label files and options in their own run record where they are still as it says, and no
 * file is missing; else the raw files themselves. So cutting after an extraction and doing both in one run leave the same record.
 */
export async function originOf(files: readonly ClipFile[]): Promise<ClipOrigin> {
  const sources = [...new Set(files.map(({ source }) => source))];
  const folder = dirname(dirname(sources[0]!));
  const hashed = sources.map((source) => ({ ...hashFile(source), file: source.slice(folder.length + 1) }));
  const record = await recordOf(join(folder, RUN_RECORD));
  const recorded = record?.outputs.filter(({ file }) => /^(pos|neg_strong)[/\\].*\.tsv$/.test(file)) ?? [];
  const known = new Map(recorded.map(({ file, sha256 }) => [file, sha256]));
  const asRecorded =
    record?.complete === true &&
    hashed.length === known.size &&
    hashed.every(({ file, sha256 }) => known.get(file) === sha256);
  if (!asRecorded) return { inputs: hashed, extraction: null };
  const { formats: _, ...extraction } = record.options;
  return { inputs: record.inputs, extraction };
}

async function recordOf(path: string): Promise<RunRecord | undefined> {
  if (!exists(path)) return undefined;
  try {
    return readRunRecord(await readText(path));
  } catch {
    // A broken record explains nothing: the raw files stand for themselves.
    return undefined;
  }
}
