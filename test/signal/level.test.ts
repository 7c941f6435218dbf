import { describe, expect, test } from "vitest";
import { longestSilence, measureLevel, sameSamples } from "../../src/signal/level.js";
import { mixToMono, removeMean } from "../../src/signal/mono.js";
import { padOrCut } from "../../src/signal/pad.js";
import { createWorkspace } from "../../src/signal/workspace.js";

const of = (...values: number[]) => Float32Array.from(values);

describe("measureLevel(samples)", () => {
  test("is all zero for nothing", () => {
    expect(measureLevel(of())).toEqual({
      peak: 0,
      rms: 0,
      dc: 0,
      clipped: 0,
      longestZeroRun: 0,
      nonFinite: 0,
      min: 0,
      max: 0,
    });
  });

  test("measures peak, RMS and DC of a short signal", () => {
    expect(measureLevel(of(0.5, -0.75, 0, 0.25))).toMatchObject({
      peak: 0.75,
      rms: Math.sqrt(0.875 / 4),
      dc: 0,
      min: -0.75,
      max: 0.5,
    });
  });

  test("a positive signal without a zero has its smallest sample as minimum", () => {
    expect(measureLevel(of(0.5, 0.25))).toMatchObject({ min: 0.25, max: 0.5, dc: 0.375 });
    expect(measureLevel(of(0.5, 0))).toMatchObject({ min: 0, max: 0.5 });
  });

  test("counts samples at full scale of 16 bits, at either end, as clipped", () => {
    expect(measureLevel(of(1, -1, 32_767 / 32_768, 32_766 / 32_768, -32_767 / 32_768)).clipped).toBe(4);
    expect(measureLevel(of(0.9, 0.5), { clipAt: 0.9 }).clipped).toBe(0);
    expect(measureLevel(of(0.95, 0.5), { clipAt: 0.9 }).clipped).toBe(1);
  });

  test("finds the longest run of zeros at the start, inside and at the end", () => {
    expect(measureLevel(of(0, 0, 1, 0)).longestZeroRun).toBe(2);
    expect(measureLevel(of(1, 0, 0, 0, 1, 0, 0)).longestZeroRun).toBe(3);
    expect(measureLevel(of(1, 0, -0, 0)).longestZeroRun).toBe(3);
    expect(measureLevel(of(0, 0)).longestZeroRun).toBe(2);
  });

  test("counts NaN and infinity and keeps them out of the rest", () => {
    const level = measureLevel(of(0.5, Number.NaN, Number.POSITIVE_INFINITY, -0.5));
    expect(level).toMatchObject({ nonFinite: 2, peak: 0.5, dc: 0, rms: 0.5 });
    expect(measureLevel(of(Number.NaN))).toMatchObject({ nonFinite: 1, peak: 0, rms: 0 });
  });
});

test("longestSilence(channels) counts where every channel is zero", () => {
  expect(longestSilence([of(0, 0, 0, 1), of(0, 1, 0, 0)])).toBe(1);
  expect(longestSilence([of(0, 0, 0), of(0, 0, 0)])).toBe(3);
  expect(longestSilence([])).toBe(0);
});

test("sameSamples(a, b) compares length and every sample, and NaN equals nothing", () => {
  expect(sameSamples(of(1, 2), of(1, 2))).toBe(true);
  expect(sameSamples(of(1, 2), of(1, 3))).toBe(false);
  expect(sameSamples(of(1), of(1, 2))).toBe(false);
  expect(sameSamples(of(Number.NaN), of(Number.NaN))).toBe(false);
});

describe("mixToMono(channels)", () => {
  test("is the mean of one, two and three channels", () => {
    expect(mixToMono([of(1, 2)])).toEqual(of(1, 2));
    expect(mixToMono([of(1, 0), of(0, -1)])).toEqual(of(0.5, -0.5));
    expect(mixToMono([of(3), of(0), of(3)])).toEqual(of(2));
    expect(mixToMono([])).toEqual(of());
  });

  test("refuses channels of different lengths", () => {
    expect(() => mixToMono([of(1), of(1, 2)])).toThrow(/different lengths: 1 and 2/);
  });
});

test("removeMean(samples) leaves a mean of zero and its input alone", () => {
  const samples = of(1, 2, 3);
  expect(removeMean(samples)).toEqual(of(-1, 0, 1));
  expect(samples).toEqual(of(1, 2, 3));
  expect(removeMean(of())).toEqual(of());
});

test("padOrCut(samples, length) keeps the start and fills with zeros", () => {
  expect(padOrCut(of(1, 2, 3), 2)).toEqual(of(1, 2));
  expect(padOrCut(of(1), 3)).toEqual(of(1, 0, 0));
  expect(padOrCut(of(), 0)).toEqual(of());
});

test("createWorkspace() hands the same memory out again after a reset, and grows", () => {
  const workspace = createWorkspace();
  const first = workspace.take(8);
  const second = workspace.take(4);
  expect(second.buffer).not.toBe(first.buffer);
  workspace.reset();
  const again = workspace.take(3);
  expect([again.length, again.buffer === first.buffer]).toEqual([3, true]);
  workspace.reset();
  expect(workspace.take(9).length).toBe(9);
});
