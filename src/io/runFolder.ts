import { rmSync, type Stats, statSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  RUN_RECORD,
  type RunOutput,
  type RunRecord,
  readRunRecord,
  runDifferences,
  runRecordText,
} from "../format/runRecordFile.js";
import { exists } from "./findFiles.js";
import { InputError, readText } from "./readBytes.js";
import { prepareFolder, unwritable, writeWhole } from "./writeFile.js";

/** A folder of data outputs with the record of the run that makes them. */
export interface RunFolder {
  /** Outputs that stand already, whole, from the same options and inputs. */
  readonly done: ReadonlyMap<string, RunOutput>;
  /** All outputs that are written by now, by name. */
  outputs(): ReadonlyMap<string, RunOutput>;
  /** Prepares the folder: the record of the run stands there from here on; with `overwrite` what another run made is removed. */
  begin(): void;
  /** Notes an output that has just been written whole. */
  note(output: RunOutput): void;
  /** Notes that everything is written. */
  complete(): void;
}

/**
 * Looks at a folder before a run that will write `files` (names from the folder). Throws InputError where files stand there that another
 * run made (the differences are named) or that no record explains, unless `overwrite`; and where the folder's place is taken by a file.
 */
export async function openRunFolder(
  folder: string,
  wanted: Pick<RunRecord, "step" | "options" | "inputs">,
  files: readonly string[],
  overwrite: boolean,
): Promise<RunFolder> {
  for (const file of files) refuseFile(dirname(join(folder, file)));
  const path = join(folder, RUN_RECORD);
  const recorded = exists(path) ? await readRecord(path, overwrite) : undefined;
  const differences = recorded ? runDifferences(recorded, wanted) : [];
  if (!overwrite && differences.length > 0)
    throw new InputError(
      `Cannot write to ${folder}: it holds the files of another run (${differences.join("; ")}); --overwrite replaces them`,
    );
  const taken = recorded ? undefined : files.find((file) => exists(join(folder, file)));
  if (!overwrite && taken !== undefined)
    throw new InputError(
      `Cannot write ${join(folder, taken)}: it is there, and no ${RUN_RECORD} says what made it; --overwrite replaces it`,
    );
  const same = recorded !== undefined && differences.length === 0;
  const outputs = new Map<string, RunOutput>();
  if (same) {
    for (const output of recorded.outputs)
      if (files.includes(output.file) && sizeOf(join(folder, output.file)) === output.bytes)
        outputs.set(output.file, output);
  }
  const done = new Map(outputs);
  const save = (complete: boolean) =>
    writeWhole(
      path,
      runRecordText({ ...wanted, complete, outputs: [...files].sort().flatMap((file) => outputs.get(file) ?? []) }),
    );
  return {
    done,
    outputs: () => outputs,
    begin() {
      prepareFolder(folder);
      if (same && done.size === files.length && recorded.complete) return;
      if (!same) for (const { file } of recorded?.outputs ?? []) rmSync(join(folder, file), { force: true });
      save(false);
    },
    note(output) {
      outputs.set(output.file, output);
      save(false);
    },
    complete() {
      if (same && recorded.complete && done.size === files.length) return;
      save(true);
    },
  };
}

async function readRecord(path: string, overwrite: boolean): Promise<RunRecord | undefined> {
  try {
    return readRunRecord(await readText(path));
  } catch (error) {
    if (overwrite) return undefined;
    throw new InputError(
      `Cannot read ${path}: ${(error as Error).message.replace(/^Cannot read [^:]*: /, "")}; --overwrite replaces it`,
    );
  }
}

/** A file where a folder is to be is found before anything is written: the nearest part of the path that exists tells. */
function refuseFile(folder: string): void {
  let place = folder;
  while (statOf(place) === undefined && dirname(place) !== place) place = dirname(place);
  const found = statOf(place);
  if (found && !found.isDirectory())
    throw new InputError(`Cannot write to ${folder}: expected a folder, got the file ${place}`);
}

function sizeOf(path: string): number {
  return statOf(path)?.size ?? -1;
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    // A part of the path is a file.
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return undefined;
    throw unwritable(path, error);
  }
}
