import type { JobTarget } from "../analysis/targetJobs.js";
import type { Target } from "../audioset/target.js";
import { labelFileStem, type PlannedFile } from "../audioset/targetFiles.js";
import { availableWorkers } from "../io/cpus.js";
import { workerEntry } from "../io/paths.js";
import { createPool, type Pool } from "../io/pool.js";
import { createProgress, watchCounters } from "../io/progress.js";
import { InputError } from "../io/readBytes.js";
import type { RunFolder } from "../io/runFolder.js";
import type { PreparedJob, PrepareWork, ReadFacts, ReadWork, WriteWork, WrittenFile } from "../io/workers/targets.js";
import { claimWarnings, decideFaults, skippedWarnings } from "./readInput.js";
import type { FoundFile } from "./readReports.js";
import { type RunnableJob, runDataJobs } from "./runDataJobs.js";
import type { Context } from "./task.js";

/** Worker threads that hold the label files, each its own. */
export interface TargetWorkers {
  /** Reads all files; throws one InputError with the faults of all of them. */
  read(targets: readonly Target[], skipBadRows: boolean): Promise<LabelFacts[]>;
  /** Writes planned files of the files that were read. Throws as `runDataJobs`. */
  write(
    planned: readonly PlannedFile[],
    options: Omit<PrepareWork, "do" | "planned">,
    folders: ReadonlyMap<string, RunFolder>,
  ): Promise<{ files: string[]; seconds: number; bytes: number }>;
  close(): Promise<void>;
}

/** What a label file is found to be. */
export interface LabelFacts extends ReadFacts, FoundFile {
  readonly stem: string;
  readonly warnings: readonly string[];
}

type Work = ReadWork | PrepareWork | WriteWork;

/** Starts a worker for each share of the files. A pool of one worker runs its work in order, on what it has read before. */
export function startTargetWorkers(found: readonly FoundFile[], { terminal, signal }: Context): TargetWorkers {
  const shares = shareOut(found, Math.min(availableWorkers(), found.length));
  const pools = shares.map((): Pool<Work, unknown> => createPool(workerEntry("targets"), { size: 1 }));
  return {
    async read(targets, skipBadRows) {
      terminal.status(`Reading ${found.length} label files`);
      const reading = shares.map((share, s) =>
        share.map(({ subset: { kind, framed }, path }) => {
          const work: ReadWork = { do: "read", path, stem: labelFileStem(path), kind, framed, targets };
          return pools[s]!.run(work, signal) as Promise<ReadFacts>;
        }),
      );
      const settled = await Promise.allSettled(reading.flat());
      const order = shares.flat();
      const wrong: string[] = [];
      const facts = found.flatMap((file): LabelFacts[] => {
        const result = settled[order.indexOf(file)]!;
        try {
          if (result.status === "rejected") throw result.reason;
          const { faults, header, read } = result.value;
          decideFaults(file.path, faults, skipBadRows);
          const warnings = [...skippedWarnings(file.path, faults), ...claimWarnings(file.path, header, read)];
          return [{ ...file, ...result.value, stem: labelFileStem(file.path), warnings }];
        } catch (error) {
          if ((error as Error).name !== "InputError") throw error;
          wrong.push((error as Error).message);
          return [];
        }
      });
      if (wrong.length > 0) throw new InputError(wrong.join("\n"));
      return facts;
    },
    async write(planned, options, folders) {
      let current = "";
      const counters = shares.map(() => new Int32Array(new SharedArrayBuffer(4)));
      const lanes = await Promise.all(
        shares.map(async (share, s) => {
          const stems = share.map(({ path }) => labelFileStem(path));
          const own = planned.filter(({ stem }) => stems.includes(stem));
          const prepared = (await pools[s]!.run({ do: "prepare", planned: own, ...options }, signal)) as PreparedJob[];
          const jobs = prepared.map(({ files, bytes }, job): RunnableJob => {
            const work: WriteWork = { do: "write", job, counter: counters[s]! };
            const write = (stop: AbortSignal, place: string) => {
              current = place;
              return pools[s]!.run(work, stop) as Promise<WrittenFile[]>;
            };
            return { files, bytes, write };
          });
          return jobs.sort((a, b) => b.bytes - a.bytes);
        }),
      );
      const progress = createProgress(
        terminal,
        lanes.flat().reduce((sum, { bytes }) => sum + bytes, 0),
      );
      const unwatch = watchCounters(progress, counters, () => current);
      try {
        return await runDataJobs(lanes, folders, progress, signal);
      } finally {
        unwatch();
      }
    },
    async close() {
      await Promise.all(pools.map((pool) => pool.close()));
    },
  };
}

/** What a target's weak negatives need to know of all label files. */
export function jobTargets(
  targets: readonly Target[],
  facts: readonly LabelFacts[],
  excludeLabels: readonly ReadonlySet<string>[],
): JobTarget[] {
  const strong = facts.filter(({ subset }) => subset.kind === "strong");
  return targets.map((target, t) => ({
    ...target,
    positives: strong.length > 0 ? new Set(strong.flatMap(({ positives }) => positives[t]!)) : undefined,
    excludeLabels: excludeLabels[t] ?? new Set(),
  }));
}

/** Shares files out so that each worker has about as much to do: an event gives about three rows, those of its clips among them. */
function shareOut(found: readonly FoundFile[], count: number): FoundFile[][] {
  const weight = ({ subset }: FoundFile) => (subset.official.items ?? 500_000) * (subset.kind === "strong" ? 3 : 1);
  const shares = Array.from({ length: count }, (): { files: FoundFile[]; weight: number } => ({
    files: [],
    weight: 0,
  }));
  for (const file of [...found].sort((a, b) => weight(b) - weight(a))) {
    const least = shares.reduce((best, one) => (one.weight < best.weight ? one : best));
    least.files.push(file);
    least.weight += weight(file);
  }
  return shares.map(({ files }) => files);
}
