/** Length of a YouTube video id. Ids may contain `_` and `-`, so a segment id is cut at this place and never split at `_`. */
export const YTID_LENGTH = 11;

const YTID = /^[A-Za-z0-9_-]{11}$/;
const SEGMENT_ID = /^[A-Za-z0-9_-]{11}_[0-9]+$/;
/** A label id is any printable text without the characters that separate fields and items; official ones look like /m/09x0r. */
const LABEL_ID = /^[^\s",\p{Cc}]+$/u;

/** True for 11 characters of the id alphabet. */
export function isYtid(text: string): boolean {
  return YTID.test(text);
}

/** True for ytid + `_` + start in milliseconds, such as `s9d-2nhuJCQ_30000`. */
export function isSegmentId(text: string): boolean {
  return SEGMENT_ID.test(text);
}

/** True for text that can stand as a label id: not empty, no blank, quote, comma or control character. */
export function isLabelId(text: string): boolean {
  return LABEL_ID.test(text);
}

/** Joins a video id and a start in whole milliseconds to AudioSet's segment id. */
export function segmentIdOf(ytid: string, startMs: number): string {
  return `${ytid}_${startMs}`;
}

/** Splits a segment id into video id and start in milliseconds. Throws RangeError where it is none. */
export function splitSegmentId(segmentId: string): { ytid: string; startMs: number } {
  if (!isSegmentId(segmentId)) {
    throw new RangeError(
      `Cannot split the segment id: expected 11 id characters, "_" and digits, got ${JSON.stringify(segmentId)}`,
    );
  }
  return { ytid: segmentId.slice(0, YTID_LENGTH), startMs: Number(segmentId.slice(YTID_LENGTH + 1)) };
}
