import { describe, expect, it } from "vitest";
import { linearTicks, logTicks } from "../../src/figure/ticks.js";

describe("linearTicks([min, max], count)", () => {
  it("takes multiples of 1, 2 or 5 inside the range", () => {
    expect(linearTicks([0, 527], 6).values).toEqual([0, 100, 200, 300, 400, 500]);
    expect(linearTicks([0, 1], 5).values).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(linearTicks([0, 7200], 4).texts).toEqual(["0", "2k", "4k", "6k"]);
  });

  it("writes no rounding dust", () => {
    expect(linearTicks([0, 0.3], 3).texts).toEqual(["0", "0.1", "0.2", "0.3"]);
  });

  it("takes ranges that run downwards, and one value", () => {
    expect(linearTicks([10, 0], 2).values).toEqual([0, 5, 10]);
    expect(linearTicks([3, 3], 5)).toEqual({ values: [3], texts: ["3"] });
  });
});

describe("logTicks([min, max])", () => {
  it("takes the decades", () => {
    expect(logTicks([0.451, 242315]).texts).toEqual(["1", "10", "100", "1k", "10k", "100k"]);
  });

  it("takes twos and fives where there are at most two decades", () => {
    expect(logTicks([0.7, 90]).texts).toEqual(["1", "2", "5", "10", "20", "50"]);
    expect(logTicks([2, 8]).texts).toEqual(["2", "5"]);
    expect(logTicks([0.05, 3], 3).texts).toEqual(["0.1", "1"]);
  });

  it("leaves decades out where there are many", () => {
    expect(logTicks([1e-6, 1e6]).values.length).toBeLessThanOrEqual(8);
  });
});
