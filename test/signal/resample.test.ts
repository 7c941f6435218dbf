import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { polyphase } from "../../src/signal/polyphase.js";
import { resample } from "../../src/signal/resample.js";
import { distance, expectedValues, referenceData, sine } from "./fixtures.js";

const decibels = (value: number) => 20 * Math.log10(value);
const inside = (samples: Float32Array) => samples.subarray(1_000, samples.length - 1_000);
const peak = (samples: Float32Array) => samples.reduce((top, x) => Math.max(top, Math.abs(x)), 0);

function twoTones(rate: number, length: number): Float32Array {
  const step = (2 * Math.PI) / rate;
  return Float32Array.from({ length }, (_, i) => 0.7 * Math.sin(440 * step * i) + 0.2 * Math.sin(5_000 * step * i));
}

describe("resample(samples, from, to) keeps tones", () => {
  const pairs = [
    [44_100, 16_000],
    [48_000, 16_000],
    [32_000, 16_000],
    [22_050, 16_000],
    [24_000, 16_000],
    [96_000, 16_000],
    [192_000, 16_000],
    [16_000, 44_100],
    [44_100, 48_000],
    [44_101, 16_000],
  ] as const;
  test.each(pairs)("%d to %d Hz: 0.7 at 440 Hz and 0.2 at 5 kHz within 1e-6", (from, to) => {
    const resampled = resample(twoTones(from, from), from, to);
    expect(resampled.length).toBe(to);
    expect(distance(inside(resampled), inside(twoTones(to, to))).max).toBeLessThan(1e-6);
  });

  test.each([
    [8_000, 16_000],
    [11_025, 16_000],
    [16_000, 8_000],
  ])("%d to %d Hz: 0.9 at 440 Hz within 1e-6", (from, to) => {
    const off = distance(inside(resample(sine(440, from, from, 0.9), from, to)), inside(sine(440, to, to, 0.9)));
    expect(off.max).toBeLessThan(1e-6);
  });

  test("44,100 to 16,000 Hz agrees with soxr within 1e-5, its own distance from the tones being 8e-6", () => {
    const { resample: expected } = expectedValues<{ resample: { every: number; "44100": number[] } }>("signal");
    const ours = resample(twoTones(44_100, 44_100), 44_100, 16_000).filter((_, i) => i % expected.every === 0);
    expect(distance(ours.slice(30, -30), expected["44100"].slice(30, -30)).max).toBeLessThan(1e-5);
  });

  test.skipIf(!referenceData())("44,100 to 16,000 Hz agrees with the published scipy values within 1e-6", () => {
    const text = readFileSync(join(referenceData()!, "reference", "features_ref.json"), "utf8");
    const expected = JSON.parse(text).scipy_resample_44100_to_16000_1s.every_1000 as number[];
    const ours = resample(twoTones(44_100, 44_100), 44_100, 16_000).filter((_, i) => i % 1_000 === 0);
    // The first value is the edge: scipy takes the signal as periodic, we take zeros before it.
    expect(distance(ours.slice(1), expected.slice(1)).max).toBeLessThan(1e-6);
  });
});

describe("resample(samples, from, to) makes no images", () => {
  test.each([44_100, 48_000, 96_000, 32_000])(
    "a sweep from 8.2 kHz to Nyquist at %d Hz leaves less than -100 dB",
    (from) => {
      const seconds = 4;
      const low = 8_200;
      const slope = (from / 2 - low) / seconds;
      // Smooth ends: a corner in the envelope would itself put sound below 8 kHz.
      const fade = (t: number) => Math.sin((Math.PI / 2) * Math.min(1, t / 0.5, (seconds - t) / 0.5)) ** 2;
      const sweep = Float32Array.from({ length: seconds * from }, (_, i) => {
        const t = i / from;
        return fade(t) * Math.sin(2 * Math.PI * (low * t + (slope * t * t) / 2));
      });
      expect(decibels(peak(resample(sweep, from, 16_000)))).toBeLessThan(-100);
    },
  );

  test.each([8_000, 11_025, 16_000])(
    "a tone of %d Hz sampling brought to 44,100 Hz has nothing beside it above -100 dB",
    (from) => {
      const tone = (rate: number) => sine(0.4 * from, rate, rate);
      const wanted = inside(tone(44_100));
      const residue = inside(resample(tone(from), from, 44_100)).map((x, i) => x - wanted[i]!);
      expect(decibels(peak(residue))).toBeLessThan(-100);
    },
  );
});

describe("resample(samples, from, to) at the edges", () => {
  test("gives ceil(n to / from) samples", () => {
    expect([0, 1, 2, 3, 441, 442].map((n) => resample(new Float32Array(n), 44_100, 16_000).length)).toEqual([
      0, 1, 1, 2, 160, 161,
    ]);
  });

  test("copies at equal rates and leaves its input alone", () => {
    const samples = Float32Array.of(1, 2, 3);
    const same = resample(samples, 16_000, 16_000);
    same[0] = 9;
    resample(samples, 8_000, 16_000)[0] = 9;
    expect(samples).toEqual(Float32Array.of(1, 2, 3));
  });

  test("has no delay: an impulse stays where it was", () => {
    const samples = new Float32Array(44_100);
    samples[22_050] = 1;
    const out = resample(samples, 44_100, 16_000);
    expect(out.indexOf(Math.max(...out))).toBe(8_000);
  });

  test("keeps a constant level within 1e-6", () => {
    const out = inside(resample(new Float32Array(44_100).fill(0.5), 44_100, 16_000));
    expect(distance(out, new Float32Array(out.length).fill(0.5)).max).toBeLessThan(1e-6);
  });

  test.each([0, -1, 999, 768_001, 44_100.5, Number.NaN, 4_294_967_295])("refuses a rate of %d", (rate) => {
    expect(() => resample(new Float32Array(8), rate, 16_000)).toThrow(/Cannot resample: a rate must be an integer/);
  });

  test("refuses a ratio whose table would not fit", () => {
    expect(() => resample(new Float32Array(8), 768_000, 767_999)).toThrow(/too large a table/);
  });
});

test("polyphase(samples, ...) equals its definition for any size, ratio and table", () => {
  const plainly = (x: Float32Array, length: number, down: number, up: number, taps: number, weights: Float32Array) =>
    Float32Array.from({ length }, (_, i) => {
      const at = Math.floor((i * down) / up) - taps / 2 + 1;
      let sum = 0;
      for (let t = 0; t < taps; t++) sum += (x[at + t] ?? 0) * weights[((i * down) % up) * taps + t]!;
      return sum;
    });
  const cases = fc.record({
    size: fc.integer({ min: 0, max: 3_000 }),
    length: fc.integer({ min: 0, max: 3_000 }),
    up: fc.integer({ min: 1, max: 300 }),
    down: fc.integer({ min: 1, max: 700 }),
    taps: fc.constantFrom(16, 32, 64),
  });
  fc.assert(
    fc.property(cases, ({ size, length, up, down, taps }) => {
      const samples = Float32Array.from({ length: size }, (_, i) => Math.sin(i * i));
      const weights = Float32Array.from({ length: up * taps }, (_, i) => Math.cos(i * 3.7) / taps);
      const ours = polyphase(samples, length, down, { up, taps, weights });
      expect(distance(ours, plainly(samples, length, down, up, taps, weights)).max).toBeLessThan(1e-5);
    }),
    { numRuns: 150, seed: 6 },
  );
});
