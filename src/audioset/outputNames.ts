import type { Subset } from "./subset.js";

/** Names (without folder) of the files that an analysis writes; figures without extension, they come as .png and .svg. */
export interface OutputNames {
  readonly figures: readonly string[];
  readonly csv: string;
}

/** Files of the label distribution of one subset. The weak and strong names differ in word order: others are built on them. */
export function distributionOutputs({
  kind,
  name,
}: Subset): OutputNames & { readonly analysis: string; readonly detailed: string } {
  const [analysis, detailed, csv] =
    kind === "strong"
      ? [
          `strong_label_distribution_${name}_analysis`,
          `strong_label_distribution_${name}_detailed`,
          `strong_label_distribution_${name}_stats.csv`,
        ]
      : [
          `weak_label_distribution_analysis_${name}`,
          `top_weak_labels_detailed_${name}`,
          `weak_label_distribution_stats_${name}.csv`,
        ];
  return { analysis, detailed, csv, figures: [analysis, detailed] };
}

/** Files of the duration analysis of one subset. */
export function durationOutputs({ kind, name }: Subset): OutputNames & { readonly analysis: string } {
  const analysis = `duration_${kind}_${name}_analysis`;
  return { analysis, csv: `duration_${kind}_${name}_stats.csv`, figures: [analysis] };
}

/** Files of the comparison of all subsets of one kind. */
export function comparisonOutputs(kind: Subset["kind"]): OutputNames & { readonly analysis: string } {
  const analysis = `${kind}_label_distribution_analysis`;
  return { analysis, csv: `${kind}_label_distribution_stats.csv`, figures: [analysis] };
}

/** Files of the overlap analysis of one strong subset; framed files have no pairs. */
export function overlapOutputs({ name }: Subset): OutputNames & { readonly analysis: string; readonly pairs: string } {
  const analysis = `overlap_${name}_analysis`;
  return { analysis, csv: `overlap_${name}_stats.csv`, pairs: `overlap_${name}_pairs.csv`, figures: [analysis] };
}

/** Files of the hierarchy analysis of one subset. */
export function hierarchyOutputs({ kind, name }: Subset): OutputNames & { readonly analysis: string } {
  const analysis = `hierarchy_${kind}_${name}_analysis`;
  return { analysis, csv: `hierarchy_${kind}_${name}_stats.csv`, figures: [analysis] };
}
