import { SAMPLE_LABELS } from "./sampleLabels.js";
import {
  type EventShape,
  RARE_SOUNDS,
  SAMPLE_SCENES,
  type Scene,
  type SceneSound,
  SHAPE_MS,
  SHAPE_SHARES,
} from "./sampleScenes.js";
import type { SampleSegment } from "./sampleSegments.js";
import type { SeededRandom } from "./seededRandom.js";

/** An event of the synthetic sample; times in ms within its segment. */
export interface SampleEvent {
  readonly startMs: number;
  readonly endMs: number;
  readonly id: string;
}

const STRONG = new Map(SAMPLE_LABELS.filter((label) => label.strongName).map((label) => [label.id, label]));
/** Raters gave the more general label as well in about this share of the events. */
const WITH_PARENT = 0.04;
/** Train was labelled more finely than eval: there the small background sounds are rarer. */
const RARER_IN_EVAL = new Map([
  ["/t/dd00099", 0.2],
  ["/m/093_4n", 0.3],
  ["/m/07qjznt", 0.35],
  ["/t/dd00077", 0.5],
  ["/t/dd00109", 0.4],
]);

/**
 * Invents the events of every segment of one split, each list ordered by onset, at least one event a segment.
 * Rare sounds and exact duplicates go to the first `described` segments, those of the strong file.
 */
export function sampleEvents(
  random: SeededRandom,
  split: "train" | "eval",
  segments: readonly SampleSegment[],
  described: number,
): SampleEvent[][] {
  const events = segments.map((segment) => {
    const scene = random.pick(SAMPLE_SCENES, (one) => one[split]);
    let found = sceneEvents(random, split, scene, segment.lengthMs);
    while (found.length === 0) found = sceneEvents(random, split, scene, segment.lengthMs);
    return found;
  });
  for (const [id, train, inEval, shape] of RARE_SOUNDS) {
    for (let i = 0; i < (split === "train" ? train : inEval); i++) {
      const at = random.below(described);
      events[at]!.push(place(random, id, shape, segments[at]!.lengthMs));
    }
  }
  // The official files hold a few exact duplicates: so does this one.
  const doubled = events[random.below(described)]!;
  doubled.push(doubled[0]!);
  for (const list of events) list.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs || (a.id < b.id ? -1 : 1));
  return events;
}

function sceneEvents(random: SeededRandom, split: "train" | "eval", scene: Scene, lengthMs: number): SampleEvent[] {
  const events: SampleEvent[] = [];
  const busy = 0.25 + 1.5 * random.next();
  for (const sound of scene.sounds) {
    const rate = sound.rate * (split === "eval" ? (RARER_IN_EVAL.get(sound.id) ?? 1) : 1);
    const count = howMany(random, sound, rate, busy);
    for (let i = 0; i < count; i++) {
      const event = place(random, sound.id, sound.shape, lengthMs);
      events.push(event);
      const parent = STRONG.get(sound.id)?.parents?.find((id) => STRONG.has(id));
      if (parent !== undefined && random.chance(WITH_PARENT)) events.push({ ...event, id: parent });
    }
  }
  return events;
}

function howMany(random: SeededRandom, { shape }: SceneSound, rate: number, busy: number): number {
  if (shape === "whole" || rate < 0.3) return random.chance(rate) ? 1 : 0;
  // Spread evenly from none to twice the rate, the fraction decided by chance.
  return Math.floor(rate * busy * 2 * random.next() + random.next());
}

function place(random: SeededRandom, id: string, shape: EventShape, lengthMs: number): SampleEvent {
  if (shape === "whole") {
    // One in eight begins or ends inside the segment.
    const part = random.chance(0.125) ? Math.floor(lengthMs * (0.2 + 0.6 * random.next())) : 0;
    const late = part > 0 && random.chance(0.5);
    return { id, startMs: late ? part : 0, endMs: part > 0 && !late ? part : lengthMs };
  }
  const wanted = drawLength(random, SHAPE_MS[shape]);
  // The segment is a window on a longer recording: events that begin before it or end after it are cut at its edges.
  const onset = Math.floor((lengthMs + wanted) * random.next()) - wanted;
  const startMs = Math.max(0, onset);
  const endMs = Math.min(lengthMs, onset + wanted);
  return endMs > startMs ? { id, startMs, endMs } : place(random, id, shape, lengthMs);
}

function drawLength(random: SeededRandom, lengths: readonly number[]): number {
  const u = random.next();
  const i = SHAPE_SHARES.findIndex((share) => share > u) - 1;
  const within = (u - SHAPE_SHARES[i]!) / (SHAPE_SHARES[i + 1]! - SHAPE_SHARES[i]!);
  return Math.round(lengths[i]! + within * (lengths[i + 1]! - lengths[i]!));
}
