import { join } from "node:path";
import { segmentPage } from "../display/segmentPage.js";
import { type Shown, shown } from "../display/shown.js";
import { playerBundle } from "../display/sound.js";
import { tableBundle } from "../display/table.js";
import type { Figure, FigurePart } from "../figure/figureValue.js";
import { isSegmentId } from "../format/ids.js";
import { formatCount } from "../format/numberText.js";
import { readText } from "../io/readBytes.js";
import { drawFigures } from "../io/render.js";
import { writeWhole } from "../io/writeFile.js";
import { dataParams, figureParams, readParams, runParams } from "./commonParams.js";
import { named } from "./figureSize.js";
import { openLabelFiles } from "./labelFiles.js";
import { vocabularyFiles } from "./loadNames.js";
import { quietContext } from "./optionsOf.js";
import { chooseData, chooseOut, findLabelFiles } from "./readReports.js";
import { findSegmentAudio, readSegmentAudio, type SegmentAudio } from "./segmentAudio.js";
import { describeSegment, type SegmentCard } from "./segmentCard.js";
import { segmentFigure } from "./segmentFigure.js";
import { textTable } from "./table.js";
import { type Context, defineTask, type Options, type Params } from "./task.js";

const params = {
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
} as const satisfies Params;

type Chosen = Options<typeof params>;

/** The picture of one segment. */
export const task = defineTask({
  name: "show-segment",
  about: "One segment: a lane for each label over its time, weak labels beside it, its sound, a link to the video.",
  params,
  async run(options, context) {
    const out = chooseOut(options.out);
    if (options.dryRun) {
      const folder = chooseData(options.data);
      const read = [...findLabelFiles(folder).map(({ path }) => path), ...options.names, ...vocabularyFiles(folder)];
      const id = isSegmentId(options.segment) ? options.segment : `${options.segment}_START`;
      const endings = new Set(options.formats.flatMap((format) => (format === "html" ? ["svg", "html"] : format)));
      const write = [...endings].map((ending) => join(out, `segment_${id}.${ending}`));
      const text = [...read.map((path) => `would read  ${path}`), ...write.map((path) => `would write ${path}`)];
      return { json: { dryRun: true, read, write }, text: text.join("\n"), files: [] };
    }
    const card = await describe(options);
    const audio = await sound(card, options);
    const files = await write(card, audio, { ...options, out }, context);
    return { json: { ...card, audio: audio?.file ?? null, files }, text: segmentText(card, files), files };
  },
});

/** Looks the segment up in all label files of the folder. */
export async function describe(
  options: Pick<Chosen, "segment" | "data" | "names" | "skipBadRows">,
): Promise<SegmentCard> {
  return describeSegment(await openLabelFiles(options), options.segment);
}

/** The segment's sound, where the folder of `audio` has it. */
export async function sound(card: SegmentCard, { audio }: Pick<Chosen, "audio">): Promise<SegmentAudio | undefined> {
  const file = findSegmentAudio(audio)(card.segmentId);
  return file === undefined ? undefined : readSegmentAudio(file);
}

/** The picture: a lane for each label over the segment's time, and the sound. */
export function picture(card: SegmentCard, audio?: SegmentAudio): Figure {
  return segmentFigure(card, audio);
}

/** Something to play the sound with; a sentence where there is none. */
export function player(card: SegmentCard, audio?: SegmentAudio): Shown {
  if (audio) return shown(() => playerBundle(audio.samples, audio.sampleRate, { name: card.segmentId }));
  return shown(() => ({ "text/plain": `No sound of ${card.segmentId} is here; its video: ${card.video}` }));
}

/** The events in order of the file. */
export function events(card: SegmentCard): Shown {
  return shown(() => tableBundle(eventRows(card), { first: 100 }));
}

/** Writes pictures and page; returns their paths. */
export async function write(
  card: SegmentCard,
  audio: SegmentAudio | undefined,
  { out: given, formats, pngWidth }: Pick<Chosen, "out" | "formats" | "pngWidth">,
  { signal }: Context = quietContext,
): Promise<string[]> {
  const out = chooseOut(given);
  const figure = picture(card, audio);
  const name = `segment_${card.segmentId}`;
  const [png, svg] = [formats.includes("png"), formats.some((format) => format !== "png")];
  const endings = png && svg ? "both" : png ? "png" : "svg";
  const files = await drawFigures([named(name, figure)], { outDir: out, formats: endings, pngWidth, signal });
  if (!formats.includes("html")) return files;
  const page = join(out, `${name}.html`);
  writeWhole(page, pageOf(card, figure, await readText(join(out, `${name}.svg`)), audio));
  return [...files, page];
}

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
