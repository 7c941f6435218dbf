import type { ComparedLabel, Shift } from "../analysis/comparison.js";
import type { LabelKind } from "../audioset/subset.js";

/** One subset as the comparison shows it. */
export interface ComparedSubset {
  readonly name: string;
  readonly segments: number;
  /** Occurrences (weak) or events (strong). */
  readonly items: number;
  readonly labels: number;
  readonly hours: number;
}

/** What is drawn of the subsets of one kind, side by side. `pair` are the places of the training and the evaluation subset. */
export interface ComparisonInput {
  readonly kind: LabelKind;
  readonly subtitle: string;
  readonly subsets: readonly ComparedSubset[];
  readonly labels: readonly (ComparedLabel & { readonly name: string })[];
  readonly pair: readonly [number, number];
  readonly shifts: readonly (Shift & { readonly name: string })[];
  readonly vocabularies: ReadonlyMap<number, number>;
}
