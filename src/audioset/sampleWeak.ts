import { formatMs } from "../format/time.js";
import type { SampleEvent } from "./sampleEvents.js";
import { SAMPLE_LABELS } from "./sampleLabels.js";
import type { SampleSegment } from "./sampleSegments.js";
import type { SeededRandom } from "./seededRandom.js";

/** A row of an invented weak list. */
export interface SampleWeakRow {
  readonly segment: SampleSegment;
  readonly labelIds: readonly string[];
}

const LABELS = new Map(SAMPLE_LABELS.map((label) => [label.id, label]));
const MUSIC = "/m/04rlf";
const SPEECH = "/m/09x0r";
/** The weak lists name instruments where the strong files only say music. */
const INSTRUMENTS = ["/m/04szw", "/m/0fx80y", "/m/0342h", "/m/0l14md", "/m/026t6"];
/** A label that sounds for less than this is often not worth a weak label. */
const BRIEF_MS = 600;

/** Invents the weak labels of a segment from its events: mostly what sounds long, sometimes the more general label, at least one. */
export function sampleWeakRow(
  random: SeededRandom,
  segment: SampleSegment,
  events: readonly SampleEvent[],
): SampleWeakRow {
  const soundingMs = new Map<string, number>();
  for (const { id, startMs, endMs } of events) soundingMs.set(id, (soundingMs.get(id) ?? 0) + endMs - startMs);
  const found = new Set<string>();
  for (const [id, ms] of soundingMs) {
    const parents = LABELS.get(id)!.parents ?? [];
    if (isWeak(id) && random.chance(ms < BRIEF_MS ? 0.25 : 0.65)) found.add(id);
    // Speech and Music are given wherever they are heard, other general labels now and then.
    const general = parents.find(isWeak);
    if (general !== undefined && random.chance(general === SPEECH ? 0.85 : 0.2)) found.add(general);
  }
  if (soundingMs.has(MUSIC) || random.chance(0.2)) found.add(MUSIC);
  if (found.has(MUSIC)) for (const id of INSTRUMENTS) if (random.chance(0.07)) found.add(id);
  if (found.size === 0) found.add(random.chance(0.5) ? SPEECH : MUSIC);
  return { segment, labelIds: [...found].sort() };
}

/**
 * Splits rows as AudioSet did: a row goes to the balanced list while one of its labels has fewer than `perLabel` rows there,
 * every other row to the unbalanced one.
 */
export function splitBalanced(
  rows: readonly SampleWeakRow[],
  perLabel: number,
): { balanced: SampleWeakRow[]; unbalanced: SampleWeakRow[] } {
  const count = new Map<string, number>();
  const balanced: SampleWeakRow[] = [];
  const unbalanced: SampleWeakRow[] = [];
  for (const row of rows) {
    const wanted = row.labelIds.some((id) => (count.get(id) ?? 0) < perLabel);
    (wanted ? balanced : unbalanced).push(row);
    if (wanted) for (const id of row.labelIds) count.set(id, (count.get(id) ?? 0) + 1);
  }
  return { balanced, unbalanced };
}

/** A weak list in the official form, in order of ids. The first line says that it is synthetic; its counts are true. */
export function weakListText(rows: readonly SampleWeakRow[], madeBy: string): string {
  const sorted = [...rows].sort((a, b) => (a.segment.ytid < b.segment.ytid ? -1 : 1));
  const labels = new Set(sorted.flatMap((row) => row.labelIds)).size;
  const occurrences = sorted.reduce((sum, row) => sum + row.labelIds.length, 0);
  const lines = sorted.map(({ segment, labelIds }) => {
    const times = `${formatMs(segment.startMs)}, ${formatMs(segment.startMs + segment.lengthMs)}`;
    return `${segment.ytid}, ${times}, "${labelIds.join(",")}"`;
  });
  return [
    `# Segments csv created by ${madeBy}`,
    `# num_ytids=${rows.length}, num_segs=${rows.length}, num_unique_labels=${labels}, num_positive_labels=${occurrences}`,
    "# YTID, start_seconds, end_seconds, positive_labels",
    ...lines,
    "",
  ].join("\n");
}

function isWeak(id: string): boolean {
  return LABELS.get(id)?.weakName !== undefined;
}
