import type { LabelDurations } from "../analysis/eventDurations.js";
import type { SegmentLength } from "../analysis/segmentShape.js";
import { csvText } from "../format/csv.js";
import type { LabelReport } from "./labelReport.js";
import { type Column, columnsToCsv, secondsText, sixDecimals } from "./table.js";

/** Event lengths of one label with the name that people see. */
export interface NamedDurations extends LabelDurations {
  readonly name: string;
}

/** Columns of `duration_strong_<subset>_stats.csv`. */
export const strongDurationColumns: readonly Column<NamedDurations>[] = [
  { name: "label_id", about: "AudioSet's label id (mid)", text: ({ id }) => csvText(id) },
  {
    name: "display_name",
    about: "name in the first vocabulary that has the id; the id itself where none has",
    text: ({ name }) => csvText(name),
  },
  { name: "event_count", about: "events (eval_framed: PRESENT frames)", text: ({ count }) => String(count) },
  {
    name: "total_seconds",
    about: "summed length of the events; the order of the rows",
    text: ({ total }) => secondsText(total),
  },
  { name: "mean_seconds", about: "mean length", text: ({ mean }) => sixDecimals(mean / 1000) },
  {
    name: "std_seconds",
    about: "standard deviation with n - 1; empty for one event",
    text: ({ std }) => sixDecimals(std === undefined ? undefined : std / 1000),
  },
  { name: "min", about: "shortest event, s", text: ({ min }) => secondsText(min) },
  { name: "p5", about: "5 % quantile, linear interpolation, s", text: ({ p5 }) => secondsText(p5) },
  { name: "p25", about: "25 % quantile, s", text: ({ p25 }) => secondsText(p25) },
  { name: "median", about: "median, s", text: ({ median }) => secondsText(median) },
  { name: "p75", about: "75 % quantile, s", text: ({ p75 }) => secondsText(p75) },
  { name: "p95", about: "95 % quantile, s", text: ({ p95 }) => secondsText(p95) },
  { name: "max", about: "longest event, s", text: ({ max }) => secondsText(max) },
  {
    name: "edge_share",
    about: "events that start at 0 s or end at 10 s or later / all events of the label",
    text: ({ edgeShare }) => sixDecimals(edgeShare),
  },
  {
    name: "full_segment_share",
    about: "events that do both / all events of the label",
    text: ({ fullShare }) => sixDecimals(fullShare),
  },
  {
    name: "median_interior_seconds",
    about: "median length of the events that do neither; empty where all do",
    text: ({ medianInterior }) => secondsText(medianInterior),
  },
];

/** Columns of `duration_weak_<subset>_stats.csv`. */
export const weakDurationColumns: readonly Column<SegmentLength>[] = [
  {
    name: "length_seconds",
    about: "segment length, s; the order of the rows",
    text: ({ lengthMs }) => secondsText(lengthMs),
  },
  { name: "segment_count", about: "segments of this length", text: ({ count }) => String(count) },
  {
    name: "percentage",
    about: "segment_count / all segments, in percent",
    text: ({ share }) => sixDecimals(share * 100),
  },
  {
    name: "cumulative_percentage",
    about: "percentage of this and all shorter lengths together",
    text: ({ cumulativeShare }) => sixDecimals(cumulativeShare * 100),
  },
];

/** The event lengths of each label of a strong file, with names. */
export function namedDurations({ measures, names, subset }: LabelReport): NamedDurations[] {
  if (measures.kind === "weak") return [];
  return measures.durations.map((row) => ({ ...row, name: names.nameOf(row.id, subset.kind) ?? row.id }));
}

/** The statistics CSV of a duration analysis. */
export function durationCsv(report: LabelReport): string {
  const { measures } = report;
  return measures.kind === "weak"
    ? columnsToCsv(weakDurationColumns, measures.shape.lengths)
    : columnsToCsv(strongDurationColumns, namedDurations(report));
}
