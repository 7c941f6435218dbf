import { segmentIdOf } from "../format/ids.js";
import { strongHeader } from "../format/strongLine.js";
import { formatMs } from "../format/time.js";
import type { SampleEvent } from "./sampleEvents.js";
import type { SampleSegment } from "./sampleSegments.js";
import type { SeededRandom } from "./seededRandom.js";

const FRAME_MS = 960;
/** The last frame of a 10 s segment starts at 8.64 s; what comes after 9.6 s is not rated. */
const FRAMES = 10;
/** Shares of the frames that were rated, where the label sounds and where it does not. */
const RATED_SOUNDING = 0.8;
const RATED_SILENT = 0.2;

/** A strong file in the official form: the rows of a segment stand together, by onset. */
export function strongFileText(
  segments: readonly SampleSegment[],
  events: readonly (readonly SampleEvent[])[],
): string {
  const rows = segments.flatMap((segment, i) => events[i]!.map((event) => strongRow(segment, event)));
  return `${[strongHeader(false), ...rows].join("\n")}\n`;
}

/**
 * A framed file in the official form, over segments with their events: some of the 0.96 s frames are rated for some labels.
 * PRESENT where an event of the label sounds in the frame; NOT_PRESENT for a label of the segment that is silent in the frame,
 * or for another segment's label that this one lacks. A frame without a row is unknown.
 */
export function framedFileText(
  random: SeededRandom,
  segments: readonly SampleSegment[],
  events: readonly (readonly SampleEvent[])[],
): string {
  const known = [...new Set(events.flatMap((list) => list.map((event) => event.id)))].sort();
  const rows = segments.flatMap((segment, at) => {
    const found = events[at]!;
    const present = new Set(found.map((event) => event.id));
    const absent = random
      .shuffled(known)
      .filter((id) => !present.has(id))
      .slice(0, 2);
    const frames = Math.min(FRAMES, Math.floor(segment.lengthMs / FRAME_MS));
    const rated: { frame: SampleEvent; sounds: boolean }[] = [];
    for (const id of [...present, ...absent]) {
      for (let i = 0; i < frames; i++) {
        const frame = { id, startMs: i * FRAME_MS, endMs: (i + 1) * FRAME_MS };
        const sounds = found.some((event) => event.id === id && intersects(event, frame));
        if (random.chance(sounds ? RATED_SOUNDING : RATED_SILENT)) rated.push({ frame, sounds });
      }
    }
    rated.sort((a, b) => a.frame.startMs - b.frame.startMs || (a.frame.id < b.frame.id ? -1 : 1));
    const texts = rated.map(
      ({ frame, sounds }) => `${strongRow(segment, frame)}\t${sounds ? "PRESENT" : "NOT_PRESENT"}`,
    );
    return texts;
  });
  return `${[strongHeader(true), ...rows].join("\n")}\n`;
}

function intersects(a: SampleEvent, b: SampleEvent): boolean {
  return a.startMs < b.endMs && a.endMs > b.startMs;
}

function strongRow({ ytid, startMs }: SampleSegment, event: SampleEvent): string {
  return [segmentIdOf(ytid, startMs), formatMs(event.startMs), formatMs(event.endMs), event.id].join("\t");
}
