import { compareTables } from "../analysis/comparison.js";
import type { LabelKind } from "../audioset/subset.js";
import type { NamedComparison } from "./comparisonCsv.js";
import type { LabelReport } from "./labelReport.js";

/** Several subsets of one kind, joined on label ids. */
export interface Comparison {
  readonly kind: LabelKind;
  readonly reports: readonly LabelReport[];
  readonly labels: readonly NamedComparison[];
}

/**
 * Joins the subsets of each kind of which there are at least two. eval_framed is left out: its frames rate sounds that eval's
 * events hold already, and are no durations.
 */
export function compareReports(reports: readonly LabelReport[]): Comparison[] {
  return (["weak", "strong"] as const).flatMap((kind) => {
    const some = reports.filter(({ subset }) => subset.kind === kind && !subset.framed);
    if (some.length < 2) return [];
    const labels = compareTables(some.map(({ measures }) => measures.table)).map((label) => ({
      ...label,
      name: some[0]!.names.nameOf(label.id, kind) ?? label.id,
    }));
    return [{ kind, reports: some, labels }];
  });
}
