import { complexArray, createFft } from "./fft.js";

/** A transformer of two real frames at once; `load`, then `transform`, then read the powers, which the next call overwrites. */
export type FramePair = {
  /** Interleaved: frame 0 on even places, frame 1 on odd ones; `2 * nFft` long, zeros where nothing was written. */
  readonly input: number[];
  /** Squared magnitudes of bins 0..nFft/2 of the two frames. */
  readonly powers: readonly [Float64Array, Float64Array];
  transform(): void;
};

/** How many whole frames of `frameLength` fit into `samples` at every `hopLength` (Kaldi's "snip edges": no padding). */
export function frameCount(samples: number, frameLength: number, hopLength: number): number {
  return samples < frameLength ? 0 : 1 + Math.floor((samples - frameLength) / hopLength);
}

/** Power spectra of two real frames by one complex transform of `first + i second`, taken apart by its symmetry. */
export function framePair(nFft: number): FramePair {
  const fft = createFft(nFft);
  const input = complexArray(nFft);
  const out = complexArray(nFft);
  const first = new Float64Array(nFft / 2 + 1);
  const second = new Float64Array(nFft / 2 + 1);
  const transform = () => {
    fft.forward(out, input);
    first[0] = out[0]! * out[0]!;
    second[0] = out[1]! * out[1]!;
    for (let k = 1, mirror = 2 * nFft - 2; k < first.length; k++, mirror -= 2) {
      const re = out[2 * k]!;
      const im = out[2 * k + 1]!;
      const reMirror = out[mirror]!;
      const imMirror = out[mirror + 1]!;
      const firstRe = re + reMirror;
      const firstIm = im - imMirror;
      const secondRe = im + imMirror;
      const secondIm = reMirror - re;
      first[k] = 0.25 * (firstRe * firstRe + firstIm * firstIm);
      second[k] = 0.25 * (secondRe * secondRe + secondIm * secondIm);
    }
  };
  return { input, powers: [first, second], transform };
}
