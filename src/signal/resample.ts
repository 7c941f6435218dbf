import { type BlockFilter, blockFilter, filterBlocks } from "./blockFilter.js";
import { polyphase } from "./polyphase.js";
import { halfSinc, type PhaseTable, phaseTable, tapsFor } from "./sinc.js";

/** Rates outside these bounds (Hz) are refused: a header's rate decides how much a resampler allocates. */
export const RATE_BOUNDS = { min: 1_000, max: 768_000 } as const;

/** Share of the lower Nyquist frequency that stays flat; the filter is closed from that frequency on, so nothing folds back. */
const FLAT = 0.9;
/** A rate this much above twice the band leaves room for the transition of a short filter. */
const ROOM = 1.25;
/** Weights a table may hold (32 MB): rates whose ratio needs more (two large rates without a common divisor) are refused. */
const TABLE_LIMIT = 2 ** 23;

/** A polyphase filter, after a steep filter at the stage's own rate where there is one. */
type Stage = { down: number; table: PhaseTable; steep?: BlockFilter };

const plans = new Map<string, Stage[]>();

/**
 * A waveform at another rational rate: `ceil(n * to / from)` samples, zeros assumed outside, no delay.
 * Kaiser-windowed sinc filters (-132 dB), flat to 90 % of the lower Nyquist frequency and closed at it. While the rate is far above
 * what will be left, a short polyphase filter halves it; then, where the rate still is a quarter above, a steep filter in the
 * frequency domain and a short polyphase interpolation, else one steep polyphase filter, make the last, rational step
 * (Crochiere & Rabiner, Multirate Digital Signal Processing, chapters 4 and 5). Arithmetic is float32: errors stay below 1e-6.
 * @throws RangeError when a rate is no integer within `RATE_BOUNDS` or the ratio is finer than a table can hold.
 */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  for (const rate of [from, to])
    if (!Number.isInteger(rate) || rate < RATE_BOUNDS.min || rate > RATE_BOUNDS.max)
      throw new RangeError(
        `Cannot resample: a rate must be an integer from ${RATE_BOUNDS.min} to ${RATE_BOUNDS.max} Hz, got ${rate}`,
      );
  if (from === to || samples.length === 0) return samples.slice();
  let signal = samples;
  const stages = planFor(from, to);
  stages.forEach(({ down, table, steep }, i) => {
    const last = i === stages.length - 1;
    const length = last ? Math.ceil((samples.length * to) / from) : Math.ceil(signal.length / down);
    // The steep filter's sound before the first sample counts in the interpolation of the first ones.
    const lead = steep ? table.taps / 2 : 0;
    signal = polyphase(steep ? filterBlocks(signal, steep, lead) : signal, length, down, table, lead);
  });
  return signal;
}

function planFor(from: number, to: number): Stage[] {
  const key = `${from} ${to}`;
  const known = plans.get(key);
  if (known) return known;
  const stages = design(from, to);
  if (plans.size >= 16) plans.clear();
  plans.set(key, stages);
  return stages;
}

function design(from: number, to: number): Stage[] {
  const band = Math.min(from, to) / 2;
  const pass = FLAT * band;
  const stages: Stage[] = [];
  let rate = from;
  for (; rate / 2 >= ROOM * 2 * band; rate /= 2)
    stages.push({ down: 2, table: phaseTable(1, pass / rate, (rate / 2 - band) / rate) });
  const divisor = gcd(from, to * 2 ** stages.length);
  const up = (to * 2 ** stages.length) / divisor;
  const down = from / divisor;
  const isRoomy = rate >= ROOM * 2 * band;
  const width = (isRoomy ? rate - 2 * band : band - pass) / rate;
  if (up * tapsFor(width) > TABLE_LIMIT)
    throw new RangeError(
      `Cannot resample ${from} Hz to ${to} Hz: the ratio ${up}/${down} needs too large a table of weights`,
    );
  if (isRoomy) {
    const steep = blockFilter(halfSinc(pass / rate, band / rate));
    stages.push({ down, table: phaseTable(up, band / rate, (rate - band) / rate), steep });
  } else stages.push({ down, table: phaseTable(up, pass / rate, band / rate) });
  return stages;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
