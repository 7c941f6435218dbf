import { compareTables } from "../analysis/comparison.js";
import { comparisonOutputs } from "../audioset/outputNames.js";
import type { LabelKind, Subset } from "../audioset/subset.js";
import { comparisonCsv, type NamedComparison } from "./comparisonCsv.js";
import type { LabelReport } from "./labelReport.js";

/** Several subsets of one kind, joined on label ids. */
export interface Comparison {
  readonly kind: LabelKind;
  readonly reports: readonly LabelReport[];
  readonly labels: readonly NamedComparison[];
}

/** True for the subsets that are compared. eval_framed is not: its frames rate sounds that eval's events hold already, and are no durations. */
export function isComparable(subset: Subset): boolean {
  return !subset.framed;
}

/** The kinds of which there are at least two subsets to compare. */
export function comparableKinds(subsets: readonly Subset[]): LabelKind[] {
  const some = subsets.filter(isComparable);
  return (["weak", "strong"] as const).filter((kind) => some.filter((subset) => subset.kind === kind).length > 1);
}

/** Joins the subsets of each kind that can be compared. */
export function compareReports(reports: readonly LabelReport[]): Comparison[] {
  return comparableKinds(reports.map(({ subset }) => subset)).map((kind) => {
    const some = reports.filter(({ subset }) => subset.kind === kind && isComparable(subset));
    const labels = compareTables(some.map(({ measures }) => measures.table)).map((label) => ({
      ...label,
      name: some[0]!.names.nameOf(label.id, kind) ?? label.id,
    }));
    return { kind, reports: some, labels };
  });
}

/** The statistics CSV of a comparison with the name of its file. */
export function comparisonFile({ kind, reports, labels }: Comparison): { name: string; text: string } {
  const names = reports.map(({ subset }) => subset.name);
  return { name: comparisonOutputs(kind).csv, text: comparisonCsv(kind, names, labels) };
}
