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

/** Looks the segments (video and start) up in weak lists, one list after the other: they state where a segment ends, strong files do not. */
export function createLengthFinder(segmentIds: readonly string[]): (list: WeakColumns) => TrueLengths {
  const lengthMs = new Int32Array(segmentIds.length).fill(SEGMENT_MS);
  const isKnown = new Uint8Array(segmentIds.length);
  let known = 0;
  const split = segmentIds.map(splitSegmentId);
  const starts = Int32Array.from(split, ({ startMs }) => startMs);
  const index = createVideoIndex(encodeVideos(split.map(({ ytid }) => ytid)), segmentIds.length);
  return ({ rows, ytid, startMs, endMs }) => {
    for (let row = 0; row < rows; row++) {
      for (let segment = index.find(ytid, row * 11); segment >= 0; segment = index.next(segment)) {
        if (starts[segment] !== startMs[row]!) continue;
        lengthMs[segment] = endMs[row]! - startMs[row]!;
        known += 1 - isKnown[segment]!;
        isKnown[segment] = 1;
      }
    }
    return { lengthMs, known };
  };
}

/** The lengths of segments that no list has told. */
export function unknownLengths(segmentIds: readonly string[]): TrueLengths {
  return { lengthMs: new Int32Array(segmentIds.length).fill(SEGMENT_MS), known: 0 };
}
