import { join } from "node:path";
import { filterStrong, filterWeak } from "../analysis/filterColumns.js";
import { toBase64 } from "../display/base64.js";
import { escapeHtml, linkHtml } from "../display/html.js";
import { type ShownFinding, segmentIdsOf } from "../display/reportFindings.js";
import { isSegmentId, isYtid, YTID_LENGTH } from "../format/ids.js";
import { readText } from "../io/readBytes.js";
import { drawFigures } from "../io/render.js";
import { scratchFolder } from "../io/scratchFolder.js";
import { named } from "./figureSize.js";
import { type LabelFiles, openLabelFiles } from "./labelFiles.js";
import { findSegmentAudio, readSegmentAudio } from "./segmentAudio.js";
import { describeSegment, type SegmentCard } from "./segmentCard.js";
import { segmentFigure } from "./segmentFigure.js";
import type { Context } from "./task.js";

/** An SVG document as a picture: as such it can neither run nor load anything. */
export function pictureHtml(svg: string, alt: string): string {
  return `<img alt="${escapeHtml(alt)}" src="data:image/svg+xml;base64,${toBase64(new TextEncoder().encode(svg))}">`;
}

/** Segments that open as pictures. */
export interface Pictures {
  /** The dialog of each segment. */
  readonly dialogs: ReadonlyMap<string, string>;
  readonly html: string;
}

/** Draws the first segments that errors and warnings name, as show-segment does, each in a dialog of its own; none without label files. */
export async function drawSegments(
  findings: readonly ShownFinding[],
  options: {
    readonly data: string;
    readonly audio: string;
    readonly names: readonly string[];
    readonly pictures: number;
  },
  room: number,
  { terminal, signal }: Context,
): Promise<Pictures> {
  // One segment of every finding first, then the second ones: each rule gets a picture before any gets two.
  const lists = findings.map((finding) =>
    [...new Set(segmentIdsOf(finding))].filter((id) => isSegmentId(id) || isYtid(id)),
  );
  const turns = Array.from({ length: Math.max(0, ...lists.map(({ length }) => length)) }, (_, i) =>
    lists.flatMap((ids) => ids[i] ?? []),
  );
  const wanted = [...new Set(turns.flat())].slice(0, Math.max(0, options.pictures));
  if (wanted.length === 0 || room === 0) return { dialogs: new Map(), html: "" };
  const dialogs = new Map<string, string>();
  const parts: string[] = [];
  const folder = scratchFolder();
  try {
    const files = onlyVideos(await openLabelFiles({ ...options, skipBadRows: true }), wanted);
    const findAudio = findSegmentAudio(options.audio);
    const figures = [];
    const videos = new Map<string, string>();
    for (const id of wanted) {
      const card = tryDescribe(files, id);
      if (card === undefined) continue;
      const file = findAudio(card.segmentId);
      videos.set(id, card.video);
      figures.push(
        named(`segment_${id}`, segmentFigure(card, file === undefined ? undefined : await readSegmentAudio(file))),
      );
    }
    await drawFigures(figures, { outDir: folder.path, formats: "svg", signal });
    let left = room;
    for (const id of videos.keys()) {
      const html = pictureHtml(await readText(join(folder.path, `segment_${id}.svg`)), `labels of ${id} over time`);
      if (html.length > left) continue;
      left -= html.length;
      dialogs.set(id, `segment-${id}`);
      parts.push(
        `<dialog id="segment-${id}"><button type="button" data-close>Close</button>${html}<p>${linkHtml(videos.get(id)!, `Video: ${videos.get(id)}`)}</p></dialog>`,
      );
    }
  } catch (error) {
    if (signal.aborted) throw error;
    terminal.note(`No pictures of segments: ${(error as Error).message}`);
  } finally {
    folder.remove();
  }
  return { dialogs, html: parts.join("\n") };
}

/** A segment's card; undefined where the label files do not have it: the text only looked like an id, or the data are others. */
function tryDescribe(files: LabelFiles, id: string): SegmentCard | undefined {
  try {
    return describeSegment(files, id);
  } catch {
    return undefined;
  }
}

/** The label files with the rows of these segments' videos alone: each look-up would go through all of them. */
function onlyVideos(files: LabelFiles, ids: readonly string[]): LabelFiles {
  const segments = ids.map((id) => id.slice(0, YTID_LENGTH));
  const kept = files.files.map((file) => ({
    ...file,
    columns: "ytid" in file.columns ? filterWeak(file.columns, { segments }) : filterStrong(file.columns, { segments }),
  }));
  return { ...files, files: kept };
}
