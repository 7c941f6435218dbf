/** How events are cut into clips; times in whole milliseconds. */
export interface CutRule {
  readonly clipMs: number;
  /** From one clip's start to the next; equal to clipMs in the published rule. */
  readonly hopMs: number;
  /** What becomes of a clip shorter than clipMs: kept as it is (published), dropped, or lengthened at its end to clipMs. */
  readonly short: "keep" | "drop" | "pad";
}

/** How clips are made: by the events, or on a grid of places (then `short` says nothing). */
export interface ClipRule extends CutRule {
  readonly grid: boolean;
}

/**
 * How many whole clips an event of `durationMs` gives: those that start at the onset and every hop after it and end by the offset.
 */
function wholeClips(durationMs: number, { clipMs, hopMs }: CutRule): number {
  return durationMs < clipMs ? 0 : Math.floor((durationMs - clipMs) / hopMs) + 1;
}

/** Start of the clip that covers what the whole clips leave of an event, from its onset; -1 where nothing is left or it is dropped. */
function restStart(durationMs: number, whole: number, { clipMs, hopMs, short }: CutRule): number {
  const covered = whole === 0 ? 0 : (whole - 1) * hopMs + clipMs;
  const next = whole * hopMs;
  if (covered >= durationMs || next >= durationMs) return -1;
  const start = 2 * (durationMs - next) >= clipMs ? next : Math.max(durationMs - clipMs, 0);
  return short === "drop" && durationMs - start < clipMs ? -1 : start;
}

/**
 * Number of clips that an event gives. Published rule (hop = clip length L, short clips kept): ceil(duration / L), 0 for an event
 * without length.
 */
export function countClips(startMs: number, endMs: number, rule: CutRule): number {
  const whole = wholeClips(endMs - startMs, rule);
  return whole + (restStart(endMs - startMs, whole, rule) < 0 ? 0 : 1);
}

/**
 * Cuts an event into clips [start, end]. Published rule: floor(d / L) whole clips from the onset; a rest of at least L / 2 gives one more,
 * shorter clip to the offset; a smaller rest the clip [max(offset - L, onset), offset]. With another hop the rest is what lies past
 * the last whole clip, and its clip starts at the next hop by the same rule; past a gap (hop > L) there is none. No clip starts
 * before the event, and none but a padded one ends after it.
 */
export function cutEvent(startMs: number, endMs: number, rule: CutRule): [startMs: number, endMs: number][] {
  const count = countClips(startMs, endMs, rule);
  return Array.from({ length: count }, (_, i) => {
    const from = clipStart(startMs, endMs, i, rule);
    return [from, clipEnd(from, endMs, rule)];
  });
}

/** Start of clip i (from 0) of an event. */
export function clipStart(startMs: number, endMs: number, i: number, rule: CutRule): number {
  const whole = wholeClips(endMs - startMs, rule);
  return startMs + (i < whole ? i * rule.hopMs : restStart(endMs - startMs, whole, rule));
}

/** End of a clip that starts at `clipStartMs`. */
export function clipEnd(clipStartMs: number, endMs: number, { clipMs, short }: CutRule): number {
  return short === "pad" ? clipStartMs + clipMs : Math.min(clipStartMs + clipMs, endMs);
}
