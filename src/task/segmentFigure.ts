import type { Figure } from "../figure/figureValue.js";
import { segmentLanesFigure } from "../figure/segmentLanes.js";
import { peakEnvelope } from "../signal/envelope.js";
import { spectrogramPicture } from "../signal/spectrogramPicture.js";
import type { SegmentAudio } from "./segmentAudio.js";
import type { SegmentCard } from "./segmentCard.js";

const POINTS = 1200;

/** The picture of a segment: its labels over time, and its sound where that is given. */
export function segmentFigure(card: SegmentCard, audio?: SegmentAudio): Figure {
  const { segmentId, startMs, lengthMs, video, subsets, events, frames, weak, synthetic } = card;
  const seconds = (ms: number) => String(ms / 1000);
  return segmentLanesFigure({
    title: `Segment ${segmentId}: what is heard when`,
    subtitle: [
      subsets.join(", "),
      `${seconds(startMs)} to ${seconds(startMs + lengthMs)} s of the video`,
      ...(synthetic ? ["synthetic sample, there is no such video"] : []),
    ].join(" · "),
    address: video,
    lengthMs,
    events,
    frames,
    weak,
    ...(audio
      ? {
          sound: {
            envelope: peakEnvelope(audio.samples, POINTS),
            spectrum: spectrogramPicture(audio.samples, audio.sampleRate),
            seconds: audio.samples.length / audio.sampleRate,
          },
        }
      : {}),
  });
}
