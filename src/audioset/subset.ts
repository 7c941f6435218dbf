/** Weak labels say that a sound occurs in a segment; strong labels say when. */
export type LabelKind = "weak" | "strong";

/** One of AudioSet's six label files. */
export interface Subset {
  readonly kind: LabelKind;
  readonly name: string;
  /** The official file name, without .gz. */
  readonly fileName: string;
  /** Framed: rows are rated 0.96 s frames with PRESENT or NOT_PRESENT, not events. */
  readonly framed: boolean;
  /** What the complete official file holds, where that is known: segments; events or label occurrences; labels. */
  readonly official: {
    readonly segments: number;
    readonly items: number | undefined;
    readonly labels: number | undefined;
  };
}

/** The six files in the order in which they are analysed and shown. Source of the counts: the files and their download page. */
export const SUBSETS: readonly Subset[] = [
  weak("balanced_train", 22_160, 52_882),
  weak("unbalanced_train", 2_041_789, 4_020_212),
  weak("eval", 20_371, 51_804),
  strong("train", "audioset_train_strong.tsv", { segments: 103_463, items: 934_821, labels: 447 }),
  strong("eval", "audioset_eval_strong.tsv", { segments: 16_996, items: 139_538, labels: 416 }),
  {
    ...strong("eval_framed", "audioset_eval_strong_framed_posneg.tsv", {
      segments: 14_203,
      items: undefined,
      labels: undefined,
    }),
    framed: true,
  },
];

/** Names of the subsets of one kind, for an option's choices. */
export const WEAK_SUBSETS = ["balanced_train", "unbalanced_train", "eval"] as const;
export const STRONG_SUBSETS = ["train", "eval", "eval_framed"] as const;

/** The subset of a kind by its name. Throws RangeError for any other name. */
export function findSubset(kind: LabelKind, name: string): Subset {
  const found = SUBSETS.find((subset) => subset.kind === kind && subset.name === name);
  if (found) return found;
  const known = SUBSETS.filter((subset) => subset.kind === kind).map((subset) => subset.name);
  throw new RangeError(`Unknown ${kind} subset: expected ${known.join(", ")}, got ${JSON.stringify(name)}`);
}

/** The subset whose official file name this is (folder and .gz aside), or undefined. */
export function subsetOfFile(path: string): Subset | undefined {
  const name = path.replace(/^.*[/\\]/, "").replace(/\.gz$/, "");
  return SUBSETS.find((subset) => subset.fileName === name);
}

function weak(name: string, segments: number, items: number): Subset {
  return {
    kind: "weak",
    name,
    fileName: `${name}_segments.csv`,
    framed: false,
    official: { segments, items, labels: 527 },
  };
}

function strong(name: string, fileName: string, official: Subset["official"]): Subset {
  return { kind: "strong", name, fileName, framed: false, official };
}
