import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fbank } from "../../src/signal/fbank.js";
import { removeMean } from "../../src/signal/mono.js";
import { astInput } from "../../src/signal/pad.js";
import { chirpAndNoise, distance, expectedValues, referenceData } from "./fixtures.js";

type Expected = {
  fbank: { mean: number; std: number; frameMeans: number[]; frames: Record<string, number[]> };
  fbankShort40: { values: number[][] };
};

const SILENCE = -15.942385;

describe("fbank(samples) against torchaudio", () => {
  const { fbank: expected, fbankShort40 } = expectedValues<Expected>("signal");
  const signal = Float32Array.from(chirpAndNoise());
  const features = fbank(removeMean(signal));
  const row = (frame: number) => features.values.subarray(frame * 128, (frame + 1) * 128);

  test("gives 998 frames of 128 bins for 10 s", () => {
    expect([features.frames, features.bins, features.values.length]).toEqual([998, 128, 998 * 128]);
  });

  test("is within 5e-3 at most and 1e-4 on average in single frames, the last and an odd one among them", () => {
    for (const [frame, values] of Object.entries(expected.frames)) {
      const off = distance(row(Number(frame)), values);
      expect(off.max, `frame ${frame}`).toBeLessThan(5e-3);
      expect(off.mean, `frame ${frame}`).toBeLessThan(1e-4);
    }
  });

  test("has each frame's mean within 1e-4", () => {
    const means = expected.frameMeans.map((_, frame) => row(frame).reduce((a, b) => a + b, 0) / 128);
    expect(distance(means, expected.frameMeans).max).toBeLessThan(1e-4);
  });

  test("takes another number of bands", () => {
    const short = fbank(signal.subarray(0, 5000), { nMels: 40 });
    const off = distance(short.values, fbankShort40.values.flat());
    expect(short.frames).toBe(29);
    expect(off.max).toBeLessThan(5e-3);
    expect(off.mean).toBeLessThan(1e-4);
  });

  test.skipIf(!referenceData())("agrees with the published float64 frames within 1e-4 on average", () => {
    const text = readFileSync(join(referenceData()!, "reference", "features_ref.json"), "utf8");
    const reference = JSON.parse(text).ast_fbank as { float64_frames: Record<string, number[]> };
    for (const [frame, values] of Object.entries(reference.float64_frames))
      expect(distance(row(Number(frame)), values).mean, `frame ${frame}`).toBeLessThan(1e-4);
  });
});

describe("fbank(samples) at the edges", () => {
  test("gives no frame below 400 samples and one at 400", () => {
    expect(fbank(new Float32Array(0)).frames).toBe(0);
    expect(fbank(new Float32Array(399)).frames).toBe(0);
    expect(fbank(new Float32Array(400)).frames).toBe(1);
  });

  test("is the logarithm of float32's epsilon in silence and in a constant signal", () => {
    for (const level of [0, 0.5]) {
      const { values } = fbank(new Float32Array(1_000).fill(level));
      expect(Math.max(...values)).toBeCloseTo(SILENCE, 5);
      expect(Math.min(...values)).toBeCloseTo(SILENCE, 5);
    }
  });

  test("gives the same last frame whether it is the first or the second of its pair", () => {
    const signal = Float32Array.from(chirpAndNoise(400 + 160 * 2));
    const three = fbank(signal);
    const two = fbank(signal.subarray(160));
    const off = distance(three.values.subarray(256), two.values.subarray(128));
    expect(off.max).toBeLessThan(1e-6);
  });

  test("lets NaN through to the pair of frames that holds it, and to no other", () => {
    const signal = Float32Array.from(chirpAndNoise(2_000));
    signal[0] = Number.NaN;
    const { values } = fbank(signal);
    expect(values.subarray(0, 128).some(Number.isNaN)).toBe(true);
    expect(values.subarray(256).some(Number.isNaN)).toBe(false);
  });
});

test("astInput(features) pads to 1,024 frames and normalises the padding to 0.467032", () => {
  const input = astInput(fbank(new Float32Array(16_000)));
  expect(input.length).toBe(1024 * 128);
  expect(input.at(-1)).toBeCloseTo(0.467032, 6);
  expect(input[0]).toBeCloseTo((SILENCE + 4.2677393) / (2 * 4.5689974), 5);
});
