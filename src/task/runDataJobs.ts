import { join } from "node:path";
import type { RunOutput } from "../format/runRecordFile.js";
import { removeParts } from "../io/fileWriter.js";
import type { Progress } from "../io/progress.js";
import type { RunFolder } from "../io/runFolder.js";

/** Data files that are ready to be written side by side, wherever that is done. */
export interface RunnableJob {
  readonly files: readonly { readonly folder: string; readonly file: string }[];
  /** Bytes to expect, for the progress. */
  readonly bytes: number;
  /** Writes the files and tells what each has got. */
  write(signal: AbortSignal, place: string): Promise<Omit<RunOutput, "file">[]>;
}

/**
 * Runs lanes of jobs side by side, the jobs of a lane one after another, notes each file in its folder's record, and closes the records.
 * Returns the paths written. Throws the first error, or the signal's reason; then no half file is left.
 */
export async function runDataJobs(
  lanes: readonly (readonly RunnableJob[])[],
  folders: ReadonlyMap<string, RunFolder>,
  progress: Progress,
  signal: AbortSignal,
): Promise<{ files: string[]; seconds: number; bytes: number }> {
  const stop = new AbortController();
  const onAbort = () => stop.abort(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort);
  const paths: string[] = [];
  const run = async (jobs: readonly RunnableJob[]) => {
    for (const { files, bytes, write } of jobs) {
      stop.signal.throwIfAborted();
      const own = files.map(({ folder, file }) => join(folder, file));
      const written = await write(stop.signal, own.length > 1 ? `${own[0]} and ${own.length - 1} more` : own[0]!);
      for (const [f, { folder, file }] of files.entries()) folders.get(folder)?.note({ file, ...written[f]! });
      progress.settle(
        bytes,
        written.reduce((sum, one) => sum + one.bytes, 0),
      );
      paths.push(...own);
    }
  };
  const ended = lanes.map((jobs) =>
    run(jobs).catch((error: unknown) => {
      stop.abort(error);
      throw error;
    }),
  );
  const settled = await Promise.allSettled(ended);
  signal.removeEventListener("abort", onAbort);
  if (settled.some(({ status }) => status === "rejected")) {
    // A worker that was ended in the middle of a file could not clear up.
    removeParts(lanes.flat().flatMap(({ files }) => files.map(({ folder, file }) => join(folder, file))));
    throw stop.signal.reason;
  }
  for (const folder of folders.values()) folder.complete();
  return { files: paths, ...progress.total() };
}
