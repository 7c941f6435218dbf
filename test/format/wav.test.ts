import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWavHeader } from "../../src/format/wav.js";
import { readWav } from "../../src/format/wavDecode.js";
import { writeWav } from "../../src/format/wavWrite.js";
import { hostileWavs, patched, soundWav } from "../hostileWav.js";

const rules = (bytes: Uint8Array) => readWav(bytes).faults.map(({ rule }) => rule);
const joined = (...parts: (Uint8Array | number[])[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const ascii = (text: string) => [...new TextEncoder().encode(text)];

type Case = { name: string; rate: number; file: string; channels: number[][] };
const kinds = JSON.parse(readFileSync(join("test", "expected", "wav.json"), "utf8")) as Case[];

describe("readWav(bytes) decodes what libsndfile wrote, as libsndfile does", () => {
  test.each(kinds)("$name", ({ rate, file, channels }) => {
    const content = readWav(Uint8Array.from(Buffer.from(file, "base64")));
    expect(content.faults).toEqual([]);
    expect(content.header).toMatchObject({ sampleRate: rate, channels: channels.length });
    channels.forEach((expected, c) => {
      const ours = content.channels[c]!;
      expect(ours.length).toBe(expected.length);
      const off = expected.reduce((worst, x, i) => Math.max(worst, Math.abs(x - ours[i]!)), 0);
      expect(off).toBeLessThanOrEqual(2 ** -24);
    });
  });
});

const realFolder = resolve(process.env.AUDIOSET_REFERENCE_DATA ?? "../shared/data", "wav");
const realFiles = (() => {
  try {
    return readdirSync(realFolder);
  } catch {
    return [];
  }
})();

test.skipIf(realFiles.length === 0)("the real clips have no fault and last 10 s, one of them 9.993 s", () => {
  const seconds = realFiles.map((name) => {
    const { header, faults } = readWav(readFileSync(join(realFolder, name)));
    expect(faults, name).toEqual([]);
    return header!.seconds;
  });
  expect(seconds.filter((s) => s === 10).length).toBe(realFiles.length - 1);
  expect(Math.min(...seconds)).toBeCloseTo(9.993, 3);
});

describe("readWavHeader(bytes)", () => {
  const sound = soundWav(100);

  test("reads its own writer's header", () => {
    expect(readWavHeader(sound)).toEqual({
      header: {
        container: "RIFF",
        encoding: "pcm",
        channels: 2,
        sampleRate: 8000,
        bits: 16,
        sampleBytes: 2,
        dataOffset: 44,
        dataBytes: 400,
        claimedBytes: 400,
        frames: 100,
        seconds: 0.0125,
      },
      faults: [],
    });
  });

  test("passes over unknown and odd-sized chunks before and behind the samples", () => {
    const odd = [...ascii("LIST"), 3, 0, 0, 0, 65, 66, 67, 0];
    const bytes = joined(sound.slice(0, 36), odd, sound.slice(36), odd);
    const { header, faults } = readWavHeader(patched(bytes, [{ at: 4, bits: 32, value: bytes.length - 8 }]));
    expect(faults).toEqual([]);
    expect(header).toMatchObject({ dataOffset: 56, frames: 100 });
  });

  test("reads whole frames of a truncated file and says how much is missing", () => {
    const { header, faults } = readWavHeader(sound.slice(0, 44 + 203));
    expect(header).toMatchObject({ frames: 50, dataBytes: 200, claimedBytes: 400 });
    expect(faults).toEqual([
      { rule: "truncated", fatal: false, expected: "400 bytes of samples", found: "203" },
      { rule: "partial-frame", fatal: false, expected: "whole frames of 4 bytes", found: "3 more" },
    ]);
  });

  test.each([0, 0xffff_ffff])("reads to the end when the samples' size is %d, as a stream leaves it", (value) => {
    const { header, faults } = readWavHeader(patched(sound, [{ at: 40, bits: 32, value }]));
    expect(header).toMatchObject({ frames: 100, claimedBytes: undefined });
    expect(faults.map(({ rule }) => rule)).toEqual(["open-size"]);
  });

  test("takes no metadata behind an empty data chunk for samples", () => {
    const bytes = joined(
      patched(sound, [{ at: 40, bits: 32, value: 0 }]).slice(0, 44),
      ascii("LIST"),
      [4, 0, 0, 0, 1, 2, 3, 4],
    );
    expect(rules(bytes)).toContain("no-samples");
  });

  test.each([
    ["empty-file", new Uint8Array(0)],
    ["not-wav", new TextEncoder().encode("hello, this is text")],
    ["no-format", sound.slice(0, 12)],
    ["no-data", sound.slice(0, 36)],
    ["short-format", sound.slice(0, 30)],
    ["zero-channels", patched(sound, [{ at: 22, bits: 16, value: 0 }])],
    ["too-many-channels", patched(sound, [{ at: 22, bits: 16, value: 65_535 }])],
    ["zero-rate", patched(sound, [{ at: 24, bits: 32, value: 0 }])],
    ["unsupported-encoding", patched(sound, [{ at: 20, bits: 16, value: 85 }])],
    ["unsupported-encoding", patched(sound, [{ at: 34, bits: 16, value: 0 }])],
    ["no-samples", sound.slice(0, 46)],
  ])("ends with the fatal fault %s", (rule, bytes) => {
    const { header, faults } = readWavHeader(bytes);
    expect(header).toBeNull();
    expect(faults.filter(({ fatal }) => fatal).map((fault) => fault.rule)).toContain(rule);
  });

  test.each([
    ["trailing-bytes", joined(sound, [0, 0, 0, 0, 0])],
    ["riff-size", patched(sound, [{ at: 4, bits: 32, value: 99 }])],
    ["byte-rate", patched(sound, [{ at: 28, bits: 32, value: 1 }])],
    ["frame-size", patched(sound, [{ at: 32, bits: 16, value: 7 }])],
  ])("reads on after %s", (rule, bytes) => {
    const { header, faults } = readWavHeader(bytes);
    expect(header).toMatchObject({ frames: 100 });
    expect(faults).toMatchObject([{ rule, fatal: false }]);
  });
});

describe("any bytes in, faults or samples out", () => {
  const check = (bytes: Uint8Array, name?: string) => {
    const { header, channels, faults } = readWav(bytes);
    expect(header === null, name).toBe(faults.some(({ fatal }) => fatal));
    expect(channels.length, name).toBe(header?.channels ?? 0);
    for (const channel of channels) expect(channel.length, name).toBe(header!.frames);
    // Nothing is allocated by a claimed size: a sample takes a byte or more.
    expect(channels.length * (channels[0]?.length ?? 0), name).toBeLessThanOrEqual(bytes.length);
  };

  test("for every file of the hostile corpus", () => {
    for (const [name, bytes] of hostileWavs()) check(bytes, name);
  });

  test("for random bytes, alone and behind the start of a sound header", () => {
    const start = soundWav(10);
    const anything = fc.tuple(fc.uint8Array({ maxLength: 200 }), fc.nat({ max: 60 }));
    fc.assert(
      fc.property(anything, ([bytes, keep]) => check(joined(start.slice(0, keep), bytes))),
      { numRuns: 1_000, seed: 6 },
    );
  });

  test("for a sound file with any bytes of its header replaced", () => {
    const sound = soundWav(50);
    const change = fc.array(fc.tuple(fc.nat({ max: 47 }), fc.nat({ max: 255 })), { maxLength: 6 });
    fc.assert(
      fc.property(change, (changes) =>
        check(
          patched(
            sound,
            changes.map(([at, value]) => ({ at, bits: 8 as const, value })),
          ),
        ),
      ),
      { numRuns: 1_000, seed: 6 },
    );
  });
});

describe("writeWav(channels, rate)", () => {
  test("gives back every 16-bit value exactly", () => {
    const all = Float32Array.from({ length: 65_536 }, (_, i) => (i - 32_768) / 32_768);
    expect(readWav(writeWav([all], 16_000)).channels[0]).toEqual(all);
  });

  test("clips, and stores NaN as 0, in 16 bits; keeps everything in float32", () => {
    const odd = Float32Array.of(2, -2, Number.NaN, 0.5);
    expect(readWav(writeWav([odd], 8_000)).channels[0]).toEqual(Float32Array.of(32_767 / 32_768, -1, 0, 0.5));
    expect(readWav(writeWav([odd, odd], 8_000, { format: "float32" })).channels).toEqual([odd, odd]);
  });

  test("refuses no channels, uneven channels and odd rates", () => {
    expect(() => writeWav([], 8_000)).toThrow(/got none/);
    expect(() => writeWav([new Float32Array(1), new Float32Array(2)], 8_000)).toThrow(
      /one length, got 2 of 1,2 samples/,
    );
    expect(() => writeWav([new Float32Array(1)], 0.5)).toThrow(/got 0.5/);
  });
});
