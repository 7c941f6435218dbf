import { describe, expect, it } from "vitest";
import { durationText, groupDigits, percent, shortNumber } from "../../src/figure/numberText.js";

describe("groupDigits(value)", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [1000, "1,000"],
    [2041789, "2,041,789"],
    [-1234, "−1,234"],
    [1234.5678, "1,234.5678"],
  ])("writes %d as %s", (value, text) => {
    expect(groupDigits(value)).toBe(text);
  });
});

describe("shortNumber(value)", () => {
  it.each([
    [0, "0"],
    [0.001, "0.001"],
    [999, "999"],
    [1000, "1k"],
    [1500, "1.5k"],
    [20_000, "20k"],
    [1_000_000, "1M"],
    [2.5e9, "2.5G"],
    [-3000, "-3k"],
    [0.1 + 0.2, "0.3"],
  ])("writes %d as %s", (value, text) => {
    expect(shortNumber(value)).toBe(text);
  });
});

describe("percent(share)", () => {
  it.each([
    [0, "0 %"],
    [0.12584, "12.6 %"],
    [0.005, "0.5 %"],
    [0.0004, "0.04 %"],
    [0.0000024, "0.0002 %"],
    [0.999, "99.9 %"],
    [0.99998, "99.998 %"],
    [1, "100 %"],
    [1.5, "150.0 %"],
  ])("writes %d as %s", (share, text) => {
    expect(percent(share)).toBe(text);
  });
});

describe("durationText(seconds)", () => {
  it.each([
    [0, "0 s"],
    [0.451, "0.451 s"],
    [0.12, "0.12 s"],
    [42.13, "42.1 s"],
    [745, "12.4 min"],
    [242315.553, "67.3 h"],
    [20332566, "5,647.9 h"],
  ])("writes %d s as %s", (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});
