import type { ComparedLabel } from "../analysis/comparison.js";
import type { LabelKind } from "../audioset/subset.js";
import { csvText } from "../format/csv.js";
import { type Column, columnsToCsv, secondsText, sixDecimals } from "./table.js";

/** A compared label with the name that people see. */
export interface NamedComparison extends ComparedLabel {
  readonly name: string;
}

/** Columns of `{weak,strong}_label_distribution_stats.csv`: one value column for each subset that is there. */
export function comparisonColumns(kind: LabelKind, subsets: readonly string[]): Column<NamedComparison>[] {
  const value = (amount: number) => (kind === "strong" ? secondsText(amount) : String(amount));
  return [
    { name: "rank", about: "1..n by total descending, ties by label id", text: ({ rank }) => String(rank) },
    { name: "label_id", about: "AudioSet's label id (mid)", text: ({ id }) => csvText(id) },
    { name: "display_name", about: "name in the first vocabulary that has the id", text: ({ name }) => csvText(name) },
    ...subsets.map((name, i) => ({
      name,
      about: "occurrences (weak) or label-seconds (strong) in this subset, 0 where it lacks the label",
      text: ({ values }: NamedComparison) => value(values[i]!),
    })),
    { name: "total", about: "sum of the subsets' columns", text: ({ total }) => value(total) },
    {
      name: "percentage",
      about: "total / sum of all totals, in percent",
      text: ({ share }) => sixDecimals(share * 100),
    },
  ];
}

/** The statistics CSV of a comparison. */
export function comparisonCsv(kind: LabelKind, subsets: readonly string[], labels: readonly NamedComparison[]): string {
  return columnsToCsv(comparisonColumns(kind, subsets), labels);
}
