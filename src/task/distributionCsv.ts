import type { NamedLabel } from "../analysis/distribution.js";
import { csvText } from "../format/csv.js";
import type { LabelReport } from "./labelReport.js";
import { type Column, columnsToCsv, secondsText, sixDecimals } from "./table.js";

const IDENTITY: readonly Column<NamedLabel>[] = [
  { name: "rank", about: "1..n by value descending, ties by label id", text: ({ rank }) => String(rank) },
  { name: "label_id", about: "AudioSet's label id (mid)", text: ({ id }) => csvText(id) },
  {
    name: "display_name",
    about: "name in the first vocabulary that has the id; the id itself where none has",
    text: ({ name }) => csvText(name),
  },
];

/** Columns of `weak_label_distribution_stats_<subset>.csv`. */
export const weakDistributionColumns: readonly Column<NamedLabel>[] = [
  ...IDENTITY,
  { name: "count", about: "occurrences of the label in the list", text: ({ count }) => String(count) },
  {
    name: "percentage",
    about: "count / all label occurrences, in percent",
    text: ({ share }) => sixDecimals(share * 100),
  },
  {
    name: "cumulative_percentage",
    about: "percentage of this and all higher ranks together",
    text: ({ cumulativeShare }) => sixDecimals(cumulativeShare * 100),
  },
  {
    name: "share_of_segments",
    about: "distinct segments with the label / all distinct segments, 0 to 1",
    text: ({ segmentShare }) => sixDecimals(segmentShare),
  },
];

/** Columns of `strong_label_distribution_<subset>_stats.csv`; `not_present_count` for eval_framed only. */
export const strongDistributionColumns: readonly Column<NamedLabel>[] = [
  ...IDENTITY,
  {
    name: "duration_seconds",
    about: "summed length of the label's events (eval_framed: of its PRESENT frames), overlaps counted for each",
    text: ({ value }) => secondsText(value),
  },
  {
    name: "percentage",
    about: "duration / summed label-seconds of all labels, in percent",
    text: ({ share }) => sixDecimals(share * 100),
  },
  { name: "event_count", about: "events (eval_framed: PRESENT frames)", text: ({ count }) => String(count) },
  {
    name: "segment_count",
    about: "distinct segments with at least one counted row of the label",
    text: ({ segmentCount }) => String(segmentCount),
  },
  {
    name: "mean_seconds",
    about: "duration / event_count; empty without events",
    text: ({ value, count }) => sixDecimals(count > 0 ? value / 1000 / count : undefined),
  },
  {
    name: "cumulative_percentage",
    about: "percentage of this and all higher ranks together",
    text: ({ cumulativeShare }) => sixDecimals(cumulativeShare * 100),
  },
  {
    name: "share_of_segments",
    about: "segment_count / all distinct segments of the file, 0 to 1",
    text: ({ segmentShare }) => sixDecimals(segmentShare),
  },
];

/** The last column of eval_framed's statistics. */
export const notPresentColumn: Column<NamedLabel> = {
  name: "not_present_count",
  about: "frames rated NOT_PRESENT (eval_framed only)",
  text: ({ notPresentCount }) => String(notPresentCount ?? 0),
};

/** The statistics CSV of a label distribution. */
export function distributionCsv({ subset, labels }: LabelReport): string {
  if (subset.kind === "weak") return columnsToCsv(weakDistributionColumns, labels);
  return columnsToCsv(
    subset.framed ? [...strongDistributionColumns, notPresentColumn] : strongDistributionColumns,
    labels,
  );
}
