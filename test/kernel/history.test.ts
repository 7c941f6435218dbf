import { expect, test } from "vitest";
import { createHistory } from "../../src/kernel/history.js";

function filled() {
  const history = createHistory();
  history.add(1, "a = 1", "1");
  history.add(2, "b", undefined);
  history.add(3, "a = 1", "1");
  return history;
}

test("an empty history has no entries of any kind", () => {
  for (const hist_access_type of ["tail", "range", "search"]) {
    expect(createHistory().select({ hist_access_type, n: 5, pattern: "*" })).toEqual([]);
  }
});

test("the tail is the last n inputs, oldest first", () => {
  expect(filled().select({ hist_access_type: "tail", n: 2 })).toEqual([
    [1, 2, "b"],
    [1, 3, "a = 1"],
  ]);
  expect(filled().select({ hist_access_type: "tail", n: 0 })).toEqual([]);
});

test("with output, an entry pairs the input with the result's text or null", () => {
  expect(filled().select({ hist_access_type: "tail", n: 2, output: true })).toEqual([
    [1, 2, ["b", null]],
    [1, 3, ["a = 1", "1"]],
  ]);
});

test("a range begins at start and ends before stop, in this session only", () => {
  expect(filled().select({ hist_access_type: "range", session: 1, start: 2, stop: 3 })).toEqual([[1, 2, "b"]]);
  expect(filled().select({ hist_access_type: "range", session: 0, start: 3 })).toEqual([[1, 3, "a = 1"]]);
  expect(filled().select({ hist_access_type: "range", session: 7, start: 1 })).toEqual([]);
});

test("a search takes * and ? and [...] as a shell does, and everything else as it stands", () => {
  const find = (pattern: string) =>
    filled()
      .select({ hist_access_type: "search", pattern })
      .map(([, line]) => line);
  expect(find("a*")).toEqual([1, 3]);
  expect(find("?")).toEqual([2]);
  expect(find("[ab]")).toEqual([2]);
  expect(find("[^a]*")).toEqual([2]);
  expect(find("a . 1")).toEqual([]);
  expect(find("a [=] 1")).toEqual([1, 3]);
});

test("a unique search gives each input once, the latest", () => {
  expect(filled().select({ hist_access_type: "search", pattern: "a*", unique: true })).toEqual([[1, 3, "a = 1"]]);
  expect(filled().select({ hist_access_type: "search", pattern: "*", n: 1 })).toEqual([[1, 3, "a = 1"]]);
});
