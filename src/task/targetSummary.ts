import type { LabelNames } from "../audioset/labelNames.js";
import type { Target } from "../audioset/target.js";
import { csvText } from "../format/csv.js";
import { formatCount, formatDecimal } from "../format/numberText.js";
import type { RunOutput } from "../format/runRecordFile.js";
import { type Column, secondsText, sixDecimals, textTable } from "./table.js";
import type { LabelFacts } from "./targetWorkers.js";

/** One data file in the summary of a run. */
export interface SummaryRow {
  readonly target: string;
  /** The label file that the rows are from, official name without extension. */
  readonly file: string;
  /** raw_pos_nov, raw_pos_ov, raw_neg_strong, raw_neg_framed, raw_neg_weak; of clips with the folder's name: seg1s_pos_nov. */
  readonly kind: string;
  readonly output: RunOutput;
}

/** The columns of process_summary.csv. */
export const SUMMARY_COLUMNS: readonly Column<SummaryRow>[] = [
  { name: "target", about: "Name of the target.", text: ({ target }) => target },
  { name: "file", about: "Label file that the rows are from.", text: ({ file }) => csvText(file) },
  {
    name: "kind",
    about: "raw or the clip folder, then pos_nov, pos_ov, neg_strong, neg_framed or neg_weak.",
    text: ({ kind }) => kind,
  },
  { name: "rows", about: "Rows of the data file.", text: ({ output }) => String(output.rows) },
  { name: "segments", about: "Distinct segments of these rows.", text: ({ output }) => String(output.segments) },
  {
    name: "seconds",
    about: "Summed length of these rows; what several rows share counts for each.",
    text: ({ output }) => secondsText(output.ms),
  },
];

/** The summary as a table for the terminal, a line for each target that says what its weak negatives hide. */
export function summaryText(rows: readonly SummaryRow[]): string {
  const table = textTable(
    ["target", "file", "kind", "rows", "segments", "hours"],
    rows.map(({ target, file, kind, output }) => [
      target,
      file,
      kind,
      formatCount(output.rows),
      formatCount(output.segments),
      formatDecimal(output.ms / 3_600_000, 3),
    ]),
  );
  return [table, ...weakNotes(rows)].join("\n");
}

/** What is known of the unlabelled: weak negatives that strong labels contradict, and targets without an event. */
export function weakNotes(rows: readonly SummaryRow[]): string[] {
  const notes = rows.flatMap(({ target, file, output: { rows: left, contradicted, related } }) => {
    if (contradicted === undefined) return [];
    const out = related ? `; ${formatCount(related)} with a related label are left out` : "";
    return [
      `${target}: strong labels find it in ${formatCount(contradicted)} of the unlabelled segments of ${file} (${formatCount(left)} negatives written${out})`,
    ];
  });
  const positives = new Map<string, number>();
  for (const { target, kind, output } of rows)
    if (kind.includes("_pos_")) positives.set(target, (positives.get(target) ?? 0) + output.rows);
  const empty = [...positives]
    .filter(([, count]) => count === 0)
    .map(([target]) => `${target}: no event in any strong file; its files of positives hold their header only`);
  return [...notes, ...empty];
}

/** One label of a target in one label file, named. */
export interface StatisticsRow {
  readonly target: string;
  readonly file: string;
  readonly labelId: string;
  readonly displayName: string;
  readonly rank: number;
  readonly items: number;
  readonly segments: number;
  readonly ms: number;
  readonly share: number;
}

/** The columns of target_statistics.csv. */
export const STATISTICS_COLUMNS: readonly Column<StatisticsRow>[] = [
  { name: "target", about: "Name of the target.", text: ({ target }) => target },
  { name: "file", about: "Label file, official name without extension.", text: ({ file }) => csvText(file) },
  { name: "label_id", about: "Label of the target.", text: ({ labelId }) => csvText(labelId) },
  {
    name: "display_name",
    about: "Its name; empty where no vocabulary has one.",
    text: ({ displayName }) => csvText(displayName),
  },
  {
    name: "rank",
    about:
      "Place among the labels of the file by total length (strong) or occurrences (weak); empty where the file lacks it.",
    text: ({ rank }) => (rank > 0 ? String(rank) : ""),
  },
  {
    name: "count",
    about: "Events (strong), PRESENT frames (framed), occurrences (weak).",
    text: ({ items }) => String(items),
  },
  { name: "segments", about: "Segments with the label.", text: ({ segments }) => String(segments) },
  {
    name: "seconds",
    about: "Length of its events or frames (strong), of its segments (weak).",
    text: ({ ms }) => secondsText(ms),
  },
  { name: "hours", about: "The same in hours.", text: ({ ms }) => sixDecimals(ms / 3_600_000) },
  {
    name: "share",
    about: "Of all label-seconds (strong) or label occurrences (weak) of the file, 0 to 1.",
    text: ({ share }) => sixDecimals(share),
  },
];

/** Rank, hours and share of every label of every target in every label file. */
export function statisticsRows(
  facts: readonly LabelFacts[],
  targets: readonly Target[],
  names: LabelNames,
): StatisticsRow[] {
  return targets.flatMap(({ name: target }, t) =>
    facts.flatMap(({ subset, stem: file, statistics }) =>
      statistics[t]!.map((found) => {
        const displayName = names.nameOf(found.labelId, subset.kind) ?? "";
        return { target, file, displayName, ...found };
      }),
    ),
  );
}
