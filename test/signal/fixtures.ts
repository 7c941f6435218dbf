import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Folder of real reference data, or undefined where it is not at hand. */
export function referenceData(): string | undefined {
  const folder = resolve(process.env.AUDIOSET_REFERENCE_DATA ?? "../shared/data");
  return existsSync(join(folder, "reference", "features_ref.json")) ? folder : undefined;
}

/** Values that `test/reference/<name>_reference.py` computed with other implementations. */
export function expectedValues<T>(name: string): T {
  return JSON.parse(readFileSync(join("test", "expected", `${name}.json`), "utf8")) as T;
}

/** The reference signal: a chirp of 0.5 and noise of 0.1, 16 kHz; its law is stated in `signal_reference.py`. */
export function chirpAndNoise(length = 160_000): Float64Array {
  let state = 12_345;
  return Float64Array.from({ length }, (_, i) => {
    state = Number((1_664_525n * BigInt(state) + 1_013_904_223n) % 4_294_967_296n);
    const t = i / 16_000;
    return 0.5 * Math.sin(2 * Math.PI * (100 * t + 345 * t * t)) + 0.1 * (state / 2 ** 31 - 1);
  });
}

export function sine(frequency: number, rate: number, length: number, amplitude = 1): Float32Array {
  return Float32Array.from({ length }, (_, i) => amplitude * Math.sin((2 * Math.PI * frequency * i) / rate));
}

/** Largest and mean distance of two rows of equal length. */
export function distance(actual: ArrayLike<number>, expected: ArrayLike<number>): { max: number; mean: number } {
  if (actual.length !== expected.length) throw new RangeError(`rows of ${actual.length} and ${expected.length} values`);
  let max = 0;
  let sum = 0;
  for (let i = 0; i < actual.length; i++) {
    const off = Math.abs(actual[i]! - expected[i]!);
    if (!(off <= max)) max = off;
    sum += off;
  }
  return { max, mean: sum / Math.max(1, actual.length) };
}
