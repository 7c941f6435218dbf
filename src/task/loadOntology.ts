import { findLabel } from "../audioset/findLabel.js";
import type { LabelNames } from "../audioset/labelNames.js";
import { createOntology, type Ontology } from "../audioset/ontology.js";
import { readOntology } from "../format/ontologyFile.js";
import { readRelations } from "../format/relationsFile.js";
import { InputError, readText } from "../io/readBytes.js";
import { vocabularyFiles } from "./loadNames.js";

/** Where else an ontology may come from. */
export interface OntologySources {
  /** The user's own vocabulary files: one in JSON is an ontology and goes before the others. */
  readonly extra?: readonly string[];
  /** A file with parents of labels that the ontology lacks, and the names by which it may call them. */
  readonly relations?: { readonly file: string; readonly names: LabelNames } | undefined;
}

/**
 * The ontology beside the label files in `folder` (as names are found); undefined where there is none. Throws InputError
 * where a file cannot be read or used.
 */
export async function loadOntology(
  folder: string,
  { relations, extra = [] }: OntologySources = {},
): Promise<Ontology | undefined> {
  const file = [...extra, ...vocabularyFiles(folder)].find((path) => /\.json(\.gz)?$/.test(path));
  if (file === undefined) return undefined;
  const nodes = await readAs(file, readOntology);
  if (relations === undefined) return readAs(file, () => createOntology(nodes));
  return readAs(relations.file, (text) => {
    const pairs = readRelations(text);
    const idOf = (label: string) => findLabel(relations.names, label);
    return createOntology(
      nodes,
      pairs.map(([label, parent]) => [idOf(label), idOf(parent)] as const),
    );
  });
}

async function readAs<T>(file: string, read: (text: string) => T): Promise<T> {
  const text = await readText(file);
  try {
    return read(text);
  } catch (error) {
    throw new InputError(`Cannot read ${file}: ${(error as Error).message}`);
  }
}
