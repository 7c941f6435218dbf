/** What one channel's samples look like; all zeros and 0 for an empty channel. */
export type Level = {
  /** Largest magnitude (full scale 1). */
  peak: number;
  /** Root of the mean square. */
  rms: number;
  /** Mean: the DC offset. */
  dc: number;
  /** Samples at or beyond `clipAt`. */
  clipped: number;
  /** Longest run of exact zeros, in samples. */
  longestZeroRun: number;
  /** NaN or infinite samples; they are left out of everything else and end a run of zeros. */
  nonFinite: number;
  /** Smallest and largest finite sample: equal in a constant channel. */
  min: number;
  max: number;
};

/** The largest positive 16-bit sample: the lowest magnitude at which 16-bit audio can be clipped. */
export const CLIP_AT = 32_767 / 32_768;

/** Measures one channel (full scale 1) in one pass. */
export function measureLevel(samples: Float32Array, { clipAt = CLIP_AT } = {}): Level {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let squares = 0;
  let clipped = 0;
  let run = 0;
  let longestZeroRun = 0;
  let nonFinite = 0;
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i]!;
    if (x === 0) {
      run++;
      continue;
    }
    if (run > longestZeroRun) longestZeroRun = run;
    run = 0;
    if (!(x - x === 0)) {
      nonFinite++;
      continue;
    }
    if (x < min) min = x;
    if (x > max) max = x;
    sum += x;
    squares += x * x;
    if (x >= clipAt || x <= -clipAt) clipped++;
  }
  longestZeroRun = Math.max(longestZeroRun, run);
  // The loop skips zeros: they only matter to the extremes.
  const finite = samples.length - nonFinite;
  if (longestZeroRun > 0 || finite === 0) {
    min = Math.min(min, 0);
    max = Math.max(max, 0);
  }
  const count = Math.max(1, finite);
  const rms = Math.sqrt(squares / count);
  return { peak: Math.max(-min, max), rms, dc: sum / count, clipped, longestZeroRun, nonFinite, min, max };
}

/** Longest run of samples at which all `channels` (of one length) are exactly zero: silence nobody recorded. */
export function longestSilence(channels: readonly Float32Array[]): number {
  const first = channels[0];
  if (!first) return 0;
  let run = 0;
  let longest = 0;
  for (let i = 0; i < first.length; i++) {
    if (first[i] !== 0 || !allZero(channels, i)) {
      run = 0;
      continue;
    }
    if (++run > longest) longest = run;
  }
  return longest;
}

function allZero(channels: readonly Float32Array[], at: number): boolean {
  for (const channel of channels) if (channel[at] !== 0) return false;
  return true;
}

/** Whether two channels hold the same samples (NaN equals nothing): a mono recording stored twice. */
export function sameSamples(a: Float32Array, b: Float32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
