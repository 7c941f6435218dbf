import type { StrongColumns } from "../../src/format/strongTsv.js";

/** An event as people write it down. */
export interface PlainEvent {
  readonly segment: number;
  readonly label: number;
  readonly start: number;
  readonly end: number;
  readonly present?: boolean;
}

/** What the reference finds for one event; undefined where the event is not judged. */
export interface PlainOverlap {
  readonly overlapped: boolean;
  readonly covered: number;
  readonly longestAlone: number;
  readonly shared: number;
}

/**
 * All pairs, one event after the other, and time as a row of single milliseconds: slow, and with nothing in common with src.
 * `isOther(a, b)` says whether label b counts for events of label a; undefined where events of a are not judged.
 */
export function overlapByAllPairs(
  events: readonly PlainEvent[],
  isOther: (judged: number, label: number) => boolean | undefined,
): (PlainOverlap | undefined)[] {
  return events.map((a) => {
    if (isOther(a.label, a.label) === undefined || a.present === false) return undefined;
    const others = events.filter((b) => b.segment === a.segment && b.present !== false && isOther(a.label, b.label));
    const sounding = Array.from({ length: a.end - a.start }, (_, i) =>
      others.some((b) => b.start <= a.start + i && a.start + i + 1 <= b.end),
    );
    return {
      overlapped: others.some((b) => a.start < b.end && b.start < a.end),
      covered: sounding.filter((covered) => covered).length,
      longestAlone: Math.max(0, ...sounding.map((_, i) => runFrom(sounding, i))),
      shared: Math.max(-100, ...others.map((b) => Math.min(a.end, b.end) - Math.max(a.start, b.start))),
    };
  });
}

function runFrom(sounding: readonly boolean[], from: number): number {
  const end = sounding.indexOf(true, from);
  return (end < 0 ? sounding.length : end) - from;
}

/** Plain events as the columns that a reader gives: labels named by number, segments by number. */
export function toColumns(events: readonly PlainEvent[], { labels = 6, framed = false } = {}): StrongColumns {
  const segments = Math.max(0, ...events.map(({ segment }) => segment + 1));
  const column = (value: (event: PlainEvent) => number) => Int32Array.from(events, value);
  return {
    rows: events.length,
    segmentIds: Array.from({ length: segments }, (_, i) => `segment${String(i).padStart(4, "0")}_0`),
    labelIds: Array.from({ length: labels }, (_, i) => `/m/0${i}`),
    segment: column(({ segment }) => segment),
    label: column(({ label }) => label),
    startMs: column(({ start }) => start),
    endMs: column(({ end }) => end),
    ...(framed ? { present: Uint8Array.from(events, ({ present }) => (present === false ? 0 : 1)) } : {}),
  };
}
