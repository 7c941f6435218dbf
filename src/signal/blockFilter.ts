import { complexArray, createFft } from "./fft.js";
import { type FftPlan, planFft, runFft, twiddleFloats } from "./fftPlan.js";
import { type FftProgram, fftProgram } from "./fftProgram.js";

const POINTS = 1024;
/** Blocks that are filtered together: four lanes, and the real and the imaginary part of each. */
const BLOCKS = 8;
/** Longest filter, in taps to each side of the middle one. */
export const MOST_REACH = 256;

/** A symmetric filter as the real response of its zero-phase form at `POINTS` bins. */
export interface BlockFilter {
  readonly reach: number;
  readonly response: Float32Array;
}

/**
 * Prepares a filter of `2 reach + 1` taps from its middle one and those to its right.
 * @throws RangeError when it has more than `MOST_REACH` of them.
 */
export function blockFilter(right: Float64Array): BlockFilter {
  const reach = right.length - 1;
  if (reach > MOST_REACH)
    throw new RangeError(`Cannot prepare the filter: it reaches ${reach} samples, ${MOST_REACH} at most`);
  const taps = complexArray(POINTS);
  for (let i = 0; i <= reach; i++) {
    taps[2 * i] = right[i]!;
    taps[2 * ((POINTS - i) % POINTS)] = right[i]!;
  }
  const bins = complexArray(POINTS);
  createFft(POINTS).forward(bins, taps);
  // The inverse transform's division is done here, once.
  return { reach, response: Float32Array.from({ length: POINTS }, (_, k) => bins[2 * k]! / POINTS) };
}

/**
 * The signal filtered without delay, zeros assumed outside, with `lead` more samples before its first and after its last one.
 * Overlap-save (Oppenheim & Schafer, section 8.7) in float32, eight blocks at a time.
 */
export function filterBlocks(samples: Float32Array, { reach, response }: BlockFilter, lead: number): Float32Array {
  const { program, plan, floats, input, ping, pong, weights } = engine();
  floats.set(response, weights);
  const out = new Float32Array(samples.length + 2 * lead);
  const hop = POINTS - 2 * reach;
  for (let at = 0; at < out.length; at += BLOCKS * hop) {
    for (let block = 0; block < BLOCKS; block++)
      loadBlock(samples, at + block * hop - lead - reach, floats, input + placeOf(block));
    const spectrum = runFft(program, plan, 4 * input, 4 * ping, 4 * pong);
    program.shape(spectrum, 4 * weights, spectrum + 32 * POINTS);
    const other = spectrum === 4 * ping ? 4 * pong : 4 * ping;
    const result = runFft(program, plan, spectrum, other, spectrum) / 4;
    // The parts are exchanged: the block that went in as the real part comes out as the imaginary one.
    for (let block = 0; block < BLOCKS; block++)
      storeBlock(floats, result + 8 * reach + placeOf(block ^ 1), out, at + block * hop, hop);
  }
  return out;
}

/** Lane and part of a block: neighbours share a lane. */
function placeOf(block: number): number {
  return (block >> 1) + 4 * (block & 1);
}

function loadBlock(samples: Float32Array, start: number, floats: Float32Array, place: number): void {
  const from = Math.min(POINTS, Math.max(0, -start));
  const to = Math.max(from, Math.min(POINTS, samples.length - start));
  const points = POINTS;
  let at = place;
  for (let i = 0; i < from; i++, at += 8) floats[at] = 0;
  for (let i = start + from; i < start + to; i++, at += 8) floats[at] = samples[i]!;
  for (let i = to; i < points; i++, at += 8) floats[at] = 0;
}

function storeBlock(floats: Float32Array, place: number, out: Float32Array, start: number, count: number): void {
  const end = Math.min(out.length, start + count);
  for (let i = start, from = place; i < end; i++, from += 8) out[i] = floats[from]!;
}

interface Engine {
  readonly program: FftProgram;
  readonly plan: FftPlan;
  readonly floats: Float32Array;
  /** Places in `floats`. */
  readonly input: number;
  readonly ping: number;
  readonly pong: number;
  readonly weights: number;
}

let made: Engine | undefined;

function engine(): Engine {
  if (made) return made;
  const program = fftProgram(2);
  const floats = new Float32Array(program.memory.buffer);
  const ping = 8 * POINTS;
  const pong = 2 * ping;
  const weights = 3 * ping;
  const plan = planFft(floats, weights + POINTS, POINTS);
  if (weights + POINTS + twiddleFloats(POINTS) > floats.length)
    throw new RangeError("Cannot place the transform in its memory");
  made = { program, plan, floats, input: 0, ping, pong, weights };
  return made;
}
