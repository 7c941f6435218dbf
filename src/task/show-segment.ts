import { join } from "node:path";
import { segmentPage } from "../display/segmentPage.js";
import { playerBundle } from "../display/sound.js";
import { tableBundle } from "../display/table.js";
import type { Figure, FigurePart } from "../figure/figureValue.js";
import { formatCount } from "../format/numberText.js";
import { readText } from "../io/readBytes.js";
import { drawFigures } from "../io/render.js";
import { writeWhole } from "../io/writeFile.js";
import { dataParams, figureParams, readParams, runParams } from "./commonParams.js";
import { named } from "./figureSize.js";
import { openLabelFiles } from "./labelFiles.js";
import { vocabularyFiles } from "./loadNames.js";
import { chooseData, chooseOut, findLabelFiles } from "./readReports.js";
import { findSegmentAudio, readSegmentAudio, type SegmentAudio } from "./segmentAudio.js";
import { describeSegment, type SegmentCard } from "./segmentCard.js";
import { segmentFigure } from "./segmentFigure.js";
import { textTable } from "./table.js";
import { defineTask } from "./task.js";

/** The picture of one segment. */
export const task = defineTask({
  name: "show-segment",
  about: "One segment: a lane for each label over its time, weak labels beside it, its sound, a link to the video.",
  params: {
    segment: {
      default: "",
      required: true,
      positional: true,
      value: "ID",
      about: "A segment id (video id, _, start in ms), or a video id for its first segment.",
    },
    ...dataParams,
    audio: { default: "", value: "DIR", about: "Folder with WAV files of segments, searched whole." },
    formats: {
      default: ["png", "svg", "html"] as readonly string[],
      choices: ["png", "svg", "html"],
      value: "FORMAT...",
      about: "Which files to write: pictures, and a page that plays the sound (the svg lies beside it).",
    },
    pngWidth: figureParams.pngWidth,
    ...readParams,
    ...runParams,
  },
  async run(options, { signal }) {
    const out = chooseOut(options.out);
    const findAudio = findSegmentAudio(options.audio);
    if (options.dryRun) {
      const folder = chooseData(options.data);
      const read = [...findLabelFiles(folder).map(({ path }) => path), ...options.names, ...vocabularyFiles(folder)];
      const write = options.formats.map((ending) => join(out, `segment_ID.${ending}`));
      const text = [...read.map((path) => `would read  ${path}`), ...write.map((path) => `would write ${path}`)];
      return { json: { dryRun: true, read, write }, text: text.join("\n"), files: [] };
    }
    const card = describeSegment(await openLabelFiles(options), options.segment);
    const file = findAudio(card.segmentId);
    const audio = file === undefined ? undefined : await readSegmentAudio(file);
    const figure = segmentFigure(card, audio);
    const name = `segment_${card.segmentId}`;
    const [png, svg] = [options.formats.includes("png"), options.formats.some((format) => format !== "png")];
    const files = await drawFigures([named(name, figure)], {
      outDir: out,
      formats: png && svg ? "both" : png ? "png" : "svg",
      pngWidth: options.pngWidth,
      signal,
    });
    if (options.formats.includes("html")) {
      const page = join(out, `${name}.html`);
      writeWhole(page, pageOf(card, figure, await readText(join(out, `${name}.svg`)), audio));
      files.push(page);
    }
    return { json: { ...card, audio: file ?? null, files }, text: segmentText(card, files), files };
  },
});

/** The events of a segment as rows of texts. */
export function eventRows({ events }: SegmentCard): { header: string[]; rows: string[][] } {
  const seconds = (ms: number) => (ms / 1000).toFixed(3);
  return {
    header: ["label_id", "name", "from (s)", "to (s)", "seconds"],
    rows: events.map(({ id, name, startMs, endMs }) => [
      id,
      name,
      seconds(startMs),
      seconds(endMs),
      seconds(endMs - startMs),
    ]),
  };
}

/** The weak labels of a segment as rows of texts. */
export function weakRows({ weak }: SegmentCard): { header: string[]; rows: string[][] } {
  return { header: ["label_id", "name"], rows: weak.map(({ id, name }) => [id, name]) };
}

function pageOf(card: SegmentCard, figure: Figure, picture: string, audio: SegmentAudio | undefined): string {
  const { domain, range } = figure.layout.xaxis as FigurePart as { domain: [number, number]; range: [number, number] };
  const html = (table: { header: string[]; rows: string[][] }, caption: string) =>
    String(tableBundle(table, { first: 1000, caption })["text/html"]);
  return segmentPage({
    title: `Segment ${card.segmentId}`,
    address: card.video,
    picture,
    time: { from: domain[0], to: domain[1], seconds: range[1] },
    player: audio ? String(playerBundle(audio.samples, audio.sampleRate, { name: card.segmentId })["text/html"]) : "",
    tables: [
      ...(card.events.length > 0 ? [html(eventRows(card), "Events")] : []),
      ...(card.weak.length > 0 ? [html(weakRows(card), "Weak labels")] : []),
    ],
  });
}

function segmentText(card: SegmentCard, files: readonly string[]): string {
  const { header, rows } = eventRows(card);
  const rated = new Set(card.frames.map(({ id }) => id)).size;
  return [
    `${card.segmentId} in ${card.subsets.join(", ")}`,
    `video        ${card.video}`,
    `weak labels  ${card.weak.map(({ id, name }) => `${name} (${id})`).join("; ") || "none"}`,
    ...(card.frames.length > 0 ? [`frames       ${formatCount(card.frames.length)} rated of ${rated} labels`] : []),
    ...(card.others.length > 0 ? [`also         ${card.others.join(", ")}`] : []),
    "",
    ...(rows.length > 0 ? [textTable(header, rows), ""] : []),
    ...(card.synthetic ? ["This is the synthetic sample: there is no such video."] : []),
    ...files,
  ].join("\n");
}
