import fc from "fast-check";
import { expect, test } from "vitest";
import { blockFilter, filterBlocks } from "../../src/signal/blockFilter.js";
import { distance } from "./fixtures.js";

test("filterBlocks(samples, filter, lead) equals direct convolution for any length, filter and lead", () => {
  const plainly = (samples: Float32Array, right: Float64Array, lead: number) =>
    Float32Array.from({ length: samples.length + 2 * lead }, (_, i) => {
      let sum = 0;
      for (let k = 1 - right.length; k < right.length; k++) sum += (samples[i - lead + k] ?? 0) * right[Math.abs(k)]!;
      return sum;
    });
  const cases = fc.record({
    length: fc.integer({ min: 0, max: 9_000 }),
    taps: fc.integer({ min: 1, max: 257 }),
    lead: fc.integer({ min: 0, max: 40 }),
  });
  fc.assert(
    fc.property(cases, ({ length, taps, lead }) => {
      const samples = Float32Array.from({ length }, (_, i) => Math.sin(i * i));
      const right = Float64Array.from({ length: taps }, (_, i) => Math.cos(i * 3.7) / taps);
      const ours = filterBlocks(samples, blockFilter(right), lead);
      expect(distance(ours, plainly(samples, right, lead)).max).toBeLessThan(1e-5);
    }),
    { numRuns: 30, seed: 6 },
  );
});

test("blockFilter(right) refuses a filter that leaves too little of a block", () => {
  expect(() => blockFilter(new Float64Array(258))).toThrow(/it reaches 257 samples, 256 at most/);
});
