import type { SeededRandom } from "./seededRandom.js";

/** A segment of the synthetic sample; times in ms within its invented video. */
export interface SampleSegment {
  readonly ytid: string;
  readonly startMs: number;
  readonly lengthMs: number;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const ID_LENGTH = 11;
/** Every invented id says `syn`, so that none is taken for a real video; some begin with the characters that trip parsers. */
const BEGINNINGS: readonly (readonly [string, number])[] = [
  ["syn", 70],
  ["-syn", 6],
  ["--syn", 2],
  ["_syn", 6],
  ["__syn", 2],
  ["Ysyn", 4],
  ["syn_", 6],
  ["syn-", 4],
];

/** Invents `count` segments with distinct ids. Most start at a multiple of 10 s and last 10 s, as AudioSet's do. */
export function sampleSegments(random: SeededRandom, count: number): SampleSegment[] {
  const seen = new Set<string>();
  const segments: SampleSegment[] = [];
  while (segments.length < count) {
    const ytid = inventId(random);
    if (seen.has(ytid)) continue;
    seen.add(ytid);
    // Starts pile up at 0 and 30 s and thin out towards the end of the video.
    const u = random.next();
    const tens = random.chance(0.12) ? 0 : random.chance(0.35) ? 3 : Math.floor(60 * u * u * u);
    const odd = random.chance(0.004) ? random.below(1000) : random.chance(0.03) ? 1000 * random.below(10) : 0;
    const lengthMs = random.chance(0.018) ? 1000 * (1 + random.below(9)) + (random.chance(0.2) ? 500 : 0) : 10_000;
    segments.push({ ytid, startMs: tens * 10_000 + odd, lengthMs: Math.min(lengthMs, 10_000) });
  }
  return segments;
}

function inventId(random: SeededRandom): string {
  let id = random.pick(BEGINNINGS, ([, weight]) => weight)[0];
  while (id.length < ID_LENGTH) id += ALPHABET[random.below(ALPHABET.length)];
  return id;
}
