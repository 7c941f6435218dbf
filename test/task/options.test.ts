import { describe, expect, it } from "vitest";
import { parseOptions } from "../../src/task/options.js";

const params = {
  input: { default: "", required: true, value: "FILE", about: "" },
  top: { default: 20, range: [1, 1000], about: "" },
  names: { default: [] as readonly string[], about: "" },
  figures: { default: "both", choices: ["none", "both"], about: "" },
  skipBadRows: { default: false, about: "" },
} as const;
const segment = {
  id: { default: "", positional: true, required: true, about: "" },
  json: { default: false, about: "" },
} as const;

describe("parseOptions", () => {
  it("takes values after a flag or an equals sign", () => {
    expect(parseOptions(params, ["--input", "a.tsv", "--top=5"])).toMatchObject({
      input: "a.tsv",
      top: 5,
      figures: "both",
    });
  });

  it("collects a list from several values and repeated flags", () => {
    expect(parseOptions(params, ["--names", "a", "b", "--input", "x", "--names", "c"]).names).toEqual(["a", "b", "c"]);
  });

  it("takes a video id that begins with hyphens as a positional value", () => {
    expect(parseOptions(segment, ["--PJHxphWEs_30000"]).id).toBe("--PJHxphWEs_30000");
  });

  it.each([
    [["--inptu", "x"], /Unknown option: "--inptu"/],
    [["--input"], /Missing value: --input/],
    [["--input", "--top", "3"], /Missing value: --input/],
    [["--top", "3"], /Missing option: --input/],
    [["--input", "x", "--top", "many"], /Invalid --top: expected a number, got "many"/],
    [["--input", "x", "--top", "0"], /Invalid --top: expected 1 to 1000, got 0/],
    [["--input", "x", "--figures", "pdf"], /Invalid --figures: expected none, both, got "pdf"/],
    [["--input", "x", "--input", "y"], /Repeated option/],
    [["--input", "x", "stray"], /Unexpected value: "stray"/],
  ])("refuses %j", (argv, message) => {
    expect(() => parseOptions(params, argv)).toThrow(message);
  });
});
