import { kaiser } from "./window.js";

/** Pass-band ripple and stop band of every filter here: -132 dB, so two in a row stay below 1e-6. */
const ATTENUATION = 132;
const windowAt = kaiser(0.1102 * (ATTENUATION - 8.7));

/** A polyphase low-pass filter: row `phase` (of `up`) holds the `taps` weights of an output `phase / up` after an input sample. */
export type PhaseTable = { up: number; taps: number; weights: Float32Array };

/** Taps (a multiple of 16) for a transition band of `width` cycles a sample: Kaiser's estimate, Oppenheim & Schafer section 7.6. */
export function tapsFor(width: number): number {
  return 16 * Math.ceil((ATTENUATION - 7.95) / (14.36 * width) / 16);
}

/**
 * The middle tap and those to its right of a Kaiser-windowed sinc of `taps` - 1 taps whose pass band ends at `pass` and whose stop
 * band begins at `stop` (cycles a sample, 0..0.5); all taps sum to 1.
 */
export function halfSinc(pass: number, stop: number): Float64Array {
  const reach = tapsFor(stop - pass) / 2 - 1;
  const right = Float64Array.from({ length: reach + 1 }, (_, i) => sinc((pass + stop) * i) * windowAt(i / (reach + 1)));
  const sum = right.reduce((total, tap, i) => total + (i === 0 ? tap : 2 * tap), 0);
  return right.map((tap) => tap / sum);
}

/**
 * A Kaiser-windowed sinc whose pass band ends at `pass` and whose stop band begins at `stop` (cycles an input sample, 0..0.5),
 * sampled for `up` phases. Tap `t` of a row weighs the input sample `t - taps / 2 + 1` after the output's; each row sums to 1.
 */
export function phaseTable(up: number, pass: number, stop: number): PhaseTable {
  const taps = tapsFor(stop - pass);
  const cutoff = pass + stop;
  const weights = new Float32Array(up * taps);
  const row = new Float64Array(taps);
  for (let phase = 0; phase < up; phase++) {
    let sum = 0;
    for (let tap = 0; tap < taps; tap++) {
      const distance = phase / up - (tap - taps / 2 + 1);
      const value = sinc(cutoff * distance) * windowAt((2 * distance) / taps);
      row[tap] = value;
      sum += value;
    }
    for (let tap = 0; tap < taps; tap++) weights[phase * taps + tap] = row[tap]! / sum;
  }
  return { up, taps, weights };
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
