import { clusterOrder } from "../analysis/clusterOrder.js";
import { EXPECTED_AT_LEAST, type LabelPair, measurePairs, shrunkenLogOdds } from "../analysis/labelPairs.js";
import { measurePolyphony, type Polyphony } from "../analysis/polyphony.js";
import { findStretches } from "../analysis/stretches.js";
import type { StrongColumns } from "../format/strongTsv.js";

/** A pair of labels with ids and names; `related` is undefined where one of them is not in the ontology. */
export interface NamedPair extends Omit<LabelPair, "a" | "b"> {
  readonly idA: string;
  readonly nameA: string;
  readonly idB: string;
  readonly nameB: string;
  readonly related: boolean | undefined;
}

/** The labels of the heat map in order of clustering, and the pairs between them that are trusted. */
export interface PairMap {
  readonly names: readonly string[];
  /** Row by row; undefined on the diagonal and where too little is known. */
  readonly pairs: readonly (readonly (NamedPair | undefined)[])[];
}

/** How labels go together in a segmented file. */
export interface Together {
  readonly polyphony: Polyphony;
  readonly segments: number;
  /** Segments whose length a weak list told. */
  readonly knownLengths: number;
  readonly pairs: readonly NamedPair[];
  readonly map: PairMap;
}

/** What measureTogether must be told of labels. */
export interface TogetherContext {
  nameOf(id: string): string;
  related(a: string, b: string): boolean | undefined;
  /** With a target: true for its labels; pairs without one are left out. */
  readonly isWanted?: ((id: string) => boolean) | undefined;
}

/** A pair is drawn when it was seen in so many segments (or expected in `EXPECTED_AT_LEAST`). */
export const SEEN_AT_LEAST = 20;

const MAP_LABELS = 22;

/** Measures polyphony and pairs; with a target only pairs that hold one of its labels. */
export function measureTogether(
  columns: StrongColumns,
  { lengthMs, known }: { readonly lengthMs: ArrayLike<number>; readonly known: number },
  { nameOf, related, isWanted = () => true }: TogetherContext,
): Together {
  const { labelIds, segmentIds } = columns;
  const stretches = findStretches(columns, lengthMs);
  const found = measurePairs(stretches, labelIds.length, lengthMs);
  const names = labelIds.map(nameOf);
  const areWanted = labelIds.map(isWanted);
  const named = ({ a, b, ...pair }: LabelPair): NamedPair => {
    const [idA, idB] = [labelIds[a]!, labelIds[b]!];
    return { ...pair, idA, nameA: names[a]!, idB, nameB: names[b]!, related: related(idA, idB) };
  };
  const wanted = found.pairs.filter(({ a, b }) => areWanted[a]! || areWanted[b]!);
  // The labels with the most time; with a target its own and those that share the most time with it.
  const score = Float64Array.from(found.ms);
  if (wanted.length < found.pairs.length || areWanted.includes(false)) {
    score.fill(0);
    for (const { a, b, sharedMs } of wanted) for (const one of [a, b]) score[one]! += sharedMs;
    labelIds.forEach((_, i) => {
      if (areWanted[i]) score[i] = Number.POSITIVE_INFINITY;
    });
  }
  const shown = labelIds
    .map((_, i) => i)
    .filter((i) => score[i]! > 0)
    .sort((a, b) => score[b]! - score[a]! || a - b)
    .slice(0, MAP_LABELS);
  const byKey = new Map(found.pairs.map((pair) => [`${pair.a} ${pair.b}`, pair]));
  const pairOf = (a: number, b: number) => byKey.get(`${Math.min(a, b)} ${Math.max(a, b)}`);
  const distance = shown.map((a) =>
    shown.map((b) =>
      a === b
        ? 0
        : -shrunkenLogOdds(pairOf(a, b)?.segments ?? 0, found.segments[a]!, found.segments[b]!, found.totalSegments),
    ),
  );
  const order = clusterOrder(distance).map((i) => shown[i]!);
  const trusted = ({ segments, expectedSegments }: LabelPair) =>
    segments >= SEEN_AT_LEAST || expectedSegments >= EXPECTED_AT_LEAST;
  return {
    polyphony: measurePolyphony(stretches, lengthMs),
    segments: segmentIds.length,
    knownLengths: known,
    pairs: wanted.map(named),
    map: {
      names: order.map((i) => names[i]!),
      pairs: order.map((a) =>
        order.map((b) => {
          const pair = a === b ? undefined : pairOf(a, b);
          return pair && trusted(pair) ? named(pair) : undefined;
        }),
      ),
    },
  };
}
