import { describe, expect, it } from "vitest";
import { readSegmentList } from "../../src/format/segmentList.js";

describe("readSegmentList", () => {
  it("takes segment ids and video ids, in order and once, past blank lines and comments", () => {
    expect(readSegmentList("# mine\n\n-s9d_nhuJCQ_30000\r\n--aaaaaaaaa\n-s9d_nhuJCQ_30000\n")).toEqual([
      "-s9d_nhuJCQ_30000",
      "--aaaaaaaaa",
    ]);
  });

  it("takes the first column of a CSV or TSV, quoted or not, under a header", () => {
    expect(readSegmentList('segment_id,score\n"aaaaaaaaaaa_0",0.5\n')).toEqual(["aaaaaaaaaaa_0"]);
    expect(readSegmentList("segment_id\tstart_time_seconds\naaaaaaaaaaa_0\t0.5\n")).toEqual(["aaaaaaaaaaa_0"]);
    expect(readSegmentList("# YTID, start\naaaaaaaaaaa, 30.000, 40.000\n")).toEqual(["aaaaaaaaaaa"]);
  });

  it("knows a header that is as long as a video id", () => {
    expect(readSegmentList("segment_ids\naaaaaaaaaaa\n")).toEqual(["aaaaaaaaaaa"]);
  });

  it("names the line of anything else, on the first line too", () => {
    expect(() => readSegmentList("aaaaaaaaaaa_0\nYaaaaaaaaaaa\n")).toThrow(
      'line 2: expected a segment id or a video id, got "Yaaaaaaaaaaa"',
    );
    expect(() => readSegmentList("aaaaaaaaaaa_30.000\n")).toThrow("line 1: expected");
  });

  it("refuses a list without any id", () => {
    expect(() => readSegmentList("segment_id\n")).toThrow("expected at least one segment id or video id, got none");
  });
});
