import { join } from "node:path";
import { writeFilled } from "../io/fileWriter.js";
import { createProgress } from "../io/progress.js";
import type { RunFolder } from "../io/runFolder.js";
import type { DataJob } from "./dataJobs.js";
import type { Context } from "./task.js";

/** How many jobs run at the same time: while one waits for the disk, the other makes rows. */
const AT_ONCE = 2;

/** Writes all jobs' files, notes each in its folder's record, and closes the records. Returns the paths written. Errors as `writeFilled`. */
export async function runDataJobs(
  jobs: readonly DataJob[],
  folders: ReadonlyMap<string, RunFolder>,
  { terminal, signal }: Context,
): Promise<{ files: string[]; seconds: number; bytes: number }> {
  const progress = createProgress(
    terminal,
    jobs.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  const failed = new AbortController();
  const stop = AbortSignal.any([signal, failed.signal]);
  const paths: string[] = [];
  const waiting = [...jobs].sort((a, b) => b.bytes - a.bytes);
  const work = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      const own = job.files.map(({ folder, file }) => join(folder, file));
      const place = own.length > 1 ? `${own[0]} and ${own.length - 1} more` : own[0]!;
      const { fill, sizes } = job.open();
      const onBytes = (bytes: number) => progress.add(bytes, place);
      const written = await writeFilled(own, fill, { signal: stop, onBytes });
      const made = sizes();
      job.files.forEach(({ folder, file }, f) => folders.get(folder)?.note({ file, ...written[f]!, ...made[f]! }));
      progress.settle(
        job.bytes,
        written.reduce((sum, { bytes }) => sum + bytes, 0),
      );
      paths.push(...own);
    }
  };
  const lanes = Array.from({ length: AT_ONCE }, () =>
    work().catch((error: unknown) => {
      failed.abort(error);
      throw error;
    }),
  );
  const settled = await Promise.allSettled(lanes);
  if (settled.some(({ status }) => status === "rejected")) throw signal.aborted ? signal.reason : failed.signal.reason;
  for (const folder of folders.values()) folder.complete();
  return { files: paths, ...progress.total() };
}
