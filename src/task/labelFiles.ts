import { dirname } from "node:path";
import type { LabelNames } from "../audioset/labelNames.js";
import type { Ontology } from "../audioset/ontology.js";
import type { Subset } from "../audioset/subset.js";
import { type LabelRating, readRatings } from "../format/ratingsFile.js";
import type { StrongColumns } from "../format/strongTsv.js";
import type { WeakColumns } from "../format/weakCsv.js";
import { fileStamp } from "../io/fileStamp.js";
import { findFirst, subfolders } from "../io/findFiles.js";
import { InputError, readText } from "../io/readBytes.js";
import { isSynthetic } from "./labelReport.js";
import { loadNames } from "./loadNames.js";
import { loadOntology } from "./loadOntology.js";
import { readStrongInput, readWeakInput } from "./readInput.js";
import { chooseData, findLabelFiles } from "./readReports.js";

/** A label file, read whole. */
export interface LabelFile {
  readonly subset: Subset;
  readonly path: string;
  readonly columns: StrongColumns | WeakColumns;
}

/** All label files of a folder and what is known about their labels: what looking one label or segment up takes. */
export interface LabelFiles {
  readonly folder: string;
  readonly files: readonly LabelFile[];
  readonly names: LabelNames;
  readonly ontology: Ontology | undefined;
  readonly ratings: readonly LabelRating[];
  readonly synthetic: boolean;
}

/** How to read: the folder (as `chooseData` takes it), vocabularies that go first, and whether bad rows are left out. */
export interface OpenOptions {
  readonly data?: string;
  readonly names?: readonly string[];
  readonly skipBadRows?: boolean;
}

let last: { key: string; files: Promise<LabelFiles> } | undefined;

/**
 * Reads all label files of a folder. The last folder's stay in memory, so that a notebook's next question is answered at once; they
 * are read again where a file has changed. Errors as `findLabelFiles`, `readStrongInput` and `readWeakInput`.
 */
export function openLabelFiles({ data = "", names = [], skipBadRows = false }: OpenOptions = {}): Promise<LabelFiles> {
  const folder = chooseData(data);
  const stamps = findLabelFiles(folder).map(({ path }) => fileStamp(path));
  const key = JSON.stringify([stamps, names, skipBadRows]);
  if (last?.key !== key) {
    const files = readAll(folder, names, skipBadRows);
    last = { key, files };
    files.catch(() => {
      last = undefined;
    });
  }
  return last.files;
}

async function readAll(folder: string, extra: readonly string[], skipBadRows: boolean): Promise<LabelFiles> {
  const found = findLabelFiles(folder);
  const files: LabelFile[] = [];
  for (const { subset, path } of found) {
    const { columns } =
      subset.kind === "weak"
        ? await readWeakInput(path, skipBadRows)
        : await readStrongInput(path, subset, skipBadRows);
    files.push({ subset, path, columns });
  }
  const places = [folder, ...subfolders(folder), ...new Set(found.map(({ path }) => dirname(path)))];
  return {
    folder,
    files,
    names: await loadNames(folder, extra),
    ontology: await loadOntology(folder),
    ratings: await readRatingsIn(places),
    synthetic: found.some(({ path }) => isSynthetic(path)),
  };
}

async function readRatingsIn(places: readonly string[]): Promise<LabelRating[]> {
  const file = findFirst(places, ["qa_true_counts.csv"]);
  if (file === undefined) return [];
  try {
    return readRatings(await readText(file));
  } catch (error) {
    if (error instanceof SyntaxError) throw new InputError(`Cannot read ${file}: ${error.message}`);
    throw error;
  }
}
