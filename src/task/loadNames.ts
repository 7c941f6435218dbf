import { dirname, join, resolve } from "node:path";
import { createLabelNames, type LabelNames, type Vocabulary } from "../audioset/labelNames.js";
import { readLabelNames } from "../format/labelNamesFile.js";
import { exists, findFirst, subfolders } from "../io/findFiles.js";
import { projectRoot } from "../io/paths.js";
import { InputError, readText } from "../io/readBytes.js";

const FILES = [["mid_to_display_name.tsv"], ["class_labels_indices.csv"], ["ontology.json"]];

/**
 * Loads the display names for files in `folder`: the user's own files first, then each vocabulary that lies beside the input, in the
 * subfolders there, in those of the folder above, or in the project's data/. Throws an Error for people where a file cannot be read.
 */
export async function loadNames(folder: string, extra: readonly string[] = []): Promise<LabelNames> {
  const vocabularies: Vocabulary[] = [];
  for (const file of extra) vocabularies.push({ ...(await readVocabulary(file)), kind: "extra" });
  for (const file of vocabularyFiles(folder)) vocabularies.push(await readVocabulary(file));
  return createLabelNames(vocabularies);
}

/** Paths of the vocabulary files that `loadNames` would take: at most one of each kind. */
export function vocabularyFiles(folder: string): string[] {
  const here = resolve(folder);
  const data = join(projectRoot(), "data");
  const places = [
    here,
    ...subfolders(here),
    ...subfolders(dirname(here)),
    data,
    ...subfolders(data).filter((place) => !exists(join(place, "SYNTHETIC.json"))),
  ];
  return FILES.flatMap((names) => findFirst(places, names) ?? []);
}

async function readVocabulary(file: string): Promise<Vocabulary> {
  const text = await readText(file);
  try {
    return { file, ...readLabelNames(text) };
  } catch (error) {
    throw new InputError(`Cannot read ${file}: ${(error as Error).message}`);
  }
}
