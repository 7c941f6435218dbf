import type { StrongColumns } from "../format/strongTsv.js";
import type { EventOverlap } from "./overlap.js";

/** How much an event must share with one other event to count as overlapped: more than `ms`, or at least `share` of its own length. */
export type MinOverlap = { readonly ms: number } | { readonly share: number };

/** The published rule: any overlap counts. */
export const ANY_OVERLAP: MinOverlap = { ms: 0 };

/** Reads `0.1s`, `100ms` or `50%`. Throws RangeError for anything else, and for more than 100 %. */
export function parseMinOverlap(text: string): MinOverlap {
  const match = /^([0-9]{1,6}(?:\.[0-9]{1,6})?) *(s|ms|%)$/.exec(text);
  const value = Number(match?.[1]);
  const unit = match?.[2];
  if (unit === "%" && value <= 100) return { share: value / 100 };
  const ms = unit === "s" ? value * 1000 : value;
  if ((unit === "s" || unit === "ms") && Math.abs(ms - Math.round(ms)) < 1e-6) return { ms: Math.round(ms) };
  throw new RangeError(
    `Invalid minimum overlap: expected seconds such as 0.1s or a share such as 50%, got ${JSON.stringify(text)}`,
  );
}

/**
 * Marks the events that share enough. Of no required time all overlapping events, those that share 0 ms too; an event of length zero
 * inside another has all of its length in common with it.
 */
export function countOverlapped(
  { startMs, endMs, rows }: Pick<StrongColumns, "startMs" | "endMs" | "rows">,
  { overlapped, sharedMs }: EventOverlap,
  required: MinOverlap,
): Uint8Array {
  const counted = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    if (overlapped[row] === 0) continue;
    const shared = sharedMs[row]!;
    const enough =
      "share" in required
        ? shared >= required.share * (endMs[row]! - startMs[row]!)
        : required.ms === 0 || shared > required.ms;
    if (enough) counted[row] = 1;
  }
  return counted;
}
