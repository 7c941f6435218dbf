import type { ClipRule } from "../../analysis/cutting.js";
import type { DataJob } from "../../analysis/dataJobs.js";
import type { LabelSource } from "../../analysis/labelSource.js";
import { segmentsWith } from "../../analysis/negatives.js";
import { weakLabelTable } from "../../analysis/occurrence.js";
import { strongLabelTable } from "../../analysis/strongTable.js";
import { type JobTarget, targetJobs } from "../../analysis/targetJobs.js";
import { type TargetStatistics, targetStatistics, weakLabelMs } from "../../analysis/targetStatistics.js";
import type { Target } from "../../audioset/target.js";
import type { PlannedFile } from "../../audioset/targetFiles.js";
import type { Faults } from "../../format/faults.js";
import type { RunOutput } from "../../format/runRecordFile.js";
import type { WeakHeaderCounts } from "../../format/weakLine.js";
import { writeFilled } from "../fileWriter.js";
import { readFirstLine } from "../readFirstLine.js";
import { readStrong, readWeak } from "../readLabels.js";
import { serve } from "../serve.js";

/** Reads a label file, which the worker keeps for the writing. */
export interface ReadWork {
  readonly do: "read";
  readonly path: string;
  readonly stem: string;
  readonly kind: "weak" | "strong";
  readonly framed: boolean;
  readonly targets: readonly Target[];
}

/** What a label file is found to be; by target: the segments that hold it, and its labels' statistics. */
export interface ReadFacts {
  readonly faults: Faults;
  readonly header: WeakHeaderCounts | undefined;
  readonly read: { readonly rows: number; readonly labels: number; readonly occurrences: number };
  readonly labelIds: readonly string[];
  readonly positives: readonly (readonly string[])[];
  readonly statistics: readonly (readonly TargetStatistics[])[];
}

/** Prepares planned files of the label files that the worker has read. */
export interface PrepareWork {
  readonly do: "prepare";
  readonly planned: readonly PlannedFile[];
  readonly targets: readonly JobTarget[];
  readonly excludeKnownPositives: boolean;
  readonly clipRule: ClipRule | undefined;
}

/** A prepared job: its files, and how many bytes they will have, about. */
export type PreparedJob = Pick<DataJob, "files" | "bytes">;

/** Writes the files of a prepared job; counter[0] counts the KiB that are written. */
export interface WriteWork {
  readonly do: "write";
  readonly job: number;
  readonly counter: Int32Array;
}

/** What has been written of one file. */
export type WrittenFile = Omit<RunOutput, "file">;

const sources: LabelSource[] = [];
let jobs: DataJob[] = [];

serve(async (work: ReadWork | PrepareWork | WriteWork): Promise<ReadFacts | PreparedJob[] | WrittenFile[]> => {
  switch (work.do) {
    case "read":
      return work.kind === "strong" ? await readStrongSource(work) : await readWeakSource(work);
    case "prepare":
      jobs = targetJobs(work.planned, { ...work, sources });
      return jobs.map(({ files, bytes }) => ({ files, bytes }));
    case "write":
      return await write(jobs[work.job]!, work.counter);
  }
});

async function readStrongSource({ path, stem, framed, targets }: ReadWork): Promise<ReadFacts> {
  const { columns, faults } = await readStrong(path, { framed });
  sources.push({ stem, strong: columns });
  const table = strongLabelTable(columns);
  return {
    faults,
    header: undefined,
    read: { rows: columns.rows, labels: columns.labelIds.length, occurrences: columns.rows },
    labelIds: columns.labelIds,
    positives: targets.map(({ labelIds }) => [...segmentsWith(columns, labelIds)]),
    statistics: targets.map(({ labelIds }) => targetStatistics(table, table.value, labelIds)),
  };
}

async function readWeakSource({ path, stem, targets }: ReadWork): Promise<ReadFacts> {
  const { columns, faults } = await readWeak(path);
  sources.push({ stem, weak: columns, firstLine: await readFirstLine(path) });
  const table = weakLabelTable(columns);
  const ms = weakLabelMs(columns);
  return {
    faults,
    header: columns.header,
    read: { rows: columns.rows, labels: columns.labelIds.length, occurrences: columns.label.length },
    labelIds: columns.labelIds,
    positives: targets.map(() => []),
    statistics: targets.map(({ labelIds }) => targetStatistics(table, ms, labelIds)),
  };
}

async function write({ files, open }: DataJob, counter: Int32Array): Promise<WrittenFile[]> {
  const { fill, sizes } = open();
  const paths = files.map(({ folder, file }) => `${folder}/${file}`);
  const onBytes = (bytes: number) => void Atomics.add(counter, 0, bytes >> 10);
  const written = await writeFilled(paths, fill, { onBytes });
  const made = sizes();
  return written.map((one, f) => ({ ...one, ...made[f]! }));
}
