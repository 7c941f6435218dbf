import type { Features } from "./fbank.js";
import { frameCount, framePair } from "./frames.js";
import { addMel, melBank } from "./mel.js";
import { hann } from "./window.js";

const FRAME = 400;
const HOP = 160;
const BANDS = 64;
const EXAMPLE = 96;
const LOG_OFFSET = 0.01;
const BANK = melBank({ sampleRate: 16_000, nFft: 512, nMels: BANDS, fMin: 125, fMax: 7_500 });
const WINDOW = hann(FRAME);

/**
 * VGGish's log mel spectrogram of a 16 kHz waveform (tensorflow/models, audioset/vggish/mel_features.py): frames of 25 ms every
 * 10 ms without padding, periodic Hann, 512-point magnitude spectrum, 64 HTK mel bands from 125 to 7,500 Hz, ln(m + 0.01).
 * Returns frames x 64, no frame below 400 samples.
 */
export function vggishLogMel(samples: Float32Array): Features {
  const frames = frameCount(samples.length, FRAME, HOP);
  const values = new Float32Array(frames * BANDS);
  const pair = framePair(512);
  const sums = new Float64Array(BANDS + 2);
  for (let frame = 0; frame < frames; frame += 2) {
    const together = Math.min(2, frames - frame);
    for (let part = 0; part < together; part++) {
      const start = (frame + part) * HOP;
      for (let i = 0; i < FRAME; i++) pair.input[2 * i + part] = samples[start + i]! * WINDOW[i]!;
    }
    pair.transform();
    for (let part = 0; part < together; part++) {
      const spectrum = pair.powers[part]!;
      for (let k = 0; k < spectrum.length; k++) spectrum[k] = Math.sqrt(spectrum[k]!);
      addMel(BANK, spectrum, sums.fill(0));
      const at = (frame + part) * BANDS;
      for (let band = 0; band < BANDS; band++) values[at + band] = Math.log(sums[band + 1]! + LOG_OFFSET);
    }
  }
  return { frames, bins: BANDS, values };
}

/**
 * VGGish's examples: consecutive blocks of 96 frames (0.96 s) without overlap, as views of `features.values`;
 * what is left at the end is dropped, so a clip under 0.975 s gives no example.
 */
export function vggishExamples({ frames, bins, values }: Features): Float32Array[] {
  return Array.from({ length: Math.floor(frames / EXAMPLE) }, (_, i) =>
    values.subarray(i * EXAMPLE * bins, (i + 1) * EXAMPLE * bins),
  );
}
