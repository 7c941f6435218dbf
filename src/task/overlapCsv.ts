import { csvText } from "../format/csv.js";
import type { NamedOverlap, OverlapReport } from "./overlapReport.js";
import type { NamedPair } from "./overlapTogether.js";
import { type Column, columnsToCsv, secondsText, sixDecimals } from "./table.js";

/** Columns of `overlap_<subset>_stats.csv`. */
export const overlapColumns: readonly Column<NamedOverlap>[] = [
  { name: "label_id", about: "AudioSet's label id (mid)", text: ({ id }) => csvText(id) },
  {
    name: "display_name",
    about: "name in the first vocabulary that has the id; the id itself where none has",
    text: ({ name }) => csvText(name),
  },
  { name: "event_count", about: "events (eval_framed: PRESENT frames)", text: ({ events }) => String(events) },
  {
    name: "overlapped_count",
    about:
      "events that overlap an event of another label (by the options: what counts as other, how much must be shared)",
    text: ({ overlapped }) => String(overlapped),
  },
  { name: "overlapped_share", about: "overlapped_count / event_count", text: ({ share }) => sixDecimals(share) },
  { name: "overlapped_share_low", about: "lower end of its Wilson 95 % interval", text: ({ low }) => sixDecimals(low) },
  { name: "overlapped_share_high", about: "upper end of that interval", text: ({ high }) => sixDecimals(high) },
  {
    name: "total_seconds",
    about: "summed length of the events; the order of the rows",
    text: ({ totalMs }) => secondsText(totalMs),
  },
  {
    name: "overlapped_seconds",
    about: "of these, covered by other labels (whatever --min-overlap says)",
    text: ({ overlappedMs }) => secondsText(overlappedMs),
  },
  { name: "alone_seconds", about: "total_seconds - overlapped_seconds", text: ({ aloneMs }) => secondsText(aloneMs) },
  {
    name: "longest_alone_seconds",
    about: "the longest stretch of one event without another label",
    text: ({ longestAloneMs }) => secondsText(longestAloneMs),
  },
  {
    name: "overlapped_count_unrelated",
    about: "overlapped_count when ancestors and descendants do not count as other; empty without an ontology",
    text: ({ overlappedUnrelated }) => (overlappedUnrelated === undefined ? "" : String(overlappedUnrelated)),
  },
];

/** Columns of `overlap_<subset>_pairs.csv`. */
export const pairColumns: readonly Column<NamedPair>[] = [
  { name: "label_id_a", about: "one label; each pair stands once", text: ({ idA }) => csvText(idA) },
  { name: "display_name_a", about: "its name", text: ({ nameA }) => csvText(nameA) },
  { name: "label_id_b", about: "the other label", text: ({ idB }) => csvText(idB) },
  { name: "display_name_b", about: "its name", text: ({ nameB }) => csvText(nameB) },
  {
    name: "segments",
    about: "segments with both; 0 where chance would give 10 or more and there is none; the order of the rows",
    text: ({ segments }) => String(segments),
  },
  {
    name: "expected_segments",
    about: "segments with a x segments with b / all segments",
    text: ({ expectedSegments }) => sixDecimals(expectedSegments),
  },
  { name: "segment_lift", about: "segments / expected_segments", text: ({ segmentLift }) => sixDecimals(segmentLift) },
  { name: "shared_seconds", about: "time in which both sound", text: ({ sharedMs }) => secondsText(sharedMs) },
  {
    name: "time_lift",
    about: "shared_seconds / (time of a x time of b / all time); empty where one has no time",
    text: ({ timeLift }) => sixDecimals(timeLift),
  },
  {
    name: "log_odds_shrunken",
    about: "ln odds ratio of sharing a segment, half a segment added to each cell, / (1 + its variance)",
    text: ({ logOdds }) => sixDecimals(logOdds),
  },
  {
    name: "related",
    about: "yes where one is an ancestor of the other in the ontology; empty where one is not in it",
    text: ({ related }) => (related === undefined ? "" : related ? "yes" : "no"),
  },
];

/** `overlap_<subset>_stats.csv`. */
export function overlapCsv({ labels }: OverlapReport): string {
  return columnsToCsv(overlapColumns, labels);
}

/** `overlap_<subset>_pairs.csv`. */
export function pairsCsv(pairs: readonly NamedPair[]): string {
  return columnsToCsv(pairColumns, pairs);
}
