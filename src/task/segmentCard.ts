import { filterStrong, filterWeak } from "../analysis/filterColumns.js";
import { weakYtid } from "../analysis/segments.js";
import { videoAddress } from "../display/html.js";
import type { LaneEvent, LaneFrame } from "../figure/segmentLanes.js";
import { isSegmentId, isYtid, segmentIdOf, splitSegmentId } from "../format/ids.js";
import type { StrongColumns } from "../format/strongTsv.js";
import type { WeakColumns } from "../format/weakCsv.js";
import { InputError } from "../io/readBytes.js";
import { subsetName } from "./labelCard.js";
import type { LabelFile, LabelFiles } from "./labelFiles.js";
import { UsageError } from "./options.js";

/** All that the label files say of one segment; times in milliseconds from its start. */
export interface SegmentCard {
  readonly segmentId: string;
  readonly ytid: string;
  readonly startMs: number;
  readonly lengthMs: number;
  readonly video: string;
  /** The subsets that hold the segment, in their order. */
  readonly subsets: readonly string[];
  readonly events: readonly LaneEvent[];
  readonly frames: readonly LaneFrame[];
  readonly weak: readonly { readonly id: string; readonly name: string }[];
  /** Other segments of the same video. */
  readonly others: readonly string[];
  readonly synthetic: boolean;
}

const TEN_SECONDS = 10_000;

/**
 * Looks a segment up by its id, or by a video's id: then its first segment is shown and the others are listed. Throws UsageError for a
 * text that is neither, InputError where no file has it.
 */
export function describeSegment({ files, names, synthetic }: LabelFiles, id: string): SegmentCard {
  if (!isSegmentId(id) && !isYtid(id))
    throw new UsageError(
      `Invalid segment: expected a video id of 11 characters, alone or with _ and its start in ms, got ${JSON.stringify(id)}`,
    );
  const ytid = id.slice(0, 11);
  const ofVideo = files.map((file) => ({ ...file, columns: only(file, ytid) }));
  const all = [...new Set(ofVideo.flatMap(segmentsOf))].sort((a, b) => startOf(a) - startOf(b));
  const segmentId = isSegmentId(id) ? all.find((one) => one === id) : all[0];
  if (segmentId === undefined) {
    const hint = all.length > 0 ? `; of this video there are ${all.join(", ")}` : "";
    throw new InputError(
      `Cannot find the segment ${id} in ${files.map(({ path }) => path).join(", ")}: expected one of their segments${hint}`,
    );
  }
  const holding = ofVideo.filter((file) => segmentsOf(file).includes(segmentId));
  const events: LaneEvent[] = [];
  const frames: LaneFrame[] = [];
  const weak = new Map<string, string>();
  let lengthMs = TEN_SECONDS;
  for (const { subset, columns: ofOne } of holding) {
    const columns =
      "ytid" in ofOne ? filterWeak(ofOne, { segments: [segmentId] }) : filterStrong(ofOne, { segments: [segmentId] });
    const name = (label: string) => names.nameOf(label, "strong") ?? label;
    if ("ytid" in columns) {
      lengthMs = columns.endMs[0]! - columns.startMs[0]!;
      for (const label of columns.labelIds) weak.set(label, name(label));
      continue;
    }
    for (let row = 0; row < columns.rows; row++) {
      const label = columns.labelIds[columns.label[row]!]!;
      const event = { id: label, name: name(label), startMs: columns.startMs[row]!, endMs: columns.endMs[row]! };
      if (subset.framed) frames.push({ ...event, present: columns.present?.[row] === 1 });
      else events.push(event);
    }
  }
  return {
    segmentId,
    ytid,
    startMs: startOf(segmentId),
    lengthMs,
    video: videoAddress(segmentId)!,
    subsets: holding.map(subsetName),
    events,
    frames,
    weak: [...weak].map(([label, name]) => ({ id: label, name })),
    others: all.filter((one) => one !== segmentId),
    synthetic,
  };
}

function only({ columns }: LabelFile, ytid: string): StrongColumns | WeakColumns {
  return "ytid" in columns ? filterWeak(columns, { segments: [ytid] }) : filterStrong(columns, { segments: [ytid] });
}

function segmentsOf({ columns }: Pick<LabelFile, "columns">): readonly string[] {
  if (!("ytid" in columns)) return columns.segmentIds;
  return Array.from({ length: columns.rows }, (_, row) => segmentIdOf(weakYtid(columns, row), columns.startMs[row]!));
}

function startOf(segmentId: string): number {
  return splitSegmentId(segmentId).startMs;
}
