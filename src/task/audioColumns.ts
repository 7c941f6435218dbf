import { decibels } from "../analysis/audioTotals.js";
import type { AudioFinding } from "../analysis/audioVerdict.js";
import type { AudioMeasures, AudioRow } from "../format/audioRow.js";
import { csvText } from "../format/csv.js";
import type { ParquetColumn } from "../format/parquet.js";
import type { ListedClip } from "./audioLists.js";

/** All that is reported of one file. */
export interface ReportedFile {
  readonly row: AudioRow;
  readonly listed: ListedClip | undefined;
  readonly findings: readonly AudioFinding[];
  readonly usable: boolean;
  readonly duplicateOf: string;
}

/** A column of audio_report: its name and type, what it means, its value (undefined: nothing was measured). */
export interface AudioColumn extends ParquetColumn {
  readonly about: string;
  value(file: ReportedFile): string | number | boolean | undefined;
  /** Decimals in the CSV; whole numbers where missing. */
  readonly decimals?: number;
}

const text = (name: string, about: string, value: (file: ReportedFile) => string): AudioColumn => {
  return { name, type: "string", about, value };
};
const flag = (name: string, about: string, value: (file: ReportedFile) => boolean | undefined): AudioColumn => {
  return { name, type: "boolean", about, value };
};
const number = (
  name: string,
  decimals: number,
  about: string,
  value: (file: ReportedFile) => number | undefined,
): AudioColumn => {
  return { name, type: "double", about, value, decimals };
};
const measure = (name: string, decimals: number, about: string, pick: (measures: AudioMeasures) => number) =>
  number(name, decimals, about, ({ row }) => (row.measures ? pick(row.measures) : undefined));
const decoded = (name: string, about: string, pick: (row: AudioRow) => number) =>
  number(name, 0, about, ({ row }) => (row.measures ? pick(row) : undefined));

/** The columns of audio_report.csv and .parquet, in order. In the Parquet file what was not measured is NaN, or false. */
export const AUDIO_COLUMNS: readonly AudioColumn[] = [
  text("file", "Path as found from its root.", ({ row }) => row.file),
  text(
    "ytid",
    "Video id that the name holds and a weak list knows; empty where none does.",
    ({ listed }) => listed?.ytid ?? "",
  ),
  text("subset", "The weak list with that video.", ({ listed }) => listed?.subset.name ?? ""),
  number("start_seconds", 3, "Start of the listed segment in its video.", ({ listed }) => seconds(listed?.startMs)),
  number("end_seconds", 3, "End of the listed segment.", ({ listed }) => seconds(listed?.endMs)),
  flag("usable", "Whether the file stays in the list of usable files.", ({ usable }) => usable),
  text("rules", "Rules that the file breaks, blanks between.", ({ findings }) => ruleNames(findings)),
  number("bytes", 0, "Size of the file.", ({ row }) => row.size),
  text("sha256", "SHA-256 of the file; empty where it cannot be read.", ({ row }) => row.sha256),
  text("duplicate_of", "The first file with the same bytes.", ({ duplicateOf }) => duplicateOf),
  text("decoder", "What decoded it: wav or ffmpeg; empty where nothing did.", ({ row }) => row.decoder),
  text("container", "RIFF, RIFX, RF64, or the ending of a compressed file.", ({ row }) => row.container),
  text("encoding", "pcm, float, alaw, mulaw or compressed.", ({ row }) => row.encoding),
  decoded("sample_rate", "Samples a second and channel.", ({ sampleRate }) => sampleRate),
  decoded("channels", "Number of channels.", ({ channels }) => channels),
  decoded("bits", "Bits a sample; 0 for compressed files.", ({ bits }) => bits),
  measure("frames", 0, "Samples of each channel that were decoded.", ({ frames }) => frames),
  measure("seconds", 6, "Frames divided by the sample rate.", (measures) => measures.seconds),
  number("listed_seconds", 3, "Length of the listed segment.", ({ listed }) =>
    listed ? (listed.endMs - listed.startMs) / 1000 : undefined,
  ),
  measure("peak", 6, "Largest magnitude of a sample, full scale 1.", ({ peak }) => peak),
  measure("peak_db", 2, "The same in dB, -100 at least.", ({ peak }) => decibels(peak)),
  measure("rms", 6, "Root of the mean square over all channels.", ({ rms }) => rms),
  measure("rms_db", 2, "The same in dB, -100 at least.", ({ rms }) => decibels(rms)),
  measure("dc", 6, "The channel mean farthest from 0.", ({ dc }) => dc),
  measure("clipped_share", 6, "Share of samples at 32,767/32,768 or beyond.", ({ clippedShare }) => clippedShare),
  measure("longest_zero_seconds", 6, "Longest stretch with all channels exactly 0.", (m) => m.longestZeroSeconds),
  measure("dead_channels", 0, "Channels of zeros beside others with sound.", ({ deadChannels }) => deadChannels),
  flag("identical_channels", "All channels hold the same samples.", ({ row }) => row.measures?.identicalChannels),
  flag("constant", "Every channel holds one value throughout.", ({ row }) => row.measures?.constant),
  measure("non_finite", 0, "Samples that are NaN or infinite.", ({ nonFinite }) => nonFinite),
  measure(
    "feature_mean",
    6,
    "Mean of the 128-band filter bank at 16 kHz; 0 where there is none.",
    (m) => m.featureMean,
  ),
  measure("feature_std", 6, "Its standard deviation.", (m) => m.featureStd),
];

/** The columns of preprocessed_<subset>_segments.csv, in order. */
export const SEGMENT_COLUMNS = [
  { name: "YTID", about: "Video id." },
  { name: "start_seconds", about: "Start of the segment in its video." },
  { name: "end_seconds", about: "End of the segment." },
  { name: "positive_labels", about: "Label ids, commas between." },
  { name: "wav", about: "Path of the usable file." },
  { name: "positive_labels_list", about: "Label ids as a JSON list." },
  { name: "positive_labels_names", about: "Display names as a JSON list; Unknown where no vocabulary names an id." },
  { name: "wav_duration", about: "Length of the file in seconds." },
] as const;

/** A file's line of audio_report.csv as fields. Paths are defused for spreadsheets; ids are not, for they are joined on. */
export function csvFields(file: ReportedFile): string[] {
  return AUDIO_COLUMNS.map(({ name, value, decimals }) => {
    const found = value(file);
    if (found === undefined) return "";
    return typeof found === "number"
      ? found.toFixed(decimals ?? 0)
      : name === "file" || name === "duplicate_of"
        ? csvText(String(found))
        : String(found);
  });
}

/** A file's values for the Parquet file, which holds no missing ones. */
export function parquetValues(file: ReportedFile): (string | number | boolean)[] {
  return AUDIO_COLUMNS.map(({ type, value }) => value(file) ?? (type === "boolean" ? false : Number.NaN));
}

function ruleNames(findings: readonly AudioFinding[]): string {
  return [...new Set(findings.map(({ rule }) => rule))].join(" ");
}

function seconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / 1000;
}
