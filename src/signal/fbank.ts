import { type BandEnergies, bandEnergies, LANES } from "./bandEnergies.js";
import { frameCount } from "./frames.js";
import { melBank } from "./mel.js";
import { hann } from "./window.js";

/** Features by frame: `values[frame * bins + bin]`. */
export type Features = { frames: number; bins: number; values: Float32Array };

const SAMPLE_RATE = 16_000;
const FRAME = 400;
const HOP = 160;
const N_FFT = 512;
const PRE_EMPHASIS = 0.97;
const WINDOW = hann(FRAME, { periodic: false });

/**
 * Kaldi's log mel filter bank of a 16 kHz waveform in the configuration of AST and AudioMAE (torchaudio `compliance.kaldi.fbank`
 * with htk_compat, Hann, no energy, no dither): frames of 25 ms every 10 ms without padding; DC removed per frame; pre-emphasis
 * 0.97; symmetric Hann; 512-point power spectrum; `nMels` triangles from 20 to 8,000 Hz; natural logarithm, of float32's epsilon at least: silence is -15.942385.
 * Returns frames x nMels, no frame below 400 samples; a non-finite sample makes non-finite frames. AST subtracts the clip's
 * mean first, which changes nothing: each frame loses its own. Within 5e-3 (1e-4 on average) of torchaudio's float32, itself 3e-3 from its own float64.
 */
export function fbank(samples: Float32Array, { nMels = 128 } = {}): Features {
  const frames = frameCount(samples.length, FRAME, HOP);
  const values = new Float32Array(frames * nMels);
  const bank = kaldiBank(nMels);
  for (let frame = 0; frame < frames; frame += LANES) {
    const together = Math.min(LANES, frames - frame);
    for (let lane = 0; lane < together; lane++) loadFrame(samples, (frame + lane) * HOP, bank.input, lane);
    bank.run();
    for (let lane = 0; lane < together; lane++) storeLane(bank.logs, lane, values, (frame + lane) * nMels);
  }
  return { frames, bins: nMels, values };
}

const banks = new Map<number, BandEnergies>();

function kaldiBank(nMels: number): BandEnergies {
  const known = banks.get(nMels);
  if (known) return known;
  const bank = bandEnergies(melBank({ sampleRate: SAMPLE_RATE, nFft: N_FFT, nMels, fMin: 20, fMax: SAMPLE_RATE / 2 }));
  banks.set(nMels, bank);
  return bank;
}

/** One frame without its mean, pre-emphasised (the first sample stands for its own predecessor) and windowed. */
function loadFrame(samples: Float32Array, start: number, input: Float32Array, lane: number): void {
  // Locals: compiled, the file's constants are variables that the loops would read again and again.
  const length = FRAME;
  const emphasis = PRE_EMPHASIS;
  const window = WINDOW;
  let sum = 0;
  for (let i = start; i < start + length; i++) sum += samples[i]!;
  const mean = sum / length;
  let previous = samples[start]! - mean;
  for (let i = 0, at = lane; i < length; i++, at += LANES) {
    const current = samples[start + i]! - mean;
    input[at] = (current - emphasis * previous) * window[i]!;
    previous = current;
  }
}

function storeLane(logs: Float32Array, lane: number, values: Float32Array, at: number): void {
  const lanes = LANES;
  for (let from = lane, to = at; from < logs.length; from += lanes) values[to++] = logs[from]!;
}
