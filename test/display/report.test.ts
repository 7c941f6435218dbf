import { describe, expect, it } from "vitest";
import { clipHtml, waveformSvg } from "../../src/display/reportClip.js";
import { findingsHtml, type ShownFinding, segmentIdsOf } from "../../src/display/reportFindings.js";
import { reportPage } from "../../src/display/reportPage.js";
import { reportTable, shownText } from "../../src/display/reportTable.js";

const HOSTILE = `<img src=x onerror=alert(1)>"'&\u202e`;

const finding: ShownFinding = {
  severity: "warning",
  rule: "short-event",
  sentence: "No event is short.",
  file: "train.tsv",
  subject: "",
  count: 3,
  of: 10,
  unit: "events",
  detail: "",
  isNew: true,
  examples: [{ file: "train.tsv", line: 7, text: "s9d-2nhuJCQ_30000 Music 0.000-0.010 s" }],
  labels: [],
};

describe("the report's fragments", () => {
  it("show markup as text, wherever it comes from", () => {
    const parts = [
      shownText(HOSTILE),
      reportTable({ header: [HOSTILE], rows: [[HOSTILE]], total: 2, rest: HOSTILE }),
      findingsHtml(
        [
          {
            ...finding,
            rule: HOSTILE,
            file: HOSTILE,
            severity: HOSTILE,
            detail: HOSTILE,
            examples: [{ file: HOSTILE, line: 1, text: HOSTILE }],
            labels: [{ name: HOSTILE, id: HOSTILE, count: 1, of: 1, detail: HOSTILE }],
          },
        ],
        new Map(),
        1e6,
      ),
      clipHtml({ file: HOSTILE, reasons: [{ rule: HOSTILE, severity: HOSTILE, text: HOSTILE }] }, 0),
      reportPage({
        title: HOSTILE,
        overall: { status: "good", text: HOSTILE },
        verdicts: [],
        sections: [{ id: HOSTILE, title: HOSTILE, html: "" }],
        scriptHash: "",
      }),
    ];
    for (const part of parts) {
      expect(part).not.toContain("<img");
      expect(part).not.toContain("\u202e");
      expect(part).toContain("&lt;img src=x onerror=alert(1)&gt;");
    }
  });

  it("cut long texts and say how many rows there are", () => {
    expect(shownText("x".repeat(5000))).toBe(`${"x".repeat(200)}…`);
    expect(reportTable({ header: ["a"], rows: [["1"]], total: 5, rest: "all.csv" })).toContain(
      "The first 1 of 5; all in all.csv.",
    );
  });

  it("open a segment as a picture where there is one, and link to its video where not", () => {
    expect(findingsHtml([finding], new Map([["s9d-2nhuJCQ_30000", "segment-1"]]), 1e6)).toContain(
      'data-open="segment-1"',
    );
    expect(findingsHtml([finding], new Map(), 1e6)).toContain('href="https://youtu.be/s9d-2nhuJCQ?t=30"');
  });

  it("find the segments that examples name, by segment id or by the video id at their start", () => {
    const texts = ["--PJHxphWEs: Speech", "x-s9d-2nhuJCQ_30000y", "(s9d-2nhuJCQ_30000)", "expected 4 fields"];
    expect(segmentIdsOf({ ...finding, examples: texts.map((text) => ({ file: "f", line: 1, text })) })).toEqual([
      "--PJHxphWEs",
      "s9d-2nhuJCQ_30000",
    ]);
  });

  it("leave out details when the room is used up, but not the table", () => {
    const html = findingsHtml([finding, finding], new Map(), 10);
    expect(html).not.toContain("<details");
    expect(html).toContain("Details of the others are in metadata_findings.json.");
    expect(html.match(/#finding-/g)).toHaveLength(2);
  });

  it("draw a waveform of any samples, also of none and of NaN", () => {
    expect(waveformSvg(new Float32Array(0))).toContain("M0 40.0");
    expect(waveformSvg(Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY))).not.toMatch(/NaN|Infinity/);
  });
});
