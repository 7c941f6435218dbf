import { AUDIO_COLUMNS, SEGMENT_COLUMNS } from "./audioColumns.js";
import { comparisonColumns } from "./comparisonCsv.js";
import { classColumns, subsetColumns } from "./coverageFiles.js";
import { notPresentColumn, strongDistributionColumns, weakDistributionColumns } from "./distributionCsv.js";
import { strongDurationColumns, weakDurationColumns } from "./durationCsv.js";
import { hierarchyColumns } from "./hierarchyCsv.js";
import { findingColumns, findingLabelColumns } from "./metadataCsv.js";
import { overlapColumns, pairColumns } from "./overlapCsv.js";
import { STATISTICS_COLUMNS, SUMMARY_COLUMNS } from "./targetSummary.js";

/** A kind of CSV file and what its columns mean, for the README. */
export interface DictionaryEntry {
  readonly file: string;
  readonly columns: readonly { readonly name: string; readonly about: string }[];
}

/** Every CSV that the tasks write. */
export const DICTIONARY: readonly DictionaryEntry[] = [
  { file: "strong_label_distribution_<subset>_stats.csv", columns: [...strongDistributionColumns, notPresentColumn] },
  { file: "weak_label_distribution_stats_<subset>.csv", columns: weakDistributionColumns },
  { file: "duration_strong_<subset>_stats.csv", columns: strongDurationColumns },
  { file: "duration_weak_<subset>_stats.csv", columns: weakDurationColumns },
  { file: "overlap_<subset>_stats.csv", columns: overlapColumns },
  { file: "overlap_<subset>_pairs.csv", columns: pairColumns },
  { file: "hierarchy_<kind>_<subset>_stats.csv", columns: hierarchyColumns },
  { file: "{weak,strong}_label_distribution_stats.csv", columns: comparisonColumns("weak", ["<subset>"]) },
  { file: "process_summary.csv", columns: SUMMARY_COLUMNS },
  { file: "target_statistics.csv", columns: STATISTICS_COLUMNS },
  { file: "audio_report.csv", columns: AUDIO_COLUMNS },
  { file: "preprocessed_<subset>_segments.csv", columns: SEGMENT_COLUMNS },
  { file: "metadata_findings.csv", columns: findingColumns },
  { file: "metadata_labels.csv", columns: findingLabelColumns },
  { file: "coverage_subsets.csv", columns: subsetColumns },
  { file: "coverage_classes.csv", columns: classColumns },
];
