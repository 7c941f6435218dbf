import fc from "fast-check";
import { expect, test } from "vitest";
import { lineReader, toLine } from "../../src/kernel/lines.js";

function readInPieces(text: string, size: number): unknown[] {
  const values: unknown[] = [];
  const read = lineReader((value) => values.push(value));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) read(bytes.subarray(at, at + size));
  return values;
}

test("values come back whole and in order, however the stream is cut into chunks", () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 40 }), (values, size) => {
      expect(readInPieces(values.map(toLine).join(""), size)).toEqual(
        values.map((value) => JSON.parse(JSON.stringify(value))),
      );
    }),
  );
});

test("a line whose writer was interrupted is dropped and the next one is read", () => {
  expect(readInPieces(`${toLine(1)}${toLine({ text: "cut" }).slice(0, 6)}${toLine(2)}`, 3)).toEqual([1, 2]);
});

test("an unfinished last line waits", () => {
  expect(readInPieces(toLine(1).slice(0, -1), 1)).toEqual([]);
});
