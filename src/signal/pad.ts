import type { Features } from "./fbank.js";

/** Exactly `length` samples: the first of them, or all of them and zeros behind. The input is not changed. */
export function padOrCut(samples: Float32Array, length: number): Float32Array {
  const out = new Float32Array(length);
  out.set(samples.length > length ? samples.subarray(0, length) : samples);
  return out;
}

/** AudioSet's statistics of AST's filter bank (YuanGongND/ast, `dataset_mean` and `dataset_std`). */
export const AST_STATS = { mean: -4.2677393, std: 4.5689974 } as const;

/**
 * AST's input from its filter bank: `frames` frames (cut, or padded with 0 behind), then `(x - mean) / (2 std)`, frame-major.
 * The padding is normalised too, so with AudioSet's statistics it becomes 0.467032.
 */
export function astInput(
  features: Features,
  { frames = 1024, mean = AST_STATS.mean, std = AST_STATS.std } = {},
): Float32Array {
  const out = padOrCut(features.values, frames * features.bins);
  for (let i = 0; i < out.length; i++) out[i] = (out[i]! - mean) / (2 * std);
  return out;
}
