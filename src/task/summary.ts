import { formatCount, formatDecimal } from "../format/numberText.js";
import type { LabelReport } from "./labelReport.js";
import { textTable } from "./table.js";

/** The figures of one subset that `--json` prints and the closing table shows. Shares 0..1. */
export interface SubsetSummary {
  readonly kind: string;
  readonly subset: string;
  readonly file: string;
  readonly segments: number;
  /** Data rows of the file: segments (weak), events (strong), rated frames (eval_framed). */
  readonly rows: number;
  /** Label occurrences (weak), events (strong), PRESENT frames (eval_framed). */
  readonly items: number;
  readonly labels: number;
  /** Hours of segments (weak), label-hours (strong). */
  readonly hours: number;
  readonly topLabel: string | null;
  readonly topLabelId: string | null;
  readonly topShare: number | null;
  readonly imbalance: number | null;
  readonly gini: number;
  readonly entropyBits: number;
  readonly effectiveLabels: number;
  readonly unnamedLabels: number;
  readonly skippedRows: number;
  readonly warnings: readonly string[];
}

/** Sums a report up. `labels` counts those with at least one counted row. */
export function summarize({
  subset,
  path,
  measures,
  labels,
  spread,
  unnamedLabels,
  skippedRows,
  warnings,
}: LabelReport): SubsetSummary {
  const { table } = measures;
  const { unevenness } = spread;
  const top = labels[0];
  return {
    kind: subset.kind,
    subset: subset.name,
    file: path,
    segments: table.segments,
    rows: table.rows,
    items: labels.reduce((sum, { count }) => sum + count, 0),
    labels: labels.filter(({ count }) => count > 0).length,
    hours: (measures.kind === "weak" ? measures.shape.totalMs : unevenness.total) / 3_600_000,
    topLabel: top?.name ?? null,
    topLabelId: top?.id ?? null,
    topShare: top?.share ?? null,
    imbalance: unevenness.imbalance ?? null,
    gini: unevenness.gini,
    entropyBits: unevenness.entropyBits,
    effectiveLabels: unevenness.effectiveLabels,
    unnamedLabels,
    skippedRows,
    warnings,
  };
}

/** The table at the end of a run, one line a subset. */
export function summaryTable(summaries: readonly SubsetSummary[]): string {
  const header = ["subset", "segments", "events or occurrences", "labels", "hours", "top label", "share", "imbalance"];
  const rows = summaries.map((s) => [
    `${s.kind} ${s.subset}`,
    formatCount(s.segments),
    formatCount(s.items),
    formatCount(s.labels),
    formatDecimal(s.hours, 2),
    s.topLabel ?? "–",
    s.topShare === null ? "–" : `${(s.topShare * 100).toFixed(2)} %`,
    s.imbalance === null ? "–" : `${formatDecimal(s.imbalance, s.imbalance < 1000 ? 1 : 0)} : 1`,
  ]);
  const notes = [
    summaries.some(({ kind }) => kind === "strong") &&
      "Strong hours are label-hours: overlapping sounds count once for each label.",
    summaries.some(({ subset }) => subset === "eval_framed") &&
      "eval_framed counts frames rated PRESENT, not the duration of sounds.",
  ].filter((note) => note !== false);
  return [textTable(header, rows), ...notes].join("\n");
}
