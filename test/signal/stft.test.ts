import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { spectrogramDb, stftMagnitude } from "../../src/signal/stft.js";
import { chirpAndNoise, distance, expectedValues, referenceData, sine } from "./fixtures.js";

describe("stftMagnitude(samples) against librosa", () => {
  const { stft: expected } = expectedValues<{ stft: { frameSums: number[]; frames: Record<string, number[]> } }>(
    "signal",
  );
  const features = stftMagnitude(Float32Array.from(chirpAndNoise()));
  const row = (frame: number) => features.values.subarray(frame * 257, (frame + 1) * 257);

  test("is within 1e-5 in the first, middle and last frames", () => {
    expect([features.frames, features.bins]).toEqual([1001, 257]);
    for (const [frame, values] of Object.entries(expected.frames))
      expect(distance(row(Number(frame)), values).max).toBeLessThan(1e-5);
  });

  test("has every frame's sum within 1e-3", () => {
    const sums = expected.frameSums.map((_, frame) => row(frame).reduce((a, b) => a + b, 0));
    expect(distance(sums, expected.frameSums).max).toBeLessThan(1e-3);
  });

  test.skipIf(!referenceData())("is within 1e-5 of the reference file's column 100", () => {
    const reference = JSON.parse(readFileSync(join(referenceData()!, "reference", "features_ref.json"), "utf8"));
    expect(distance(row(100), reference.librosa_stft_mag_512_160_400.col100).max).toBeLessThan(1e-5);
  });
});

describe("stftMagnitude(samples) at the edges", () => {
  test("gives no frame for nothing and one frame for one sample", () => {
    expect(stftMagnitude(new Float32Array(0)).frames).toBe(0);
    expect(stftMagnitude(Float32Array.of(1)).frames).toBe(1);
  });

  test("refuses a window longer than the transform and a transform that is no power of two", () => {
    expect(() => stftMagnitude(new Float32Array(9), { winLength: 600 })).toThrow(/Cannot place frames/);
    expect(() => stftMagnitude(new Float32Array(9), { hopLength: 0 })).toThrow(/Cannot place frames/);
    expect(() => stftMagnitude(new Float32Array(9), { nFft: 500 })).toThrow(/power of two/);
  });
});

test("spectrogramDb(samples) has its loudest place at 0 dB, at the tone's bin, and -80 dB in silence", () => {
  const { frames, bins, values } = spectrogramDb(sine(1_000, 16_000, 16_000));
  const middle = values.subarray(Math.floor(frames / 2) * bins, Math.floor(frames / 2 + 1) * bins);
  expect(middle.indexOf(Math.max(...middle))).toBe(32);
  expect(Math.max(...values)).toBe(0);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(-80);
  expect([...new Set(spectrogramDb(new Float32Array(1_000)).values)]).toEqual([-80]);
});
