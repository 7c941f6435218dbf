import type { Features } from "./fbank.js";
import { framePair } from "./frames.js";
import { hann } from "./window.js";

/**
 * Magnitudes of the short-time Fourier transform as librosa's `stft` centres it: frame `t` lies around sample `t * hopLength`,
 * zeros assumed outside; periodic Hann of `winLength` in the middle of `nFft` (a power of two).
 * Returns `1 + floor(n / hopLength)` frames (none for an empty waveform) of `nFft / 2 + 1` bins, frame-major (librosa: bin-major).
 * @throws RangeError when `winLength` exceeds `nFft`, `hopLength` is below 1, or `nFft` is no power of two.
 */
export function stftMagnitude(samples: Float32Array, { nFft = 512, winLength = 400, hopLength = 160 } = {}): Features {
  if (!(winLength >= 1 && winLength <= nFft && hopLength >= 1))
    throw new RangeError(
      `Cannot place frames: need 1 <= winLength <= ${nFft} and hopLength >= 1, got ${winLength} and ${hopLength}`,
    );
  const frames = samples.length === 0 ? 0 : 1 + Math.floor(samples.length / hopLength);
  const bins = nFft / 2 + 1;
  const values = new Float32Array(frames * bins);
  const pair = framePair(nFft);
  const window = hann(winLength);
  const lead = Math.floor((nFft - winLength) / 2);
  for (let frame = 0; frame < frames; frame += 2) {
    const together = Math.min(2, frames - frame);
    for (let part = 0; part < together; part++) {
      const start = (frame + part) * hopLength - nFft / 2 + lead;
      for (let i = 0; i < winLength; i++) {
        const sample = start + i < 0 || start + i >= samples.length ? 0 : samples[start + i]!;
        pair.input[2 * (lead + i) + part] = sample * window[i]!;
      }
    }
    pair.transform();
    for (let part = 0; part < together; part++) {
      const spectrum = pair.powers[part]!;
      const at = (frame + part) * bins;
      for (let k = 0; k < bins; k++) values[at + k] = Math.sqrt(spectrum[k]!);
    }
  }
  return { frames, bins, values };
}

/**
 * A spectrogram to look at: level of each magnitude in dB below the loudest (0 dB), no lower than `-range`; all `-range` in silence.
 * Shape as `stftMagnitude`.
 */
export function spectrogramDb(
  samples: Float32Array,
  { nFft = 512, winLength = 400, hopLength = 160, range = 80 } = {},
): Features {
  const { frames, bins, values } = stftMagnitude(samples, { nFft, winLength, hopLength });
  let loudest = 0;
  for (const value of values) if (value > loudest) loudest = value;
  const decibels = values.map((value) => (loudest > 0 ? Math.max(-range, 20 * Math.log10(value / loudest)) : -range));
  return { frames, bins, values: decibels };
}
