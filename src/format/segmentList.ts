import { quoteFound } from "./faults.js";
import { isSegmentId, isYtid } from "./ids.js";

/** Some headers have as many letters as a video id. */
const HEADER = /^(segment_?ids?|yt_?ids?|video_?ids?)$/i;

/**
 * Reads a list of segments: a segment id or a video id on each line, or a CSV or TSV whose first column holds one (quotes are taken off).
 * Blank lines, lines that begin with `#` and a header are passed over; each id comes once, in order. Throws SyntaxError that names
 * the line where something else stands, and for a list without any id.
 */
export function readSegmentList(text: string): string[] {
  const ids = new Set<string>();
  let rows = 0;
  for (const [i, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const id = line
      .split(/[,\t]/, 1)[0]!
      .trim()
      .replace(/^"(.*)"$/, "$1");
    const isHeader = rows++ === 0 && (HEADER.test(id) || (/^[A-Za-z_ .-]+$/.test(id) && !isYtid(id)));
    if (isHeader) continue;
    if (!isSegmentId(id) && !isYtid(id))
      throw new SyntaxError(`line ${i + 1}: expected a segment id or a video id, got ${quoteFound(id)}`);
    ids.add(id);
  }
  if (ids.size === 0) throw new SyntaxError("expected at least one segment id or video id, got none");
  return [...ids];
}
