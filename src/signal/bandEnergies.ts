import { bandProgram } from "./bandProgram.js";
import { planFft, runFft, twiddleFloats } from "./fftPlan.js";
import type { MelBank } from "./mel.js";

/** Frames that are transformed together. */
export const LANES = 4;

/** A transformer of four real frames at once; `load`, then `run`, then read the logarithms, which the next run overwrites. */
export interface BandEnergies {
  /** Sample `i` of frame `lane` at `LANES * i + lane`; `LANES * 512` long, zeros where nothing was ever written. */
  readonly input: Float32Array;
  /** Natural logarithm of the energy of band `b` of frame `lane` at `LANES * b + lane`, of float32's epsilon at least. */
  readonly logs: Float32Array;
  run(): void;
}

const N_FFT = 512;
const HALF = N_FFT / 2;
const COMPLEX_FLOATS = 2 * LANES;

/**
 * Logarithms of the energies of a filter bank over the power spectra of frames of up to 512 real samples: their even and odd samples are
 * transformed as one complex signal of 256 (Stockham, radix 4), taken apart and weighed, all in float32. Bins 0 and 256 are left
 * out: no band of a bank that starts above 0 Hz holds them.
 * @throws RangeError for a bank over another number of bins, or that has more than 400 bands.
 */
export function bandEnergies(bank: MelBank): BandEnergies {
  if (bank.corner.length !== HALF + 1 || bank.bands > 400)
    throw new RangeError(
      `Cannot sum bands: expected 257 bins and 400 bands at most, got ${bank.corner.length} and ${bank.bands}`,
    );
  const program = bandProgram();
  const floats = new Float32Array(program.memory.buffer);
  const integers = new Int32Array(program.memory.buffer);
  let used = 0;
  const reserve = (count: number) => {
    used += count;
    return used - count;
  };
  const input = reserve(HALF * COMPLEX_FLOATS);
  const ping = reserve(HALF * COMPLEX_FLOATS);
  const pong = reserve(HALF * COMPLEX_FLOATS);
  const plan = planFft(floats, reserve(twiddleFloats(HALF)), HALF);
  const table = reserve(6 * (HALF / 2));
  // One place below the bands, one above, and two that take what lies in no band.
  const sums = reserve(LANES * (bank.bands + 4));
  for (let k = 1; k <= HALF / 2; k++) {
    const row = table + 6 * (k - 1);
    floats[row] = Math.cos((2 * Math.PI * k) / N_FFT);
    floats[row + 1] = Math.sin((2 * Math.PI * k) / N_FFT);
    // The middle bin is its own mirror: count it once.
    [k, k === HALF / 2 ? -1 : HALF - k].forEach((bin, i) => {
      const corner = bin < 0 ? -1 : bank.corner[bin]!;
      integers[row + 2 + 2 * i] = 4 * (sums + LANES * (corner < 0 ? bank.bands + 2 : corner));
      floats[row + 3 + 2 * i] = bin < 0 ? 0 : bank.rise[bin]!;
    });
  }
  const run = () => {
    const spectrum = runFft(program, plan, 4 * input, 4 * ping, 4 * pong);
    floats.fill(0, sums, sums + LANES * (bank.bands + 4));
    const [low, high] = [spectrum + 4 * COMPLEX_FLOATS, spectrum + 4 * (HALF - 1) * COMPLEX_FLOATS];
    program.bandSums(low, high, 4 * table, 4 * (table + 6 * (HALF / 2)));
    program.logarithms(4 * (sums + LANES), 4 * (sums + LANES * (bank.bands + 1)));
  };
  return {
    input: floats.subarray(input, input + N_FFT * LANES),
    logs: floats.subarray(sums + LANES, sums + LANES * (bank.bands + 1)),
    run,
  };
}
