import { describe, expect, it } from "vitest";
import { classBalance, strongClassCoverage, weakClassCoverage } from "../../src/analysis/classCoverage.js";
import { createCoverage, type SegmentList } from "../../src/analysis/coverage.js";
import { createVideoIndex, encodeVideos } from "../../src/analysis/videoIndex.js";
import { readClipFileName } from "../../src/audioset/clipFileName.js";
import { findSubset } from "../../src/audioset/subset.js";
import { corpusOf } from "./corpusOf.js";

function listOf(name: string, segments: readonly (readonly [string, number])[]): SegmentList {
  const ytid = encodeVideos(segments.map(([id]) => id));
  return {
    subset: findSubset("weak", name),
    rows: segments.length,
    ytid,
    startMs: segments.map(([, start]) => start),
    videos: createVideoIndex(ytid, segments.length),
  };
}

/** What becomes of files, each `name` or `name size`, against an eval list. */
function match(segments: readonly (readonly [string, number])[], files: readonly string[]) {
  const coverage = createCoverage([listOf("eval", segments)]);
  const found = files.map((text, i) => {
    const [file, size = "9"] = text.split(" ");
    return coverage.add({ file: file!, size: Number(size), readings: readClipFileName(file!.replace(/^.*\//, "")) }, i);
  });
  return {
    troubles: found.map(({ trouble }) => trouble ?? "fine"),
    rules: found.map(({ rule }) => rule),
    list: coverage.lists()[0]!,
  };
}

const Y = "Yabcdefghij";
const DASH = "--PJHxphWEs";

describe("createCoverage(lists)", () => {
  it("does not eat the leading Y of an id", () => {
    expect(match([[Y, 0]], [`${Y}.wav`, `Y${Y}.wav`])).toMatchObject({
      troubles: ["fine", "duplicate"],
      rules: ["<id>", "Y<id>"],
    });
  });

  it("takes of two readings the one that the list knows", () => {
    // YT_abcdefgh_12 is the video YT_abcdefgh from 12 s on, or YT_ and the video abcdefgh_12.
    expect(match([["abcdefgh_12", 0]], ["YT_abcdefgh_12.wav"]).rules).toEqual(["YT_<id>"]);
    expect(match([["YT_abcdefgh", 12_000]], ["YT_abcdefgh_12.wav"]).rules).toEqual(["<id>_<start>"]);
  });

  it("matches starts in seconds, whole seconds of a fractional start, and milliseconds", () => {
    const files = [`${DASH}_30.5.wav`, `${DASH}_30.flac`, `${DASH}_30500.mp3`, `${DASH}_31.wav`, `${DASH}.ogg`];
    expect(match([[DASH, 30_500]], files).troubles).toEqual([
      "fine",
      "duplicate",
      "duplicate",
      "other-start",
      "duplicate",
    ]);
  });

  it("finds the right segment of a video that is listed twice", () => {
    const { list } = match(
      [
        [DASH, 0],
        [DASH, 30_000],
      ],
      [`${DASH}_30.wav`],
    );
    expect([...list.fileOf]).toEqual([-1, 0]);
  });

  it("does not count an empty file as available, and forgets it when a good one comes", () => {
    expect(match([[DASH, 0]], [`${DASH}.wav 0`])).toMatchObject({
      troubles: ["empty"],
      list: { available: 0, empty: 1 },
    });
    expect(match([[DASH, 0]], [`${DASH}.wav 0`, `${DASH}.flac`])).toMatchObject({
      troubles: ["empty", "fine"],
      list: { available: 1, empty: 0 },
    });
  });

  it("tells unlisted from unnamed files, and files in the folder of another list", () => {
    const files = [
      "a/unbalanced_train_segments_part07/aaaaaaaaaaa.wav",
      `a/balanced_train_segments/${DASH}.wav`,
      "take 1.wav",
    ];
    expect(match([[DASH, 0]], files).troubles).toEqual(["unlisted", "misplaced", "unnamed"]);
    expect(match([[DASH, 0]], [`a/eval_segments/${DASH}.wav`]).troubles).toEqual(["fine"]);
  });
});

describe("class coverage", () => {
  const corpus = corpusOf({
    weak: { eval: ['aaaaaaaaaaa, 0.000, 10.000, "/m/a,/m/b"', 'bbbbbbbbbbb, 0.000, 10.000, "/m/a"'] },
    strong: {
      eval: ["aaaaaaaaaaa_0 0.000 1.000 /m/a", "aaaaaaaaaaa_0 2.000 3.000 /m/a", "bbbbbbbbbbb_0 0.000 1.000 /m/b"],
    },
  });

  it("counts a weak list's segments by label", () => {
    const classes = weakClassCoverage(corpus.weak[0]!.columns, (row) => row === 1);
    expect(classes).toEqual([
      { id: "/m/a", listed: 2, available: 1 },
      { id: "/m/b", listed: 1, available: 0 },
    ]);
    expect(classBalance(classes, 2)).toEqual({
      classes: 2,
      listedEnough: 1,
      availableEnough: 0,
      meanListed: 1.5,
      meanAvailable: 0.5,
    });
  });

  it("counts a strong file's segments by label once, however many events", () => {
    expect(strongClassCoverage(corpus.strong[0]!.columns, () => true)).toEqual([
      { id: "/m/a", listed: 1, available: 1 },
      { id: "/m/b", listed: 1, available: 1 },
    ]);
  });
});
