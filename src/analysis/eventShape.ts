import type { StrongColumns } from "../format/strongTsv.js";
import { SEGMENT_MS } from "./eventDurations.js";
import { type Histogram, histogram, linearEdges, logEdges } from "./histogram.js";
import { rowsBySegment } from "./segments.js";

/** What the events of a whole strong file look like, ready to be drawn. Times in milliseconds, shares 0..1. */
export interface EventShape {
  readonly events: number;
  readonly totalMs: number;
  /** Lengths of the events that do not span the whole segment, on log bins; events of length 0 are only counted. */
  readonly lengths: Histogram;
  readonly wholeSegment: number;
  readonly zeroLength: number;
  /** Events shorter than 0.1 s, about the resolution of the annotation. */
  readonly underTenth: number;
  /** Share of events, and of label-seconds, in events no longer than `atMs`. */
  readonly cumulative: {
    readonly atMs: readonly number[];
    readonly events: readonly number[];
    readonly seconds: readonly number[];
  };
  /** Shares of events and of label-seconds that touch an edge of the segment, and that span all of it. */
  readonly edge: { readonly events: number; readonly seconds: number };
  readonly full: { readonly events: number; readonly seconds: number };
  /** Starts, in bins of 0.25 s; events that start at 0 are counted apart. */
  readonly onsets: Histogram;
  readonly startAtZero: number;
  /** Number of segments that hold n counted events, n = 0, 1, 2, ... */
  readonly eventsPerSegment: readonly number[];
  /** Share of each segment's 10 s that at least one counted event covers, in 20 bins. */
  readonly covered: Histogram;
  readonly meanCovered: number;
}

/** Describes the lengths, onsets and density of a strong file's events (in framed files of its PRESENT frames). */
export function describeEvents(columns: StrongColumns): EventShape {
  const { rows, startMs, endMs, present } = columns;
  const byLength = new Map<number, number>();
  const onsets: number[] = new Array<number>(40).fill(0);
  const totals = { events: 0, ms: 0, edgeEvents: 0, edgeMs: 0, fullEvents: 0, fullMs: 0, atZero: 0 };
  const lengthCounts = new Float64Array(SEGMENT_MS + 1);
  for (let row = 0; row < rows; row++) {
    if (present && present[row] === 0) continue;
    const start = startMs[row]!;
    const end = endMs[row]!;
    const length = end - start;
    totals.events++;
    totals.ms += length;
    const atStart = start === 0;
    const atEnd = end >= SEGMENT_MS;
    if (atStart || atEnd) {
      totals.edgeEvents++;
      totals.edgeMs += length;
    }
    if (atStart && atEnd) {
      totals.fullEvents++;
      totals.fullMs += length;
    }
    if (length <= SEGMENT_MS) lengthCounts[length]!++;
    else byLength.set(length, (byLength.get(length) ?? 0) + 1);
    if (atStart) totals.atZero++;
    else if (start <= SEGMENT_MS) onsets[Math.min(39, Math.floor(start / 250))]!++;
  }
  const lengths: [number, number][] = [];
  for (let length = 0; length <= SEGMENT_MS; length++)
    if (lengthCounts[length]! > 0) lengths.push([length, lengthCounts[length]!]);
  lengths.push(...[...byLength].sort(([a], [b]) => a - b));
  const inner = lengths.map(([length, count]): [number, number] => [length, count]);
  removeWhole(inner, totals.fullEvents);
  return {
    events: totals.events,
    totalMs: totals.ms,
    lengths: lengthHistogram(inner),
    wholeSegment: totals.fullEvents,
    zeroLength: lengthCounts[0]!,
    underTenth: lengths.filter(([length]) => length < 100).reduce((sum, [, count]) => sum + count, 0),
    cumulative: cumulate(lengths, totals.events, totals.ms),
    edge: { events: ratio(totals.edgeEvents, totals.events), seconds: ratio(totals.edgeMs, totals.ms) },
    full: { events: ratio(totals.fullEvents, totals.events), seconds: ratio(totals.fullMs, totals.ms) },
    onsets: { edges: linearEdges(0, SEGMENT_MS, 40), counts: onsets },
    startAtZero: totals.atZero,
    ...describeSegments(columns),
  };
}

/** Takes the whole-segment events (10 s and longer) out of ascending [length, count] pairs: they get a bar of their own. */
function removeWhole(lengths: [number, number][], whole: number): void {
  for (let i = lengths.length - 1, left = whole; i >= 0 && left > 0; i--) {
    const taken = Math.min(left, lengths[i]![1]);
    lengths[i]![1] -= taken;
    left -= taken;
  }
}

function lengthHistogram(lengths: readonly (readonly [number, number])[]): Histogram {
  const above = lengths.filter(([length, count]) => length > 0 && count > 0);
  if (above.length === 0) return { edges: [1, 10], counts: [0] };
  const edges = logEdges(above[0]![0], above[above.length - 1]![0], 10);
  const counts = new Array<number>(edges.length - 1).fill(0);
  for (const [length, count] of above) {
    const bin = histogram([length], edges).counts.indexOf(1);
    counts[bin]! += count;
  }
  return { edges, counts };
}

function cumulate(
  lengths: readonly (readonly [number, number])[],
  events: number,
  ms: number,
): EventShape["cumulative"] {
  const atMs: number[] = [];
  const eventShares: number[] = [];
  const secondShares: number[] = [];
  let runningEvents = 0;
  let runningMs = 0;
  let lastShown = 0;
  lengths.forEach(([length, count], i) => {
    runningEvents += count;
    runningMs += count * length;
    // A point each 2 % of length is finer than a pixel; the last one closes the curve.
    if (length === 0 || (length < lastShown * 1.02 && i < lengths.length - 1)) return;
    lastShown = length;
    atMs.push(length);
    eventShares.push(ratio(runningEvents, events));
    secondShares.push(ratio(runningMs, ms));
  });
  return { atMs, events: eventShares, seconds: secondShares };
}

function describeSegments(columns: StrongColumns): Pick<EventShape, "eventsPerSegment" | "covered" | "meanCovered"> {
  const { startMs, endMs, present, segmentIds } = columns;
  const { order, offset } = rowsBySegment(columns);
  const perSegment: number[] = [];
  const shares = new Float64Array(segmentIds.length);
  let sum = 0;
  for (let segment = 0; segment < segmentIds.length; segment++) {
    const from = offset[segment]!;
    let to = from;
    // The counted rows of the segment, by start: insertion into a list that is nearly in order already.
    for (let i = from; i < offset[segment + 1]!; i++) {
      const row = order[i]!;
      if (present && present[row] === 0) continue;
      let at = to++;
      for (; at > from && startMs[order[at - 1]!]! > startMs[row]!; at--) order[at] = order[at - 1]!;
      order[at] = row;
    }
    while (perSegment.length <= to - from) perSegment.push(0);
    perSegment[to - from]!++;
    let covered = 0;
    let until = 0;
    for (let i = from; i < to; i++) {
      const row = order[i]!;
      const end = Math.min(endMs[row]!, SEGMENT_MS);
      covered += Math.max(0, end - Math.max(startMs[row]!, until));
      until = Math.max(until, end);
    }
    shares[segment] = covered / SEGMENT_MS;
    sum += covered;
  }
  return {
    eventsPerSegment: perSegment,
    covered: histogram(shares, linearEdges(0, 1, 20)),
    meanCovered: ratio(sum, segmentIds.length * SEGMENT_MS),
  };
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
