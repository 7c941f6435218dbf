import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { displayMethod } from "../../src/display/shown.js";
import { segmentLanesFigure } from "../../src/figure/segmentLanes.js";
import { writeWav } from "../../src/format/wavWrite.js";
import { examples } from "../../src/task/examples.js";
import { describeLabel } from "../../src/task/labelCard.js";
import { openLabelFiles } from "../../src/task/labelFiles.js";
import { optionsOf } from "../../src/task/optionsOf.js";
import { describeSegment } from "../../src/task/segmentCard.js";
import { segmentFigure } from "../../src/task/segmentFigure.js";
import { task as showLabel } from "../../src/task/show-label.js";
import { task as showSegment } from "../../src/task/show-segment.js";
import { layoutFaults } from "../figure/layoutCheck.js";
import { fonts, newRenderer } from "../figure/renderer.js";
import { expectSvgSnapshot } from "../figure/snapshot.js";
import { quietContext } from "./context.js";

const data = "data/sample";
const SEGMENT = "synIBRHrU9P_90000";
const scratch = mkdtempSync(join(tmpdir(), "show-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A second of a rising tone, as the segment's sound. */
function soundFolder(name: string): string {
  const samples = Float32Array.from(
    { length: 16_000 },
    (_, i) => Math.sin((2 * Math.PI * (200 + i / 8) * i) / 16_000) / 2,
  );
  writeFileSync(join(scratch, name), writeWav([samples], 16_000));
  return scratch;
}

describe("show-label", () => {
  it("says what all files say of a label, and counts as the files do", async () => {
    const card = describeLabel(await openLabelFiles({ data }), "bark");
    const rows = readFileSync(join(data, "audioset_train_strong.tsv"), "utf8")
      .split("\n")
      .filter((line) => line.split("\t")[3] === card.id);
    const ms = rows.reduce(
      (sum, line) => sum + Math.round((Number(line.split("\t")[2]) - Number(line.split("\t")[1])) * 1000),
      0,
    );
    const train = card.subsets.find(({ subset }) => subset === "strong train")!;
    expect([card.id, train.count, train.segments, train.seconds]).toEqual([
      "/m/05tny_",
      rows.length,
      new Set(rows.map((line) => line.split("\t")[0])).size,
      ms / 1000,
    ]);
    expect(card.paths).toContainEqual(["Animal", "Domestic animals, pets", "Dog", "Bark"]);
    expect(card.vocabularies).toEqual({
      "447 of strong train": true,
      "416 of strong eval": true,
      "456 strong labels": true,
      "527 weak labels": true,
      "632 ontology classes": true,
    });
  });

  it("tells the two ids of Brief tone as one label", async () => {
    const files = await openLabelFiles({ data });
    for (const id of ["/t/dd00138", "/t/dd000138"]) {
      const card = describeLabel(files, id);
      expect([card.id, card.aliases]).toEqual(["/t/dd00138", ["/t/dd000138"]]);
    }
  });

  it("gives quality with an interval, and none where nobody rated", async () => {
    const files = await openLabelFiles({ data });
    const { quality } = describeLabel(files, "bark");
    expect(quality!.low).toBeLessThan(quality!.right / quality!.rated);
    expect(quality!.high).toBeGreaterThan(quality!.right / quality!.rated);
    expect(describeLabel({ ...files, ratings: [] }, "bark").quality).toBeNull();
  });

  it("knows a label that no file holds", async () => {
    const card = describeLabel(await openLabelFiles({ data }), "/m/neverseen");
    expect([card.name, card.paths, card.examples]).toEqual(["/m/neverseen", [], []]);
    expect(card.subsets.every(({ count, rank }) => count === 0 && rank === null)).toBe(true);
  });

  it("names the nearest labels where there is none of that name", async () => {
    await expect(showLabel.run(optionsOf(showLabel, { label: "Spech", data }), quietContext())).rejects.toThrow(
      /nearest: Speech \(\/m\/09x0r\)/,
    );
  });

  it("ends with the text and the JSON of one card", async () => {
    const { json, text } = await showLabel.run(
      optionsOf(showLabel, { label: "Speech", data, examples: 2 }),
      quietContext(),
    );
    expect((json as { examples: unknown[] }).examples).toHaveLength(2);
    expect(text).toContain("synthetic sample");
  });
});

describe("examples", () => {
  it("chooses the same segments again, others for another seed, and adds where more are asked for", async () => {
    const ids = async (n: number, seed: number) =>
      (await examples("Speech", { n, seed, data })).rows.map(({ segment_id }) => segment_id);
    expect(await ids(5, 1)).toEqual(await ids(5, 1));
    expect((await ids(8, 1)).slice(0, 5)).toEqual(await ids(5, 1));
    expect(await ids(5, 2)).not.toEqual(await ids(5, 1));
  });

  it("takes only events that are long enough, of the subset that is asked for", async () => {
    const { rows } = await examples("Speech", { n: 50, minSeconds: 2, subset: "strong eval", data });
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect([row.subset, row.to_seconds - row.from_seconds >= 2]).toEqual(["strong eval", true]);
    await expect(examples("Speech", { subset: "train", data })).rejects.toThrow(
      "Unknown subset: expected weak balanced_train",
    );
  });

  it("plays where the sound is there, and links where it is not", async () => {
    const { rows } = await examples("Speech", { n: 1, data });
    const audioDir = soundFolder(`${rows[0]!.segment_id.slice(0, 11)}_out.wav`);
    const shown = (await (await examples("Speech", { n: 2, data, audioDir }))[displayMethod]()) as Record<
      string,
      string
    >;
    expect(shown["text/html"]!.match(/<audio /g)).toHaveLength(1);
    const linked = (await (await examples("Speech", { n: 2, data }))[displayMethod]()) as Record<string, string>;
    expect(linked["text/html"]).toContain(`href="${rows[0]!.video}"`);
  });
});

describe("show-segment", () => {
  it("gathers a segment from all files that hold it", async () => {
    const card = describeSegment(await openLabelFiles({ data }), SEGMENT);
    expect(card.subsets).toEqual(["weak eval", "strong eval", "strong eval_framed"]);
    const lines = readFileSync(join(data, "audioset_eval_strong.tsv"), "utf8")
      .split("\n")
      .filter((line) => line.startsWith(`${SEGMENT}\t`));
    expect(card.events).toHaveLength(lines.length);
    expect(card.video).toBe("https://youtu.be/synIBRHrU9P?t=90");
  });

  it("takes a video id, and says which segments of a video there are", async () => {
    const files = await openLabelFiles({ data });
    expect(describeSegment(files, "synIBRHrU9P").segmentId).toBe(SEGMENT);
    expect(() => describeSegment(files, "synIBRHrU9P_1")).toThrow("of this video there are synIBRHrU9P_90000");
    expect(() => describeSegment(files, "aaaaaaaaaaa")).toThrow("Cannot find the segment aaaaaaaaaaa");
    expect(() => describeSegment(files, "short")).toThrow("Invalid segment");
  });

  it("writes picture and page; the page plays the sound and shows nothing foreign", async () => {
    const out = join(scratch, "out");
    const audio = soundFolder(`${SEGMENT.slice(0, 11)}_90.000.wav`);
    const { files } = await showSegment.run(
      optionsOf(showSegment, { segment: SEGMENT, data, out, audio, pngWidth: 300 }),
      quietContext(),
    );
    expect(files.map((path) => path.slice(path.lastIndexOf(".")))).toEqual([".png", ".svg", ".html"]);
    const page = readFileSync(files[2]!, "utf8");
    expect(page).toContain('src="data:audio/wav;base64,');
    expect(page).not.toMatch(/src="https?:|<link|@import/);
  });

  it("writes nothing in a dry run", async () => {
    const out = join(scratch, "dry");
    await showSegment.run(optionsOf(showSegment, { segment: SEGMENT, data, out, dryRun: true }), quietContext());
    expect(existsSync(out)).toBe(false);
  });
});

describe("the picture of a segment", () => {
  const renderer = newRenderer();
  const draw = (figure: ReturnType<typeof segmentFigure>) =>
    renderer.render(figure, { width: Number(figure.layout.width), height: Number(figure.layout.height) });

  it("is drawn as committed, without texts that meet", async () => {
    const svg = await draw(segmentFigure(describeSegment(await openLabelFiles({ data }), SEGMENT)));
    expect(layoutFaults(svg, fonts)).toEqual([]);
    expectSvgSnapshot("segment_lanes", svg);
  });

  it("has one time axis for labels, frames and sound", async () => {
    const card = describeSegment(await openLabelFiles({ data }), SEGMENT);
    const { layout } = segmentFigure(card, { file: "a.wav", samples: new Float32Array(160_000), sampleRate: 16_000 });
    const axes = ["xaxis", "xaxis3", "xaxis4", "xaxis5"].map(
      (name) => layout[name] as { domain: number[]; range: number[]; matches?: string },
    );
    expect(new Set(axes.map(({ domain, range }) => JSON.stringify([domain, range]))).size).toBe(1);
    expect(axes.slice(1).map(({ matches }) => matches)).toEqual(["x", "x", "x"]);
  });

  it("gives events of one label that overlap a track each, and a stroke to those too short to be seen", () => {
    const event = (startMs: number, endMs: number) => ({ id: "/m/a", name: "A", startMs, endMs });
    const { data: traces } = segmentLanesFigure({
      title: "",
      subtitle: "",
      address: "",
      lengthMs: 10_000,
      events: [event(1000, 3000), event(2000, 4000), event(5000, 5001)],
      frames: [],
      weak: [],
    });
    const [bars, strokes] = traces as { y: number[]; width?: number[]; x: number[] }[];
    expect(bars!.y[0]).toBeLessThan(bars!.y[1]!);
    expect(bars!.width).toEqual([0.33, 0.33]);
    expect(strokes!.x).toEqual([5.0005]);
  });

  it("shows hostile names as text, and segments without any label", async () => {
    const hostile = `<img src=x onerror=alert(1)>%{x} & "quotes"`;
    const svg = await draw(
      segmentLanesFigure({
        title: hostile,
        subtitle: hostile,
        address: "https://youtu.be/aaaaaaaaaaa",
        lengthMs: 10_000,
        events: [{ id: "/m/a", name: hostile, startMs: 0, endMs: 1 }],
        frames: [],
        weak: [{ id: "/m/b", name: hostile }],
      }),
    );
    expect(svg).not.toContain("<img");
    expect(svg).toContain("&lt;img src=x");
    await draw(
      segmentLanesFigure({
        title: "None",
        subtitle: "",
        address: "",
        lengthMs: 10_000,
        events: [],
        frames: [],
        weak: [],
      }),
    );
  });
});
