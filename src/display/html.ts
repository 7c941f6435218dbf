import { isSegmentId, isYtid, splitSegmentId } from "../format/ids.js";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Any text as HTML text or attribute value that shows exactly its characters; control and direction characters become a sign for them. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (letter) => ENTITIES[letter]!)
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, (letter) => (/[\t\n\r]/.test(letter) ? letter : "\ufffd"));
}

/** A link that opens in a tab of its own. Only for addresses made by this project. */
export function linkHtml(address: string, text: string): string {
  return `<a href="${escapeHtml(address)}" target="_blank" rel="noopener noreferrer">${escapeHtml(text)}</a>`;
}

/** The video of a segment at the second where the segment starts (`plusMs` later), or of a video id; undefined for any other text. */
export function videoAddress(id: string, plusMs = 0): string | undefined {
  if (isYtid(id)) return `https://youtu.be/${id}`;
  if (!isSegmentId(id)) return undefined;
  const { ytid, startMs } = splitSegmentId(id);
  return `https://youtu.be/${ytid}?t=${Math.floor((startMs + plusMs) / 1000)}`;
}

/** AudioSet's own page of a class, which has its name in the address. */
export function labelAddress(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return `https://research.google.com/audioset/dataset/${words}.html`;
}
