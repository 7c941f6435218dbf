import { frameCount, framePair } from "./frames.js";
import { addMel, type MelBank, melBank } from "./mel.js";
import { hann } from "./window.js";

/** Features by frame: `values[frame * bins + bin]`. */
export type Features = { frames: number; bins: number; values: Float32Array };

const SAMPLE_RATE = 16_000;
const FRAME = 400;
const HOP = 160;
const N_FFT = 512;
const PRE_EMPHASIS = 0.97;
/** Kaldi's floor under the logarithm, float32's epsilon: silence is ln(1.1920929e-7) = -15.942385. */
const FLOOR = 2 ** -23;

/**
 * Kaldi's log mel filter bank of a 16 kHz waveform in the configuration of AST and AudioMAE (torchaudio `compliance.kaldi.fbank`
 * with htk_compat, Hann, no energy, no dither): frames of 25 ms every 10 ms without padding; DC removed per frame; pre-emphasis
 * 0.97; symmetric Hann; 512-point power spectrum; `nMels` triangles from 20 to 8,000 Hz; natural logarithm.
 * Returns frames x nMels, no frame below 400 samples; a non-finite sample makes non-finite frames (its own and their pair). AST subtracts the clip's
 * mean first (`removeMean`). Within 5e-3 (1e-4 on average) of torchaudio's float32, itself 3e-3 from its own float64.
 */
export function fbank(samples: Float32Array, { nMels = 128 } = {}): Features {
  const frames = frameCount(samples.length, FRAME, HOP);
  const values = new Float32Array(frames * nMels);
  const bank = kaldiBank(nMels);
  const pair = framePair(N_FFT);
  const window = hann(FRAME, { periodic: false });
  const sums = new Float64Array(nMels + 2);
  for (let frame = 0; frame < frames; frame += 2) {
    const together = Math.min(2, frames - frame);
    for (let i = 0; i < together; i++) loadFrame(samples, (frame + i) * HOP, window, pair.input, i);
    pair.transform();
    for (let i = 0; i < together; i++) {
      addMel(bank, pair.powers[i]!, sums.fill(0));
      logInto(values, (frame + i) * nMels, sums, nMels);
    }
  }
  return { frames, bins: nMels, values };
}

let lastBank: MelBank | undefined;

function kaldiBank(nMels: number): MelBank {
  if (lastBank?.bands !== nMels)
    lastBank = melBank({ sampleRate: SAMPLE_RATE, nFft: N_FFT, nMels, fMin: 20, fMax: SAMPLE_RATE / 2 });
  return lastBank;
}

/** One frame without its mean, pre-emphasised (the first sample stands for its own predecessor) and windowed. */
function loadFrame(samples: Float32Array, start: number, window: Float64Array, input: number[], part: number): void {
  let sum = 0;
  for (let i = start; i < start + FRAME; i++) sum += samples[i]!;
  const mean = sum / FRAME;
  let previous = samples[start]! - mean;
  for (let i = 0; i < FRAME; i++) {
    const current = samples[start + i]! - mean;
    input[2 * i + part] = (current - PRE_EMPHASIS * previous) * window[i]!;
    previous = current;
  }
}

function logInto(values: Float32Array, at: number, sums: Float64Array, nMels: number): void {
  for (let band = 0; band < nMels; band++) values[at + band] = Math.log(Math.max(sums[band + 1]!, FLOOR));
}
