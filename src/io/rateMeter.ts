/** Measures how fast something comes in. */
export interface RateMeter {
  /** So many bytes are there now; returns bytes a second over the last few seconds. */
  add(bytes: number): number;
  /** Seconds since the meter was made. */
  seconds(): number;
}

const WINDOW_MS = 5000;
const STEP_MS = 250;

/** Makes a meter; `now` tells the time in ms. What was there at the first call does not count as come in. */
export function createRateMeter(now: () => number = () => performance.now()): RateMeter {
  const started = now();
  const samples: { at: number; bytes: number }[] = [];
  return {
    add(bytes) {
      const at = now();
      const last = samples[samples.length - 1];
      // A file that starts again from the start has fewer bytes than before.
      if (last !== undefined && bytes < last.bytes) samples.length = 0;
      if (samples.length === 0 || at - samples[samples.length - 1]!.at >= STEP_MS) samples.push({ at, bytes });
      while (samples.length > 2 && at - samples[1]!.at >= WINDOW_MS) samples.shift();
      const first = samples[0]!;
      return at > first.at ? (1000 * (bytes - first.bytes)) / (at - first.at) : 0;
    },
    seconds: () => (now() - started) / 1000,
  };
}
