import { describe, expect, it } from "vitest";
import { createAudioTotals } from "../../src/analysis/audioTotals.js";
import { judgeAudio } from "../../src/analysis/audioVerdict.js";
import type { AudioMeasures, AudioRow } from "../../src/format/audioRow.js";

const limits = { tolerance: 0.7, minSeconds: 0, maxClipped: 1, maxZeroSeconds: 0, drop: [] };
const sound: AudioMeasures = {
  frames: 160_000,
  seconds: 10,
  peak: 0.5,
  rms: 0.1,
  dc: 0,
  clippedShare: 0,
  longestZeroSeconds: 0,
  deadChannels: 0,
  identicalChannels: false,
  constant: false,
  nonFinite: 0,
  featureFault: "",
  featureMean: -5,
  featureStd: 2,
};
const row = (measures: Partial<AudioMeasures> | null = {}, faults: AudioRow["faults"] = []): AudioRow => {
  const head = { file: "x.wav", size: 9, changed: 0, sha256: "a", decoder: "wav", container: "RIFF", encoding: "pcm" };
  return {
    ...head,
    channels: 1,
    sampleRate: 16_000,
    bits: 16,
    measures: measures && { ...sound, ...measures },
    faults,
  };
};
const known = { listedMs: 10_000, duplicateOf: undefined };
const rules = (
  one: AudioRow,
  more: object = {},
  context: { listedMs: number | undefined; duplicateOf: string | undefined } = known,
) => judgeAudio(one, context, { ...limits, ...more }).map(({ rule, drops }) => `${rule} ${drops ? "out" : "kept"}`);

describe("judgeAudio(row, context, limits)", () => {
  it("finds nothing in a sound file, nor in clipping, equal or dead channels, DC", () => {
    expect(rules(row())).toEqual([]);
    expect(rules(row({ clippedShare: 0.3, identicalChannels: true, deadChannels: 1, dc: 0.2 }))).toEqual([]);
  });

  it("takes out undecodable, non-finite and silent files, and no others", () => {
    const fatal = { rule: "not-wav", fatal: true, expected: "", found: "" };
    const slight = { rule: "truncated", fatal: false, expected: "", found: "" };
    expect(rules(row(null, [fatal]))).toEqual(["not-wav out"]);
    expect(rules(row({ nonFinite: 3, featureFault: "samples are not finite" }))).toEqual(["non-finite out"]);
    expect(rules(row({ peak: 0, featureFault: "samples are constant" }))).toEqual(["silent out"]);
    expect(rules(row({}, [slight]))).toEqual(["truncated kept"]);
    expect(rules(row({ constant: true, featureFault: "samples are constant" }))).toEqual(["no-features kept"]);
    expect(rules(row(), {}, { ...known, duplicateOf: "y.wav" })).toEqual(["duplicate-content kept"]);
  });

  it("notes a length that differs from the label's by more than the tolerance, if there is a label", () => {
    expect(rules(row({ seconds: 9.4 }))).toEqual([]);
    expect(rules(row({ seconds: 9.2 }))).toEqual(["duration-differs kept"]);
    expect(rules(row({ seconds: 10.8 }))).toEqual(["duration-differs kept"]);
    expect(rules(row({ seconds: 5 }), {}, { ...known, listedMs: 5_000 })).toEqual([]);
    expect(rules(row({ seconds: 5 }), {}, { ...known, listedMs: undefined })).toEqual([]);
    expect(rules(row({ seconds: 9.4 }), { tolerance: 0.5 })).toEqual(["duration-differs kept"]);
  });

  it("takes out what the limits and --drop ask for", () => {
    expect(rules(row({ seconds: 9.5 }), { minSeconds: 9.6 })).toEqual(["too-short out"]);
    expect(rules(row({ clippedShare: 0.2 }), { maxClipped: 0.1 })).toEqual(["too-clipped out"]);
    expect(rules(row({ longestZeroSeconds: 2 }), { maxZeroSeconds: 1 })).toEqual(["long-silence out"]);
    expect(rules(row({ seconds: 5 }), { drop: ["duration-differs"] })).toEqual(["duration-differs out"]);
  });
});

describe("createAudioTotals()", () => {
  it("adds nothing up to nothing", () => {
    const totals = createAudioTotals().totals();
    expect(totals).toMatchObject({ files: 0, usable: 0, hours: 0, rules: [], features: { mean: 0, std: 0 } });
    expect(totals.seconds.median).toBeNaN();
  });

  it("counts each rule once a file, the most frequent first", () => {
    const all = createAudioTotals();
    const finding = (rule: string, drops: boolean) => ({ rule, drops, expected: "", found: "" });
    all.add(row(), []);
    all.add(row(), [finding("b", false), finding("b", false)]);
    all.add(row(null), [finding("a", true), finding("b", false)]);
    expect(all.totals()).toMatchObject({
      files: 3,
      usable: 2,
      decoded: 2,
      withFindings: 2,
      rules: [
        ["b", 2],
        ["a", 1],
      ],
      dropRules: [["a", 1]],
      sampleRates: [["16000", 2]],
    });
  });

  it("joins means and spreads of features as if all values had been in one pot", () => {
    const all = createAudioTotals();
    all.add(row({ featureMean: 0, featureStd: 1, seconds: 10 }), []);
    all.add(row({ featureMean: 4, featureStd: 1, seconds: 30 }), []);
    // Mean 3; variance 1 within plus 0.25 * 9 + 0.75 * 1 between.
    expect(all.totals().features.mean).toBeCloseTo(3, 12);
    expect(all.totals().features.std).toBeCloseTo(2, 12);
  });

  it("counts values beyond a histogram's edges in its outermost bins", () => {
    const all = createAudioTotals();
    all.add(row({ seconds: 500 }), []);
    expect(all.totals().seconds.histogram.counts.at(-1)).toBe(1);
    expect(all.totals().seconds.max).toBe(500);
  });
});
