import { expect, test } from "vitest";
import { boundedText, boundProperties, cut } from "../../src/kernel/boundedText.js";

test("small values print as Node's REPL prints them", () => {
  expect([1, "a", null, undefined, [1, 2], { a: { b: 1 } }, new Map([[1, 2]])].map(boundedText)).toEqual([
    "1",
    "'a'",
    "null",
    "undefined",
    "[ 1, 2 ]",
    "{ a: { b: 1 } }",
    "Map(1) { 1 => 2 }",
  ]);
});

test("a million elements print as a hundred and a count, in any container", () => {
  const count = 1_000_000;
  for (const value of [
    new Float32Array(count),
    new Array(count).fill(1),
    new Set(Array.from({ length: count }, (_, i) => i)),
  ]) {
    const text = boundedText(value);
    expect(text).toContain("... 999900 more items");
    expect(text.split("\n").length).toBeLessThan(110);
  }
});

test("an object of many properties prints a hundred and a count, and keeps its class", () => {
  class Columns {
    [name: string]: number;
  }
  const wide = Object.assign(new Columns(), Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, i])));
  const text = boundedText(wide);
  expect(text).toMatch(/^Columns \{\n {2}k0: 0,/);
  expect(text).toContain("... 19,900 more properties\n}");
  expect(text.length).toBeLessThan(5000);
});

test("deeply nested long arrays end at 100,000 characters and say how many are missing", () => {
  const nested = Array.from({ length: 100 }, () =>
    Array.from({ length: 50 }, () => Array.from({ length: 100 }, () => 123456789)),
  );
  const text = boundedText(nested);
  expect(text.length).toBeLessThan(100_100);
  expect(text).toMatch(/\.\.\. [\d,]+ more characters$/);
});

test("a text within the limit is not touched", () => {
  expect(cut("short")).toBe("short");
});

test("a getter is not called by bounding", () => {
  const value = Object.defineProperty({}, "x", { enumerable: true, get: () => expect.fail("was called") });
  expect(boundProperties(value)).toBe(value);
});
