import { expect, test } from "vitest";
import { codeFrame } from "../../src/kernel/codeFrame.js";

test("the wanted line stands between its neighbours with a mark under the place", () => {
  expect(codeFrame("one\ntwo\nthree\nfour\nfive", 3, 3, 2)).toBe(
    "  1 | one\n  2 | two\n> 3 | three\n    |   ^^\n  4 | four",
  );
});

test("the mark ends with its line", () => {
  expect(codeFrame("ab", 1, 2, 50)).toBe("> 1 | ab\n    |  ^");
});

test("a line that is not there shows nothing", () => {
  expect(codeFrame("ab", 2, 1)).toBe("");
});
