import { describe, expect, it } from "vitest";
import { readTargets } from "../../src/format/targetsFile.js";

describe("reading targets from YAML", () => {
  it("reads one target, a list, and a list under `targets`", () => {
    const dog = { name: "dog", labels: ["Bark"], includeDescendants: false, exclude: [] };
    expect(readTargets("name: dog\nlabels: [Bark]\n")).toEqual([dog]);
    expect(readTargets("- name: dog\n  labels: Bark\n")).toEqual([dog]);
    expect(readTargets("targets:\n  - name: dog\n    labels:\n      - Bark\n")).toEqual([dog]);
  });

  it("reads descendants and exceptions", () => {
    const text =
      'name: cry\nlabels: ["Baby cry, infant cry", /m/0463cq4]\nincludeDescendants: true\nexclude: [Whimper]\n';
    expect(readTargets(text)).toEqual([
      { name: "cry", labels: ["Baby cry, infant cry", "/m/0463cq4"], includeDescendants: true, exclude: ["Whimper"] },
    ]);
  });

  const wrong: [string, string, RegExp][] = [
    ["no YAML", "- [", /expected YAML, got .* at line 1/],
    ["an empty file", "", /target 1: expected a map with name and labels, got "null"/],
    ["an empty list", "targets: []", /expected at least one target, got an empty list/],
    ["a missing name", "labels: [a]", /target 1: expected letters, digits, _ and - as name, got nothing/],
    ["a name that is a path", "name: ../x\nlabels: [a]", /target 1: expected letters, digits, _ and - as name/],
    ["the name that stands for all", "name: all\nlabels: [a]", /expected another name than all/],
    ["an unknown member", "name: a\nlabel: [a]", /expected name, labels, includeDescendants, exclude, got "label"/],
    ["no labels", "name: a\nlabels: []", /target 1 \(a\): expected at least one label, got none/],
    ["labels that are no texts", "name: a\nlabels: [1]", /expected label ids or names as labels, got "\[1\]"/],
    [
      "a word for a switch",
      "name: a\nlabels: [b]\nincludeDescendants: yes",
      /expected true or false as includeDescendants, got .*yes/,
    ],
    [
      "a name that stands twice",
      "- {name: a, labels: [b]}\n- {name: A, labels: [c]}",
      /target 2: expected each name once, got a and A/,
    ],
    ["a key that stands twice", "name: a\nname: b\nlabels: [c]", /expected YAML, got Map keys must be unique/],
  ];
  for (const [title, text, message] of wrong)
    it(`refuses ${title}`, () => expect(() => readTargets(text)).toThrow(message));
});
