import { splitSegmentId } from "../format/ids.js";
import type { WeakColumns } from "../format/weakCsv.js";
import { SEGMENT_MS } from "./eventDurations.js";
import { createVideoIndex, encodeVideos } from "./videoIndex.js";

/** The length of each segment of a strong file. */
export interface TrueLengths {
  readonly lengthMs: Int32Array;
  /** How many segments a weak list told; the others are taken as 10 s long. */
  readonly known: number;
}

/** Looks the segments (video and start) up in weak lists, which state where a segment ends; strong files do not. */
export function findTrueLengths(segmentIds: readonly string[], lists: readonly WeakColumns[]): TrueLengths {
  const lengthMs = new Int32Array(segmentIds.length).fill(SEGMENT_MS);
  const isKnown = new Uint8Array(segmentIds.length);
  const split = segmentIds.map(splitSegmentId);
  const index = createVideoIndex(encodeVideos(split.map(({ ytid }) => ytid)), segmentIds.length);
  for (const { rows, ytid, startMs, endMs } of lists) {
    for (let row = 0; row < rows; row++) {
      for (let segment = index.find(ytid, row * 11); segment >= 0; segment = index.next(segment)) {
        if (split[segment]!.startMs !== startMs[row]!) continue;
        lengthMs[segment] = endMs[row]! - startMs[row]!;
        isKnown[segment] = 1;
      }
    }
  }
  return { lengthMs, known: isKnown.reduce((sum, one) => sum + one, 0) };
}
