import { describe, expect, it } from "vitest";
import { createLabelNames } from "../../src/audioset/labelNames.js";
import { searchLabel } from "../../src/audioset/searchLabel.js";

const names = createLabelNames([
  {
    kind: "strong",
    file: "a",
    names: [
      { id: "/m/1", name: "Bird vocalization, bird call, bird song" },
      { id: "/m/2", name: "Bird" },
      { id: "/m/3", name: "Male speech, man speaking" },
      { id: "/m/4", name: "Female speech, woman speaking" },
      { id: "/m/5", name: "Tick-tock" },
    ],
  },
]);

describe("searchLabel", () => {
  it.each([
    ["/m/2", "/m/2"],
    ["BIRD", "/m/2"],
    ["  bird ", "/m/2"],
    ["bird song", "/m/1"],
    ["tick tock", "/m/5"],
    ["woman speaking", "/m/4"],
    ["female speech woman speaking", "/m/4"],
  ])("finds %s", (text, id) => {
    expect(searchLabel(names, text)).toBe(id);
  });

  it("lists the labels that share the words", () => {
    expect(() => searchLabel(names, "speaking")).toThrow(
      /Ambiguous label: "speaking" is in the names of .*\/m\/3.*\/m\/4/,
    );
  });

  it("does not take a part of a word, and names the nearest", () => {
    expect(() => searchLabel(names, "peaking")).toThrow("Unknown label");
    expect(() => searchLabel(names, "!?")).toThrow("Unknown label");
  });
});
