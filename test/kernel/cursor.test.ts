import fc from "fast-check";
import { expect, test } from "vitest";
import { cursorOfOffset, offsetOfCursor } from "../../src/kernel/cursor.js";

test("a character beyond the basic plane counts once for Jupyter and twice for JavaScript", () => {
  expect(offsetOfCursor("a😀b", 2)).toBe(3);
  expect(cursorOfOffset("a😀b", 3)).toBe(2);
});

test("a cursor past the end is the end", () => {
  expect(offsetOfCursor("ab", 9)).toBe(2);
  expect(offsetOfCursor("", 1)).toBe(0);
});

test("there and back is the same cursor", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(20), (code, cursor) => {
      const inside = Math.min(cursor, [...code].length);
      expect(cursorOfOffset(code, offsetOfCursor(code, inside))).toBe(inside);
    }),
  );
});
