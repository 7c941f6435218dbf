import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { addMel, melBank } from "../../src/signal/mel.js";
import { vggishExamples, vggishLogMel } from "../../src/signal/vggish.js";
import { chirpAndNoise, distance, expectedValues, referenceData, sine } from "./fixtures.js";

type Expected = {
  vggish: {
    mean: number;
    frameMeans: number[];
    nonZeroWeights: number;
    weightSum: number;
    frames: Record<string, number[]>;
  };
};
const { vggish: expected } = expectedValues<Expected>("signal");

describe("vggishLogMel(samples) against the published law in numpy", () => {
  const features = vggishLogMel(Float32Array.from(chirpAndNoise()));
  const row = (frame: number) => features.values.subarray(frame * 64, (frame + 1) * 64);

  test("is within 1e-4 in single frames and in every frame's mean", () => {
    expect([features.frames, features.bins]).toEqual([998, 64]);
    for (const [frame, values] of Object.entries(expected.frames))
      expect(distance(row(Number(frame)), values).max).toBeLessThan(1e-4);
    const means = expected.frameMeans.map((_, frame) => row(frame).reduce((a, b) => a + b, 0) / 64);
    expect(distance(means, expected.frameMeans).max).toBeLessThan(1e-4);
  });

  test.skipIf(!referenceData())("is within 1e-4 of the reference file", () => {
    const reference = JSON.parse(readFileSync(join(referenceData()!, "reference", "features_ref.json"), "utf8"));
    const frames = reference.vggish_logmel.frames as Record<string, number[]>;
    for (const [frame, values] of Object.entries(frames))
      expect(distance(row(Number(frame)), values).max).toBeLessThan(1e-4);
  });
});

test("the published smoke signal (1 kHz, 3 s) gives 3 examples of 96 x 64 with the published statistics", () => {
  const features = vggishLogMel(sine(1_000, 16_000, 48_000));
  const values = vggishExamples(features).flatMap((example) => [...example]);
  const mean = features.values.reduce((a, b) => a + b, 0) / features.values.length;
  expect([features.frames, vggishExamples(features).length, values.length]).toEqual([298, 3, 3 * 96 * 64]);
  expect(mean).toBeCloseTo(-3.429618696, 4);
  expect(distance(features.values.subarray(0, 3), [-4.48313252, -4.27083405, -4.17064267]).max).toBeLessThan(1e-4);
  expect(features.values[19]).toBeCloseTo(4.811117725, 4);
});

test("a clip under 0.975 s gives no example", () => {
  const examples = (length: number) => vggishExamples(vggishLogMel(new Float32Array(length))).length;
  expect([0, 15_599, 15_600].map(examples)).toEqual([0, 0, 1]);
});

describe("melBank(options)", () => {
  test("weighs 461 places that sum to 230.913599161 for VGGish", () => {
    const bank = melBank({ sampleRate: 16_000, nFft: 512, nMels: 64, fMin: 125, fMax: 7_500 });
    let places = 0;
    let total = 0;
    for (let bin = 0; bin <= 256; bin++) {
      const spectrum = new Float64Array(257);
      spectrum[bin] = 1;
      const sums = new Float64Array(66);
      addMel(bank, spectrum, sums);
      for (const weight of sums.subarray(1, 65)) {
        if (weight > 0) places++;
        total += weight;
      }
    }
    expect(places).toBe(expected.nonZeroWeights);
    expect(total).toBeCloseTo(expected.weightSum, 8);
    expect(total).toBeCloseTo(230.913599161, 8);
  });

  test.each([
    [-1, 100],
    [200, 100],
    [0, 8_001],
    [Number.NaN, 100],
  ])("refuses bands from %d to %d Hz", (fMin, fMax) => {
    expect(() => melBank({ sampleRate: 16_000, nFft: 512, nMels: 8, fMin, fMax })).toThrow(/Cannot place mel bands/);
  });
});
