import { join } from "node:path";
import { writeFilled } from "../io/fileWriter.js";
import { createProgress } from "../io/progress.js";
import type { RunFolder } from "../io/runFolder.js";
import type { DataJob } from "./targetJobs.js";
import type { Context } from "./task.js";

/** How many files are written at the same time: while one is on its way to the disk, the other is made. */
const AT_ONCE = 2;

/** Writes all jobs' files, notes each in its folder's record, and closes the records. Returns the paths written. Errors as `writeFilled`. */
export async function runDataJobs(
  jobs: readonly DataJob[],
  folders: ReadonlyMap<string, RunFolder>,
  { terminal, signal }: Context,
): Promise<{ files: string[]; seconds: number; bytes: number }> {
  const progress = createProgress(
    terminal,
    jobs.reduce((sum, { rows }) => sum + rows, 0),
  );
  const failed = new AbortController();
  const stop = AbortSignal.any([signal, failed.signal]);
  const files: string[] = [];
  const waiting = [...jobs];
  const work = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      const { folder, file } = job;
      const path = join(folder, file);
      const { fill, size } = job.open();
      let told = 0;
      const onBytes = (bytes: number) => {
        // The size grows as rows are made, so it tells the rows of these bytes.
        const { rows } = size();
        progress.add(Math.min(rows, job.rows) - told, bytes, path);
        told = Math.min(rows, job.rows);
      };
      const written = await writeFilled(path, fill, { signal: stop, onBytes });
      folders.get(folder)?.note({ file, ...written, ...size() });
      files.push(path);
    }
  };
  const lanes = Array.from({ length: AT_ONCE }, () =>
    work().catch((error: unknown) => {
      failed.abort(error);
      throw error;
    }),
  );
  const settled = await Promise.allSettled(lanes);
  const first = settled.find((result) => result.status === "rejected");
  if (first) throw failed.signal.reason;
  for (const folder of folders.values()) folder.complete();
  return { files, ...progress.total() };
}
