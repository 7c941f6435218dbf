import type { ClipFileName } from "../audioset/clipFileName.js";
import type { VideoIndex } from "./videoIndex.js";

/** The segments of a list as names are looked up in them. */
export interface NamedSegments {
  readonly startMs: ArrayLike<number>;
  readonly videos: VideoIndex;
}

/** The row that a reading of a file name means; -1 for a video that the list lacks, -2 for one that it has with other starts only. */
export function findSegment({ videos, startMs }: NamedSegments, { ytid, startsMs }: ClipFileName): number {
  const id = Uint8Array.from({ length: 11 }, (_, i) => ytid.charCodeAt(i));
  const first = videos.find(id, 0);
  if (first < 0 || startsMs.length === 0) return first;
  for (let row = first; row >= 0; row = videos.next(row))
    if (startsMs.some((start) => isStart(start, startMs[row]!))) return row;
  return -2;
}

/** True where a name's start means this start: the same, or the whole second of it. */
function isStart(named: number, startMs: number): boolean {
  return named === startMs || (named % 1000 === 0 && startMs > named && startMs - named < 1000);
}
