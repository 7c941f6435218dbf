import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AUDIO_ENDINGS, readClipFileName } from "../../src/audioset/clipFileName.js";
import { compileNamePattern } from "../../src/audioset/namePattern.js";
import { nameShape } from "../../src/audioset/nameShape.js";

const alphabet = "ABYTabc019_-YT_-".split("");
/** Ids that look like parts of names: many begin with Y, YT_, - or _. */
const ytid = fc
  .tuple(
    fc.constantFrom("", "Y", "YT_", "-", "_", "--", "__"),
    fc.array(fc.constantFrom(...alphabet), { minLength: 11, maxLength: 11 }),
  )
  .map(([start, rest]) => (start + rest.join("")).slice(0, 11));
const ending = fc.constantFrom(...AUDIO_ENDINGS, ".WAV", ".Flac");
const start = fc.nat(600_000);

/** Every naming rule as it writes a clip of a video from `startMs` on, ten seconds long, and the start that can be read back. */
const WRITERS: readonly [
  rule: string,
  write: (id: string, startMs: number) => string,
  says: "start" | "second" | "nothing",
][] = [
  ["<id>", (id) => id, "nothing"],
  ["Y<id>", (id) => `Y${id}`, "nothing"],
  ["YT_<id>", (id) => `YT_${id}`, "nothing"],
  ["<id>_out", (id) => `${id}_out`, "nothing"],
  ["<id>_<start> in ms", (id, ms) => `${id}_${ms}`, "start"],
  ["<id>_<start> in seconds with decimals", (id, ms) => `${id}_${(ms / 1000).toFixed(3)}`, "start"],
  ["<id>_<start> in whole seconds", (id, ms) => `${id}_${Math.floor(ms / 1000)}`, "second"],
  ["<id>_<start>_<end>", (id, ms) => `${id}_${ms}_${ms + 10_000}`, "start"],
  ["<id>_<start>-<end>", (id, ms) => `${id}_${ms / 1000}-${ms / 1000 + 10}`, "start"],
  ["Y<id>_<start>_<end>", (id, ms) => `Y${id}_${(ms / 1000).toFixed(3)}_${(ms / 1000 + 10).toFixed(3)}`, "start"],
];

describe("readClipFileName(name)", () => {
  it.each(WRITERS)(
    "finds id and start again in names by the rule %s, whatever the id begins with",
    (_, write, says) => {
      fc.assert(
        fc.property(ytid, start, ending, (id, startMs, end) => {
          const readings = readClipFileName(write(id, startMs) + end).filter((reading) => reading.ytid === id);
          expect(readings.length).toBeGreaterThan(0);
          const starts = readings.flatMap(({ startsMs }) => startsMs);
          if (says === "start") expect(starts).toContain(startMs);
          if (says === "second") expect(starts).toContain(Math.floor(startMs / 1000) * 1000);
          // A name without a start may be read as an id with one, when the id ends like that: never as this id with a start.
          if (says === "nothing") expect(readings.some(({ startsMs }) => startsMs.length === 0)).toBe(true);
        }),
      );
    },
  );

  it("gives no more than two readings of any name, and never throws", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(fc.constantFrom(...alphabet, ".", "out"), { maxLength: 30 }).map((c) => `${c.join("")}.wav`),
        ),
        (name) => {
          expect(readClipFileName(name).length).toBeLessThanOrEqual(2);
        },
      ),
    );
  });
});

describe("compileNamePattern(pattern)", () => {
  it("reads what a pattern of one's own writes", () => {
    const read = compileNamePattern("AS (1)_{id}-from-{start}*");
    fc.assert(
      fc.property(ytid, start, (id, startMs) => {
        const [reading] = read(`AS (1)_${id}-from-${startMs / 1000} x.wav`);
        expect(reading?.ytid).toBe(id);
        expect(reading?.startsMs).toContain(startMs);
      }),
    );
    expect(read("AS (1)_short-from-3.wav")).toEqual([]);
    expect(read("AS 1_s9d-2nhuJCQ-from-3.wav")).toEqual([]);
  });

  it.each([
    ["{start}", /got no \{id\}/],
    ["{id}{id}", /got \{id\} twice/],
    ["{id}_{begin}", /got \{begin\}/],
    ["*{id}*", /got \* twice/],
  ])("refuses %s", (pattern, message) => {
    expect(() => compileNamePattern(pattern)).toThrow(message);
  });
});

describe("nameShape(name)", () => {
  it.each([
    ["take 07 (final).WAV", "a 9 (a).WAV"],
    ["clip_00123.wav", "a_9.wav"],
    ["naïve\u0000\n.mp3", "a?.mp3"],
    ["noending", "a"],
  ])("makes of %j the shape %j", (name, shape) => {
    expect(nameShape(name)).toBe(shape);
  });
});
