import type { LabelName, VocabularyKind } from "../format/labelNamesFile.js";
import type { LabelKind } from "./subset.js";

/** One vocabulary: what a file says about names, and which kind of file it was. `extra` files were given by the user. */
export interface Vocabulary {
  readonly kind: VocabularyKind | "extra";
  readonly file: string;
  readonly names: readonly LabelName[];
}

/** Looks labels up by id or name over several vocabularies. Labels are joined on ids only; names are for people. */
export interface LabelNames {
  /** Display name by the subset kind's order of vocabularies, undefined where no vocabulary names the id. */
  nameOf(id: string, kind: LabelKind): string | undefined;
  /** All names of an id, in order of the vocabularies. */
  namesOf(id: string): readonly string[];
  /** Ids that carry this name in any vocabulary (exact, then ignoring case), or the id itself when it is known. */
  idsOf(nameOrId: string): readonly string[];
  /** All ids that some vocabulary names. */
  ids(): readonly string[];
  readonly vocabularies: readonly Vocabulary[];
}

/** Strong files name their labels first by the strong vocabulary, weak ones by the weak one; the user's own files go before all. */
const ORDER: Record<LabelKind, readonly Vocabulary["kind"][]> = {
  strong: ["extra", "strong", "weak", "ontology"],
  weak: ["extra", "weak", "strong", "ontology"],
};

/** "Brief tone" has one id in the strong files and another in the ontology: one label, two ids. */
const ALIASES: ReadonlyMap<string, string> = new Map([["/t/dd000138", "/t/dd00138"]]);

/** The id under which the label files know a label: AudioSet uses two ids for "Brief tone". */
export function canonicalLabelId(id: string): string {
  return ALIASES.get(id) ?? id;
}

/** Makes the look-up over the given vocabularies. */
export function createLabelNames(vocabularies: readonly Vocabulary[]): LabelNames {
  const byKind = new Map<Vocabulary["kind"], Map<string, string>>();
  const byName = new Map<string, Set<string>>();
  const byLowerName = new Map<string, Set<string>>();
  const known = new Map<string, string[]>();
  for (const { kind, names } of vocabularies) {
    const table = byKind.get(kind) ?? new Map<string, string>();
    byKind.set(kind, table);
    for (const { id: stated, name } of names) {
      const id = canonicalLabelId(stated);
      if (!table.has(id)) table.set(id, name);
      const all = known.get(id) ?? [];
      known.set(id, all);
      if (!all.includes(name)) all.push(name);
      add(byName, name, id);
      add(byLowerName, name.toLowerCase(), id);
    }
  }
  return {
    vocabularies,
    nameOf(id, kind) {
      for (const source of ORDER[kind]) {
        const name = byKind.get(source)?.get(canonicalLabelId(id));
        if (name !== undefined) return name;
      }
      return undefined;
    },
    namesOf: (id) => known.get(canonicalLabelId(id)) ?? [],
    idsOf(nameOrId) {
      if (known.has(canonicalLabelId(nameOrId))) return [canonicalLabelId(nameOrId)];
      return [...(byName.get(nameOrId) ?? byLowerName.get(nameOrId.toLowerCase()) ?? [])];
    },
    ids: () => [...known.keys()],
  };
}

function add(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key) ?? new Set<string>();
  index.set(key, ids.add(id));
}
