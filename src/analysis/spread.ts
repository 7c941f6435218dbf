import type { LabelKind } from "../audioset/subset.js";
import { measureUnevenness, type RankedLabel, rankReaching, type Unevenness } from "./distribution.js";
import { type Histogram, histogram, logEdges } from "./histogram.js";

/** Labels whose value lies in one range; `from` and `to` in occurrences (weak) or seconds (strong). */
export interface Band {
  readonly name: string;
  readonly labels: number;
}

/** How the labels of one file are spread, ready to be drawn. */
export interface Spread {
  readonly unevenness: Unevenness;
  /** The first rank at which the labels so far hold at least this share. */
  readonly reached: readonly { readonly share: number; readonly rank: number }[];
  /** Labels by value on log bins, four a decade; values in occurrences (weak) or seconds (strong). Zero values are left out. */
  readonly histogram: Histogram;
  readonly bands: readonly Band[];
  /** Labels with value 0: only events of length 0, or only NOT_PRESENT frames. */
  readonly zeroLabels: number;
}

const SHARES = [0.5, 0.8, 0.95];

/** Describes the spread of ranked labels: values in occurrences (weak) or milliseconds (strong). */
export function describeSpread(ranked: readonly RankedLabel[], kind: LabelKind): Spread {
  const values = ranked.map(({ value }) => (kind === "strong" ? value / 1000 : value)).filter((value) => value > 0);
  const edges = values.length > 0 ? logEdges(values[values.length - 1]!, values[0]!, 4) : [1, 10];
  return {
    unevenness: measureUnevenness(ranked.map(({ value }) => value)),
    reached: SHARES.map((share) => ({ share, rank: rankReaching(ranked, share) })),
    histogram: histogram(values, edges),
    bands: kind === "strong" ? strongBands(ranked) : weakBands(ranked),
    zeroLabels: ranked.length - values.length,
  };
}

function strongBands(ranked: readonly RankedLabel[]): Band[] {
  const within = (from: number, to: number) => ranked.filter(({ value }) => value >= from && value < to).length;
  const above = ranked.filter(({ value }) => value > 100_000).length;
  return [
    { name: "> 100 s", labels: above },
    { name: "10–100 s", labels: ranked.filter(({ value }) => value >= 10_000 && value <= 100_000).length },
    { name: "1–10 s", labels: within(1_000, 10_000) },
    { name: "< 1 s", labels: within(0, 1_000) },
  ];
}

function weakBands(ranked: readonly RankedLabel[]): Band[] {
  const within = (from: number, to: number) => ranked.filter(({ value }) => value >= from && value <= to).length;
  return [
    { name: "> 1,000", labels: within(1_001, Number.POSITIVE_INFINITY) },
    { name: "100–1,000", labels: within(100, 1_000) },
    { name: "10–99", labels: within(10, 99) },
    { name: "< 10", labels: within(0, 9) },
  ];
}
