import { basename, dirname, join } from "node:path";
import { type NamedLabel, rankLabels } from "../analysis/distribution.js";
import type { StrongMeasures, WeakMeasures } from "../analysis/measure.js";
import { findShortfall } from "../analysis/partial.js";
import { describeSpread, type Spread } from "../analysis/spread.js";
import type { LabelNames } from "../audioset/labelNames.js";
import { type Subset, subsetOfFile } from "../audioset/subset.js";
import { formatCount } from "../format/numberText.js";
import { exists } from "../io/findFiles.js";

/** One label file, measured and named: what every output of it is made from. */
export interface LabelReport {
  readonly subset: Subset;
  readonly path: string;
  readonly measures: StrongMeasures | WeakMeasures;
  readonly names: LabelNames;
  readonly labels: readonly NamedLabel[];
  readonly spread: Spread;
  readonly unnamedLabels: number;
  readonly skippedRows: number;
  readonly warnings: readonly string[];
  /** One line for the figures: file, rows, labels, and what keeps it from being the official whole. */
  readonly subtitle: string;
}

/** Ranks and names what was measured. `note` is added to the subtitle (a filter). */
export function reportLabels(
  subset: Subset,
  path: string,
  measures: StrongMeasures | WeakMeasures,
  names: LabelNames,
  { skippedRows = 0, warnings = [] as readonly string[], note = "" } = {},
): LabelReport {
  const ranked = rankLabels(measures.table);
  const labels = ranked.map((label) => ({ ...label, name: names.nameOf(label.id, subset.kind) ?? label.id }));
  const unnamedLabels = labels.filter(({ id }) => names.nameOf(id, subset.kind) === undefined).length;
  return {
    subset,
    path,
    measures,
    names,
    labels,
    spread: describeSpread(ranked, subset.kind),
    unnamedLabels,
    skippedRows,
    warnings: [...warnings, ...nameWarnings(path, subset), ...unnamedWarnings(path, unnamedLabels)],
    subtitle: subtitleOf(subset, path, measures, skippedRows, note),
  };
}

/** True for files of the embedded sample, which lie beside SYNTHETIC.json. */
export function isSynthetic(path: string): boolean {
  return exists(join(dirname(path), "SYNTHETIC.json"));
}

function subtitleOf(
  subset: Subset,
  path: string,
  measures: StrongMeasures | WeakMeasures,
  skippedRows: number,
  note: string,
): string {
  const { table } = measures;
  const parts = [basename(path), rowsText(subset, measures), `${formatCount(table.ids.length)} labels`];
  if (skippedRows > 0) parts.push(`${formatCount(skippedRows)} bad rows left out`);
  if (note) parts.push(note);
  const shortfall = note || isSynthetic(path) ? undefined : findShortfall(table, subset);
  const items = subset.kind === "weak" ? "occurrences" : "events";
  if (shortfall) parts.push(`partial: ${formatCount(shortfall.found)} of ${formatCount(shortfall.official)} ${items}`);
  if (isSynthetic(path)) parts.push("synthetic sample");
  return parts.join(" · ");
}

function rowsText(subset: Subset, { table }: StrongMeasures | WeakMeasures): string {
  const items = table.count.reduce((sum, count) => sum + count, 0);
  if (subset.kind === "weak") return `${formatCount(table.rows)} segments · ${formatCount(items)} label occurrences`;
  if (subset.framed) return `${formatCount(table.rows)} rated frames, ${formatCount(items)} of them PRESENT`;
  return `${formatCount(table.rows)} events in ${formatCount(table.segments)} segments`;
}

function nameWarnings(path: string, subset: Subset): string[] {
  const stated = subsetOfFile(path);
  if (!stated || stated === subset) return [];
  return [
    `${path} has the official name of ${stated.kind} ${stated.name} but is analysed as ${subset.kind} ${subset.name}`,
  ];
}

function unnamedWarnings(path: string, unnamed: number): string[] {
  return unnamed > 0
    ? [`${path}: ${formatCount(unnamed)} labels have no display name in any vocabulary and are shown by their id`]
    : [];
}
