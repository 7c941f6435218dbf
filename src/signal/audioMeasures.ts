import { fbank } from "./fbank.js";
import { type Level, longestSilence, measureLevel, sameSamples } from "./level.js";
import { mixToMono } from "./mono.js";
import { RATE_BOUNDS, resample } from "./resample.js";
import type { Workspace } from "./workspace.js";

/** What the samples of one file are like; levels and shares are over all channels, full scale 1. */
export interface SampleMeasures {
  frames: number;
  seconds: number;
  peak: number;
  rms: number;
  dc: number;
  clippedShare: number;
  longestZeroSeconds: number;
  deadChannels: number;
  identicalChannels: boolean;
  constant: boolean;
  nonFinite: number;
  featureFault: string;
  featureMean: number;
  featureStd: number;
}

const TARGET_RATE = 16_000;
/** Features are made in pieces of this length, so that memory does not grow with a file. */
const PIECE_SECONDS = 60;

/**
 * Measures decoded channels (at least one, of one length above 0) at `sampleRate` Hz: levels, zeros, equal and dead channels, and
 * whether the mono mix can be resampled to 16 kHz and gives filter-bank features that are finite and not constant. The
 * `workspace` gives the memory of the mix.
 */
export function measureAudio(
  channels: readonly Float32Array[],
  sampleRate: number,
  workspace: Workspace,
): SampleMeasures {
  const frames = channels[0]!.length;
  const levels = channels.map((channel) => measureLevel(channel));
  const samples = frames * channels.length;
  const total = (pick: (level: Level) => number) => levels.reduce((sum, level) => sum + pick(level), 0);
  const peak = Math.max(...levels.map((level) => level.peak));
  const nonFinite = total((level) => level.nonFinite);
  const constant = nonFinite === 0 && levels.every(({ min, max }) => min === max);
  const zeros = channels.length === 1 ? levels[0]!.longestZeroRun : longestSilence(channels);
  return {
    frames,
    seconds: frames / sampleRate,
    peak,
    rms: Math.sqrt(total(({ rms }) => rms * rms) / channels.length),
    dc: levels.reduce((worst, { dc }) => (Math.abs(dc) > Math.abs(worst) ? dc : worst), 0),
    clippedShare: total((level) => level.clipped) / samples,
    longestZeroSeconds: zeros / sampleRate,
    deadChannels: peak === 0 ? 0 : levels.filter((level) => level.peak === 0 && level.nonFinite === 0).length,
    identicalChannels: channels.length > 1 && channels.slice(1).every((channel) => sameSamples(channels[0]!, channel)),
    constant,
    nonFinite,
    ...measureFeatures(channels, sampleRate, workspace, { nonFinite, constant }),
  };
}

type FeatureMeasures = Pick<SampleMeasures, "featureFault" | "featureMean" | "featureStd">;

function measureFeatures(
  channels: readonly Float32Array[],
  sampleRate: number,
  workspace: Workspace,
  { nonFinite, constant }: { nonFinite: number; constant: boolean },
): FeatureMeasures {
  const failed = (featureFault: string): FeatureMeasures => ({ featureFault, featureMean: 0, featureStd: 0 });
  if (nonFinite > 0) return failed("samples are not finite");
  if (constant) return failed("samples are constant");
  if (sampleRate < RATE_BOUNDS.min || sampleRate > RATE_BOUNDS.max) return failed(`${sampleRate} Hz is no usable rate`);
  const mono = mixToMono(channels, workspace.take(channels[0]!.length));
  let count = 0;
  let sum = 0;
  let squares = 0;
  const piece = PIECE_SECONDS * sampleRate;
  for (let from = 0; from < mono.length; from += piece) {
    let low: Float32Array;
    try {
      low = resample(mono.subarray(from, from + piece), sampleRate, TARGET_RATE);
    } catch (error) {
      return failed(error instanceof Error ? error.message : String(error));
    }
    const { values } = fbank(low);
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      sum += value;
      squares += value * value;
    }
    count += values.length;
  }
  if (count === 0) return failed("shorter than one frame of 25 ms");
  const featureMean = sum / count;
  const featureStd = Math.sqrt(Math.max(0, squares / count - featureMean * featureMean));
  if (!Number.isFinite(sum) || !Number.isFinite(squares)) return failed("features are not finite");
  if (featureStd < 1e-6) return failed("features are constant");
  return { featureFault: "", featureMean, featureStd };
}
