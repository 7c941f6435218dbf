import { join } from "node:path";
import { type AudioTotals, createAudioTotals } from "../analysis/audioTotals.js";
import { type AudioLimits, judgeAudio } from "../analysis/audioVerdict.js";
import type { LabelNames } from "../audioset/labelNames.js";
import { csvText, toCsv } from "../format/csv.js";
import { createParquetBytes } from "../format/parquet.js";
import { readAudioJournal } from "../io/audioJournal.js";
import { startWholeFile, type WholeFile } from "../io/wholeFile.js";
import { AUDIO_COLUMNS, csvFields, parquetValues, type ReportedFile, SEGMENT_COLUMNS } from "./audioColumns.js";
import type { AudioLists } from "./audioLists.js";

/** Rows that are held for one group of the Parquet file. */
const GROUP_ROWS = 16_384;

/** The report's files and the numbers of the whole collection. */
export interface AudioReport {
  readonly totals: AudioTotals;
  readonly files: readonly string[];
}

/**
 * Judges the rows of a finished journal and writes the report: audio_report.csv and .parquet, the faults as JSON lines and as text,
 * and for each weak list the segments with a usable file. Rows are read twice and never held together.
 */
export function concludeAudio(
  journal: string,
  out: string,
  { lists, names, limits }: { lists: AudioLists; names: LabelNames; limits: AudioLimits },
): AudioReport {
  const first = firstOfContent(journal);
  const usable = new Map<string, { seconds: number }>();
  const totals = createAudioTotals();
  const paths = ["audio_report.csv", "audio_report.parquet", "audio_faults.jsonl", "audio_files_error_logs.txt"];
  const files = paths.map((name) => startWholeFile(join(out, name)));
  const [csv, parquet, faults, log] = files as [WholeFile, WholeFile, WholeFile, WholeFile];
  const groups = createParquetBytes(AUDIO_COLUMNS);
  let group: (string | number | boolean)[][] = AUDIO_COLUMNS.map(() => []);
  try {
    csv.write(csvLine(AUDIO_COLUMNS.map(({ name }) => name)));
    for (const row of readAudioJournal(journal)) {
      const listed = lists.listed(row.file);
      const original = first.get(row.sha256);
      const duplicateOf = original === undefined || original === row.file ? undefined : original;
      const listedMs = listed ? listed.endMs - listed.startMs : undefined;
      const findings = judgeAudio(row, { listedMs, duplicateOf }, limits);
      const isUsable = !findings.some(({ drops }) => drops);
      const file: ReportedFile = { row, listed, findings, usable: isUsable, duplicateOf: duplicateOf ?? "" };
      totals.add(row, findings);
      if (isUsable && listed && row.measures) usable.set(row.file, { seconds: row.measures.seconds });
      csv.write(csvLine(csvFields(file)));
      parquetValues(file).forEach((value, c) => void group[c]!.push(value));
      if (group[0]!.length === GROUP_ROWS) {
        parquet.write(groups.rowGroup(group));
        group = AUDIO_COLUMNS.map(() => []);
      }
      for (const { rule, drops, expected, found } of findings) {
        const severity = drops ? "error" : "warning";
        faults.write(`${JSON.stringify({ file: row.file, rule, severity, expected, found })}\n`);
        if (drops) log.write(`${errorLine(row.file, expected, found)}\n`);
      }
    }
    if (group[0]!.length > 0) parquet.write(groups.rowGroup(group));
    parquet.write(groups.finish());
    for (const file of files) file.finish();
  } finally {
    for (const file of files) file.abandon();
  }
  const segments = writeSegments(out, lists, usable, names);
  return { totals: totals.totals(), files: [...paths.map((name) => join(out, name)), ...segments] };
}

function csvLine(fields: readonly string[]): string {
  return toCsv(fields, []);
}

/** For every content that several files share, the first of them in order of path; hashes are compared by 52 bits first, to stay small. */
function firstOfContent(journal: string): Map<string, string> {
  const prefixes: number[] = [];
  const prefixOf = (sha256: string) => Number.parseInt(sha256.slice(0, 13), 16);
  for (const { sha256, size } of readAudioJournal(journal))
    if (sha256 !== "" && size > 0) prefixes.push(prefixOf(sha256));
  const sorted = Float64Array.from(prefixes).sort();
  const shared = new Set<number>();
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) shared.add(sorted[i]!);
  const first = new Map<string, string>();
  if (shared.size === 0) return first;
  for (const { file, sha256, size } of readAudioJournal(journal))
    if (sha256 !== "" && size > 0 && shared.has(prefixOf(sha256)) && !first.has(sha256)) first.set(sha256, file);
  return first;
}

/** The line that the pipelines before wrote to their error log, kept for the tools that read it. */
function errorLine(file: string, expected: string, found: string): string {
  return `Error while trying to load file: [${file.replaceAll("\n", "\\n")}] Error message: expected ${expected}, got ${found.replaceAll("\n", "\\n")}`;
}

/** preprocessed_<subset>_segments.csv in the list's order; of several usable files of a segment the first by path. */
function writeSegments(
  out: string,
  { lists, listed }: AudioLists,
  usable: ReadonlyMap<string, { seconds: number }>,
  names: LabelNames,
): string[] {
  return lists.map(({ subset, columns }) => {
    const fileOfRow = new Map<number, string>();
    for (const file of usable.keys()) {
      const clip = listed(file)!;
      if (clip.subset === subset && !fileOfRow.has(clip.row)) fileOfRow.set(clip.row, file);
    }
    const path = join(out, `preprocessed_${subset.name}_segments.csv`);
    const whole = startWholeFile(path);
    try {
      whole.write(csvLine(SEGMENT_COLUMNS.map(({ name }) => name)));
      for (const row of [...fileOfRow.keys()].sort((a, b) => a - b)) {
        const file = fileOfRow.get(row)!;
        const clip = listed(file)!;
        const [from, to] = [columns.labelOffset[row]!, columns.labelOffset[row + 1]!];
        const labels = Array.from(columns.label.subarray(from, to), (label) => columns.labelIds[label]!);
        const fields = [
          clip.ytid,
          (clip.startMs / 1000).toFixed(3),
          (clip.endMs / 1000).toFixed(3),
          labels.join(","),
          csvText(file),
          JSON.stringify(labels),
          JSON.stringify(labels.map((label) => names.nameOf(label, "weak") ?? "Unknown")),
          usable.get(file)!.seconds.toFixed(6),
        ];
        whole.write(csvLine(fields));
      }
      whole.finish();
    } finally {
      whole.abandon();
    }
    return path;
  });
}
