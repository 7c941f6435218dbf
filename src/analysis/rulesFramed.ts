import { type Corpus, labelText, lineOf, type StrongFile } from "./corpus.js";
import { createTally, type Finding, labelFindings, type Rule } from "./rule.js";

/** Framed files rate frames of this length, from the segment's start. */
export const FRAME_MS = 960;
/** The last frame of a ten-second segment ends here; what lies behind is never rated. */
const RATED_MS = 9_600;

/** Rules about framed files, by themselves and against the file of events of the same segments. */
export const framedRules: readonly Rule[] = [
  {
    id: "framed-contradiction",
    sentence: "No frame is rated both PRESENT and NOT_PRESENT for a label.",
    severity: "error",
    check: (corpus) => corpus.strong.filter(isFramed).flatMap((file) => contradictions(corpus, file)),
  },
  {
    id: "framed-grid",
    sentence: "Frames are 0.96 s long and start at multiples of 0.96 s.",
    severity: "error",
    check: ({ strong }) =>
      strong.filter(isFramed).flatMap((file) => {
        const { rows, startMs, endMs, segmentIds, segment } = file.columns;
        const tally = createTally(file.file, "frames");
        for (let row = 0; row < rows; row++) {
          if (startMs[row]! % FRAME_MS !== 0 || endMs[row]! - startMs[row]! !== FRAME_MS)
            tally.add(
              lineOf(file, row),
              () => `${segmentIds[segment[row]!]}: ${startMs[row]! / 1000} to ${endMs[row]! / 1000} s`,
            );
        }
        return tally.findings({ of: rows });
      }),
  },
  {
    id: "frame-without-event",
    sentence: "A frame rated PRESENT meets an event of its label in the strong evaluation file.",
    severity: "warning",
    check: (corpus) => againstEvents(corpus, framesWithoutEvent),
  },
  {
    id: "event-without-frame",
    sentence: "An event meets a frame of its label that is rated PRESENT (in segments that are rated, before 9.6 s).",
    severity: "warning",
    check: (corpus) => againstEvents(corpus, eventsWithoutFrame),
  },
];

function isFramed({ subset }: StrongFile): boolean {
  return subset.framed;
}

function contradictions(corpus: Corpus, file: StrongFile): Finding[] {
  const { columns, order, offset } = file;
  const { label, labelIds, startMs, present, segmentIds } = columns;
  const tally = createTally(file.file, "frames");
  // The first row of each label and frame in its segment. Rows off the grid are another rule's.
  const frames = RATED_MS / FRAME_MS;
  const first = new Int32Array(labelIds.length * frames).fill(-1);
  const segmentOf = new Int32Array(first.length).fill(-1);
  for (let s = 0; s < segmentIds.length; s++) {
    for (let i = offset[s]!; i < offset[s + 1]!; i++) {
      const row = order[i]!;
      const frame = startMs[row]! / FRAME_MS;
      if (!Number.isInteger(frame) || frame >= frames) continue;
      const place = label[row]! * frames + frame;
      const before = first[place]!;
      if (segmentOf[place] === s && present![row] !== present![before])
        tally.add(
          lineOf(file, row),
          () =>
            `${segmentIds[s]} ${labelText(corpus, labelIds[label[row]!]!, "strong")} at ${startMs[row]! / 1000} s against line ${lineOf(file, before)}`,
        );
      if (segmentOf[place] === s) continue;
      segmentOf[place] = s;
      first[place] = row;
    }
  }
  return tally.findings({ of: columns.rows });
}

type Compare = (corpus: Corpus, framed: StrongFile, events: StrongFile, partner: Int32Array) => Finding[];

/** Calls `compare` with the framed file and the evaluation file of events; `partner` tells each framed segment's number there, or -1. */
function againstEvents(corpus: Corpus, compare: Compare): Finding[] | string {
  const framed = corpus.strong.find(isFramed);
  const events = corpus.strong.find(({ subset }) => subset.name === "eval");
  if (!framed || !events) return "needs the strong evaluation file and the framed one";
  const numbers = new Map(events.columns.segmentIds.map((id, s) => [id, s]));
  return compare(
    corpus,
    framed,
    events,
    Int32Array.from(framed.columns.segmentIds, (id) => numbers.get(id) ?? -1),
  );
}

function framesWithoutEvent(corpus: Corpus, framed: StrongFile, events: StrongFile, partner: Int32Array): Finding[] {
  const { label, labelIds, startMs, endMs, present, segmentIds, segment, rows } = framed.columns;
  const other = events.columns;
  const toOther = numbersIn(labelIds, other.labelIds);
  const tally = createTally(framed.file, "frames");
  const counts = new Float64Array(labelIds.length);
  const all = new Float64Array(labelIds.length);
  let presentFrames = 0;
  for (let row = 0; row < rows; row++) {
    const s = partner[segment[row]!]!;
    if (present![row] !== 1 || s < 0) continue;
    presentFrames++;
    all[label[row]!]!++;
    const wanted = toOther[label[row]!]!;
    let met = false;
    for (let i = events.offset[s]!; i < events.offset[s + 1]! && !met; i++) {
      const event = events.order[i]!;
      met = other.label[event] === wanted && other.startMs[event]! < endMs[row]! && startMs[row]! < other.endMs[event]!;
    }
    if (met) continue;
    counts[label[row]!]!++;
    tally.add(
      lineOf(framed, row),
      () =>
        `${segmentIds[segment[row]!]} ${labelText(corpus, labelIds[label[row]!]!, "strong")} at ${startMs[row]! / 1000} s`,
    );
  }
  return tally.findings({ of: presentFrames, labels: labelFindings(labelIds, counts, all) });
}

function eventsWithoutFrame(corpus: Corpus, framed: StrongFile, events: StrongFile, partner: Int32Array): Finding[] {
  const { label, labelIds, startMs, endMs, segmentIds } = events.columns;
  const frames = framed.columns;
  const toFramed = numbersIn(labelIds, frames.labelIds);
  const tally = createTally(events.file, "events");
  const counts = new Float64Array(labelIds.length);
  const all = new Float64Array(labelIds.length);
  let compared = 0;
  let unrated = 0;
  partner.forEach((s, f) => {
    if (s < 0) return;
    const rated = framed.order.subarray(framed.offset[f]!, framed.offset[f + 1]!);
    for (let i = events.offset[s]!; i < events.offset[s + 1]!; i++) {
      const event = events.order[i]!;
      if (startMs[event]! >= RATED_MS) continue;
      compared++;
      all[label[event]!]!++;
      let met = false;
      let known = false;
      for (const row of rated) {
        if (frames.label[row] !== toFramed[label[event]!]) continue;
        known = true;
        met ||=
          frames.present![row] === 1 && frames.startMs[row]! < endMs[event]! && startMs[event]! < frames.endMs[row]!;
      }
      if (met) continue;
      if (!known) unrated++;
      counts[label[event]!]!++;
      tally.add(
        lineOf(events, event),
        () =>
          `${segmentIds[s]} ${labelText(corpus, labelIds[label[event]!]!, "strong")} from ${startMs[event]! / 1000} to ${endMs[event]! / 1000} s`,
      );
    }
  });
  const detail = `${unrated} of them are of labels that the framed file does not rate in the segment.`;
  return tally.findings({ of: compared, detail, labels: labelFindings(labelIds, counts, all) });
}

/** For each id its number in another list, or -1. */
function numbersIn(ids: readonly string[], others: readonly string[]): Int32Array {
  const numbers = new Map(others.map((id, i) => [id, i]));
  return Int32Array.from(ids, (id) => numbers.get(id) ?? -1);
}
