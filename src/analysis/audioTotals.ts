import type { AudioRow } from "../format/audioRow.js";
import type { AudioFinding } from "./audioVerdict.js";
import { type Histogram, histogram, linearEdges } from "./histogram.js";
import { quantileSorted } from "./quantile.js";

/** How often each value occurs, the most frequent first, then by name. */
export type Tally = readonly (readonly [name: string, count: number])[];

/** Numbers about a whole collection of files, as they come in one after the other; small, whatever their number. */
export interface AudioTotals {
  readonly files: number;
  readonly usable: number;
  readonly decoded: number;
  readonly withFindings: number;
  readonly bytes: number;
  readonly hours: number;
  readonly rules: Tally;
  readonly dropRules: Tally;
  readonly sampleRates: Tally;
  readonly channels: Tally;
  readonly encodings: Tally;
  readonly identicalChannels: number;
  readonly deadChannels: number;
  readonly clipped: number;
  readonly seconds: Spread;
  readonly peakDb: Spread;
  readonly rmsDb: Spread;
  readonly clippedShare: Spread;
  /** Mean and standard deviation over all features of usable files, as AST's recipe wants them. */
  readonly features: { readonly mean: number; readonly std: number };
}

/** Quantiles and a histogram of one measure; NaN quantiles where nothing was measured. */
export interface Spread {
  readonly min: number;
  readonly quartile1: number;
  readonly median: number;
  readonly quartile3: number;
  readonly max: number;
  readonly histogram: Histogram;
}

/** Levels below this are drawn at it: digital silence has no level in dB. */
const LEAST_DB = -100;

/** A level of full scale 1 in dB (20 log10), -100 at least. */
export function decibels(level: number): number {
  return level > 0 ? Math.max(LEAST_DB, 20 * Math.log10(level)) : LEAST_DB;
}

/** Starts to add files up. */
export function createAudioTotals() {
  const counts = { files: 0, usable: 0, decoded: 0, withFindings: 0, bytes: 0, seconds: 0 };
  const special = { identicalChannels: 0, deadChannels: 0, clipped: 0 };
  const tallies = ["rules", "dropRules", "sampleRates", "channels", "encodings"].map(() => new Map<string, number>());
  const [rules, dropRules, sampleRates, channels, encodings] = tallies as [
    Map<string, number>,
    ...Map<string, number>[],
  ];
  const measured = { seconds: [] as number[], peak: [] as number[], rms: [] as number[], clipped: [] as number[] };
  const features = { count: 0, mean: 0, squares: 0 };

  return {
    add(row: AudioRow, findings: readonly AudioFinding[]): void {
      const usable = !findings.some(({ drops }) => drops);
      counts.files++;
      counts.bytes += row.size;
      if (usable) counts.usable++;
      if (findings.length > 0) counts.withFindings++;
      for (const rule of new Set(findings.map((finding) => finding.rule))) count(rules, rule);
      for (const rule of new Set(findings.filter(({ drops }) => drops).map((finding) => finding.rule)))
        count(dropRules!, rule);
      const { measures } = row;
      if (!measures) return;
      counts.decoded++;
      counts.seconds += measures.seconds;
      count(sampleRates!, String(row.sampleRate));
      count(channels!, String(row.channels));
      count(encodings!, row.bits > 0 ? `${row.encoding} ${row.bits}` : `${row.encoding} ${row.container}`);
      if (measures.identicalChannels) special.identicalChannels++;
      if (measures.deadChannels > 0) special.deadChannels++;
      if (measures.clippedShare > 0) special.clipped++;
      measured.seconds.push(measures.seconds);
      measured.peak.push(decibels(measures.peak));
      measured.rms.push(decibels(measures.rms));
      measured.clipped.push(measures.clippedShare);
      if (usable && measures.featureFault === "")
        addFeatures(measures.featureMean, measures.featureStd, measures.seconds);
    },
    totals(): AudioTotals {
      return {
        files: counts.files,
        usable: counts.usable,
        decoded: counts.decoded,
        withFindings: counts.withFindings,
        bytes: counts.bytes,
        hours: counts.seconds / 3_600,
        rules: sorted(rules),
        dropRules: sorted(dropRules!),
        sampleRates: sorted(sampleRates!),
        channels: sorted(channels!),
        encodings: sorted(encodings!),
        ...special,
        seconds: spreadOf(measured.seconds, linearEdges(0, 12, 48)),
        peakDb: spreadOf(measured.peak, linearEdges(-60, 0, 60)),
        rmsDb: spreadOf(measured.rms, linearEdges(LEAST_DB, 0, 50)),
        clippedShare: spreadOf(measured.clipped, linearEdges(0, 0.1, 50)),
        features: { mean: features.mean, std: Math.sqrt(features.count > 0 ? features.squares / features.count : 0) },
      };
    },
  };

  /** Joins groups of values by their means and spreads (Chan, Golub & LeVeque 1979), weighed by seconds. */
  function addFeatures(mean: number, std: number, weight: number): void {
    const total = features.count + weight;
    const off = mean - features.mean;
    features.squares += std * std * weight + (off * off * features.count * weight) / total;
    features.mean += (off * weight) / total;
    features.count = total;
  }
}

function count(tally: Map<string, number>, name: string): void {
  tally.set(name, (tally.get(name) ?? 0) + 1);
}

function sorted(tally: ReadonlyMap<string, number>): Tally {
  return [...tally].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function spreadOf(values: readonly number[], edges: readonly number[]): Spread {
  const ascending = Float64Array.from(values).sort();
  const at = (p: number) => quantileSorted(ascending, p);
  const [low, high] = [edges[0]!, edges[edges.length - 1]!];
  // What lies beyond the edges is counted in the outermost bins.
  const clamped = ascending.map((value) => Math.min(high, Math.max(low, value)));
  return {
    min: at(0),
    quartile1: at(0.25),
    median: at(0.5),
    quartile3: at(0.75),
    max: at(1),
    histogram: histogram(clamped, edges),
  };
}
