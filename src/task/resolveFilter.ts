import { basename } from "node:path";
import type { LabelFilter } from "../analysis/filterColumns.js";
import { findLabel } from "../audioset/findLabel.js";
import type { LabelNames } from "../audioset/labelNames.js";
import { formatCount } from "../format/numberText.js";
import { readSegmentList } from "../format/segmentList.js";
import { InputError, readText } from "../io/readBytes.js";
import { loadNames } from "./loadNames.js";
import { loadOntology } from "./loadOntology.js";

/** The options of `filterParams`, and the user's vocabularies. All but `names` may be missing, which keeps everything. */
export interface FilterOptions {
  readonly names: readonly string[];
  readonly labels?: readonly string[];
  readonly under?: readonly string[];
  readonly segments?: string;
}

/** A filter as plain ids, undefined where everything is kept, and how the figures say it ("" for none). */
export interface ResolvedFilter {
  readonly filter: LabelFilter | undefined;
  readonly note: string;
}

const SHOWN_NAMES = 3;

/**
 * Looks up the labels and classes and reads the list of segments. `folder` holds the label files: vocabularies and the ontology are
 * found beside them. Throws RangeError for an unknown or ambiguous name (the nearest are listed), InputError where the list or the
 * ontology cannot be read.
 */
export async function resolveFilter(
  { names: extra, labels = [], under = [], segments = "" }: FilterOptions,
  folder: string,
  known?: LabelNames,
): Promise<ResolvedFilter> {
  if (labels.length + under.length === 0 && segments === "") return { filter: undefined, note: "" };
  const names = known ?? (await loadNames(folder, extra));
  const nameOf = (id: string) => names.namesOf(id)[0] ?? id;
  const single = labels.map((label) => findLabel(names, label));
  const classes = under.map((label) => findLabel(names, label));
  const below = await classesBelow(classes, folder);
  const ids = [...new Set([...single, ...below])];
  const listed = segments === "" ? undefined : await readList(segments);
  const parts = [
    single.length > 0 && `label${single.length > 1 ? "s" : ""} ${listOf(single.map(nameOf))}`,
    classes.length > 0 && `${formatCount(below.length)} classes at and below ${listOf(classes.map(nameOf))}`,
    listed && `${formatCount(listed.length)} segments listed in ${basename(segments)}`,
  ].filter((part) => typeof part === "string");
  return {
    filter: {
      ...(single.length + classes.length > 0 ? { labels: ids } : {}),
      ...(listed ? { segments: listed } : {}),
    },
    note: `filter: ${parts.join("; ")}`,
  };
}

/** The error that a filter leaves no row of a file. */
export function nothingLeft(file: string, note: string): InputError {
  return new InputError(`Cannot analyse ${file}: expected at least one row that passes the ${note}, found none`);
}

async function classesBelow(classes: readonly string[], folder: string): Promise<string[]> {
  if (classes.length === 0) return [];
  const ontology = await loadOntology(folder);
  if (!ontology)
    throw new InputError(
      `Cannot use --under: expected ontology.json beside the label files in ${folder}; fetch-metadata brings it`,
    );
  return [...new Set(classes.flatMap((id) => [id, ...ontology.descendantsOf(id)]))];
}

async function readList(file: string): Promise<string[]> {
  const text = await readText(file);
  try {
    return readSegmentList(text);
  } catch (error) {
    throw new InputError(`Cannot read ${file}: ${(error as Error).message}`);
  }
}

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_NAMES).join(", ");
  return names.length > SHOWN_NAMES ? `${shown} and ${names.length - SHOWN_NAMES} more` : shown;
}
