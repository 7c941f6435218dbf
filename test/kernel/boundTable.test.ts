import { expect, test } from "vitest";
import { boundTable } from "../../src/kernel/boundTable.js";

test("a table keeps its first 100 rows and 30 columns and says what is missing", () => {
  const rows = Array.from({ length: 250 }, () =>
    Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`c${i}`, i])),
  );
  const { data, columns, note } = boundTable(rows);
  expect(data).toHaveLength(100);
  expect(columns).toHaveLength(30);
  expect(note).toBe("... 150 more rows and 10 more columns");
});

test("typed arrays, maps, sets and objects are tables of their first rows", () => {
  expect(boundTable(new Int8Array(101)).note).toBe("... 1 more rows");
  expect(boundTable(new Map(Array.from({ length: 102 }, (_, i) => [i, i]))).note).toBe("... 2 more rows");
  expect(boundTable(new Set([1])).note).toBeUndefined();
  expect(boundTable(Object.fromEntries(Array.from({ length: 103 }, (_, i) => [`k${i}`, i]))).note).toBe(
    "... 3 more rows",
  );
});

test("a table of nothing is nothing", () => {
  expect(boundTable([])).toEqual({ data: [] });
  expect(boundTable(5)).toEqual({ data: 5 });
});
