import { describe, expect, it } from "vitest";
import { readClipFileName } from "../../src/audioset/clipFileName.js";

const reading = (name: string) =>
  readClipFileName(name).map(({ ytid, startsMs, endsMs }) => [ytid, startsMs[0], endsMs[0]]);

describe("readClipFileName(name)", () => {
  it.each([
    ["YAbc-def_h1J.wav", "Abc-def_h1J", undefined, undefined],
    ["Abc-def_h1J.wav", "Abc-def_h1J", undefined, undefined],
    ["YT_Abc-def_h1J.wav", "Abc-def_h1J", undefined, undefined],
    ["Abc-def_h1J_out.wav", "Abc-def_h1J", undefined, undefined],
    ["Abc-def_h1J_30.wav", "Abc-def_h1J", 30_000, undefined],
    ["Abc-def_h1J_30.000.wav", "Abc-def_h1J", 30_000, undefined],
    ["Abc-def_h1J_30000.flac", "Abc-def_h1J", 30_000, undefined],
    ["Abc-def_h1J_30_40.mp3", "Abc-def_h1J", 30_000, 40_000],
    ["Abc-def_h1J_30.500-40.500.opus", "Abc-def_h1J", 30_500, 40_500],
    ["YAbc-def_h1J_30.000_40.000.wav", "Abc-def_h1J", 30_000, 40_000],
    ["Abc-def_h1J.WAV", "Abc-def_h1J", undefined, undefined],
  ])("reads %s", (name, ytid, start, end) => {
    expect(reading(name)).toEqual([[ytid, start, end]]);
  });

  it("keeps an id that begins with Y, - or _, or contains or ends with _", () => {
    expect(reading("Ybc-def_h1J.wav")).toEqual([["Ybc-def_h1J", undefined, undefined]]);
    expect(reading("YYbc-def_h1J.wav")).toEqual([["Ybc-def_h1J", undefined, undefined]]);
    expect(reading("-bc-def_h1J_0.wav")).toEqual([["-bc-def_h1J", 0, undefined]]);
    expect(reading("__c-def_h1__0.000_10.000.wav")).toEqual([["__c-def_h1_", 0, 10_000]]);
    expect(reading("YT_-def_h1J.wav")).toEqual([["YT_-def_h1J", undefined, undefined]]);
  });

  it("offers both meanings of a whole number, milliseconds first from 1,000", () => {
    expect(readClipFileName("Abc-def_h1J_30000.wav")[0]!.startsMs).toEqual([30_000, 30_000_000]);
    expect(readClipFileName("Abc-def_h1J_30.wav")[0]!.startsMs).toEqual([30_000, 30]);
  });

  it.each([
    "",
    ".wav",
    "readme.txt",
    "short.wav",
    "Abc-def_h1J",
    "Abc-def_h1J.txt",
    "Abc-def_h1J_x.wav",
    "Abc def_h1J.wav",
    "Abc-def_h1J_1_2_3.wav",
  ])("reads nothing in %j", (name) => {
    expect(readClipFileName(name)).toEqual([]);
  });
});
