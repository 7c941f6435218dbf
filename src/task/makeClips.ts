import { basename, join } from "node:path";
import type { ClipRule } from "../analysis/cutting.js";
import { clipJob, type DataJob } from "../analysis/dataJobs.js";
import { clipNumbersAfter } from "../analysis/strongTables.js";
import { everySegment } from "../analysis/targetJobs.js";
import type { StrongColumns } from "../format/strongTsv.js";
import { writeFilled } from "../io/fileWriter.js";
import { createProgress, type Progress } from "../io/progress.js";
import { InputError } from "../io/readBytes.js";
import { readFirstLine } from "../io/readFirstLine.js";
import { readStrong } from "../io/readLabels.js";
import { openRunFolder, type RunFolder } from "../io/runFolder.js";
import { prepareFolder } from "../io/writeFile.js";
import { originOf } from "./clipOrigin.js";
import type { ClipFile, ClipOptions, ClipPlan } from "./clipPlan.js";
import { decideFaults, skippedWarnings } from "./readInput.js";
import { type RunnableJob, runDataJobs } from "./runDataJobs.js";
import { parseFormats } from "./targetParams.js";
import type { SummaryRow } from "./targetSummary.js";
import type { Context } from "./task.js";

/** What a run has made: `rows` of all files of clips, `files` only those written now. */
export interface MadeClips {
  readonly rows: readonly SummaryRow[];
  readonly files: readonly string[];
  readonly seconds: number;
  readonly bytes: number;
  readonly warnings: readonly string[];
}

/** Cuts all planned files that do not stand yet. Throws before anything is written, as `makeTargets`. */
export async function makeClips({ files, rule }: ClipPlan, options: ClipOptions, context: Context): Promise<MadeClips> {
  prepareFolder(options.out === "" ? options.input : options.out);
  const folders = new Map<string, RunFolder>();
  for (const folder of new Set(files.map((file) => file.folder))) {
    const own = files.filter((file) => file.folder === folder);
    const { inputs, extraction } = await originOf(own);
    const wanted = {
      step: "segment-clips",
      options: { ...rule, formats: parseFormats(options.format), extraction },
      inputs,
    };
    folders.set(
      folder,
      await openRunFolder(
        folder,
        wanted,
        own.map(({ file }) => file),
        options.overwrite,
      ),
    );
  }
  const pending = files.filter(({ folder, file }) => !folders.get(folder)!.done.has(file));
  const warnings: string[] = [];
  let result = { files: [] as string[], seconds: 0, bytes: 0 };
  if (pending.length > 0) {
    const { columns, warnings: found } = await readRaw(files, options.skipBadRows, context);
    warnings.push(...found);
    for (const folder of folders.values()) folder.begin();
    const jobs = pending.map(({ target, source, folder, file, format }) => {
      const own = columns.get(source)!;
      const nov = basename(source).startsWith(`${target}_ov_`)
        ? columns.get(source.replace(`${target}_ov_`, `${target}_nov_`))
        : undefined;
      const firstNumber = nov ? () => carryNumbers(nov, own, rule) : undefined;
      return {
        files: [{ folder, file }],
        ...clipJob(own, allRows(own), [everySegment(own)], rule, format, firstNumber),
      };
    });
    const progress = createProgress(
      context.terminal,
      jobs.reduce((sum, { bytes }) => sum + bytes, 0),
    );
    const runnable = jobs.sort((a, b) => b.bytes - a.bytes).map((job) => inProcess(job, progress));
    // Two lanes: while one waits for the disk, the other makes rows.
    const lanes = [0, 1].map((lane) => runnable.filter((_, i) => i % 2 === lane));
    result = await runDataJobs(lanes, folders, progress, context.signal);
  }
  return { ...result, warnings, rows: summarize(files, folders) };
}

function inProcess({ files, bytes, open }: DataJob, progress: Progress): RunnableJob {
  const paths = files.map(({ folder, file }) => join(folder, file));
  return {
    files,
    bytes,
    async write(signal, place) {
      const { fill, sizes } = open();
      const written = await writeFilled(paths, fill, { signal, onBytes: (count) => progress.add(count, place) });
      const made = sizes();
      return written.map((one, f) => ({ ...one, ...made[f]! }));
    },
  };
}

/** Reads all raw files; throws one InputError with the faults of all of them. */
async function readRaw(
  files: readonly ClipFile[],
  skipBadRows: boolean,
  { terminal }: Context,
): Promise<{ columns: Map<string, StrongColumns>; warnings: string[] }> {
  const columns = new Map<string, StrongColumns>();
  const warnings: string[] = [];
  const wrong: string[] = [];
  for (const source of new Set(files.map((file) => file.source))) {
    terminal.status(`Reading ${source}`);
    try {
      const framed = (await readFirstLine(source)).endsWith("\tpresent");
      const read = await readStrong(source, { framed });
      decideFaults(source, read.faults, skipBadRows);
      warnings.push(...skippedWarnings(source, read.faults));
      columns.set(source, read.columns);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      wrong.push(error.message);
    }
  }
  if (wrong.length > 0) throw new InputError(wrong.join("\n"));
  return { columns, warnings };
}

/** Where the clips of overlapped events number on: after those of the same segments' non-overlapped events. */
function carryNumbers(nov: StrongColumns, ov: StrongColumns, rule: ClipRule): Int32Array {
  const after = clipNumbersAfter(nov, allRows(nov), rule);
  const numbers = new Map(nov.segmentIds.map((id, segment) => [id, after[segment]!]));
  return Int32Array.from(ov.segmentIds, (id) => numbers.get(id) ?? 0);
}

function allRows({ rows }: StrongColumns): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) => row);
}

function summarize(files: readonly ClipFile[], folders: ReadonlyMap<string, RunFolder>): SummaryRow[] {
  return files
    .filter(({ format }) => format === files[0]!.format)
    .map(({ target, folder, file }) => {
      const name = basename(file).replace(/\.[a-z]+$/, "");
      const [, overlap, stem = name] = new RegExp(`^${target}_(?:(nov|ov)_)?(.*)$`).exec(name) ?? [];
      const kind = file.startsWith("pos/") ? (overlap ? `pos_${overlap}` : "pos") : "neg_strong";
      const output = folders.get(folder)!.outputs().get(file)!;
      return { target, file: stem, kind: `${basename(folder)}_${kind}`, output };
    });
}
