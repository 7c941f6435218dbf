import { segmentIdOf } from "../format/ids.js";
import type { StrongColumns } from "../format/strongTsv.js";
import type { WeakColumns } from "../format/weakCsv.js";
import { compareCodeUnits } from "./distribution.js";
import { weakYtid } from "./segments.js";

/** A segment that holds a label; times in milliseconds from the segment's start. */
export interface LabelExample {
  readonly segmentId: string;
  /** The label's longest event there; the whole segment in weak lists, which do not say when. */
  readonly startMs: number;
  readonly endMs: number;
  /** How many events of the label the segment has; 1 in weak lists. */
  readonly events: number;
}

/**
 * `n` segments with label `id`, chosen by chance: each segment gets a number from the seed and its id, and the lowest are taken, so
 * the choice does not depend on the order of rows, and a larger `n` only adds. Segments whose longest event is shorter than `minMs`
 * are no candidates; in framed files only PRESENT frames count.
 */
export function chooseExamples(
  columns: StrongColumns | WeakColumns,
  id: string,
  { n = 5, seed = 1, minMs = 0 } = {},
): LabelExample[] {
  const at = columns.labelIds.indexOf(id);
  if (at < 0 || n < 1) return [];
  const candidates = "ytid" in columns ? weakCandidates(columns, at) : strongCandidates(columns, at);
  const long = candidates.filter(({ startMs, endMs }) => endMs - startMs >= minMs);
  const keyed = long.map((example) => ({ example, key: seededKey(seed, example.segmentId) }));
  keyed.sort((a, b) => a.key - b.key || compareCodeUnits(a.example.segmentId, b.example.segmentId));
  return keyed.slice(0, n).map(({ example }) => example);
}

function strongCandidates(columns: StrongColumns, at: number): LabelExample[] {
  const { rows, label, segment, startMs, endMs, present, segmentIds } = columns;
  const longest = new Map<number, { row: number; events: number }>();
  for (let row = 0; row < rows; row++) {
    if (label[row] !== at || present?.[row] === 0) continue;
    const best = longest.get(segment[row]!);
    if (!best) longest.set(segment[row]!, { row, events: 1 });
    else {
      best.events++;
      const [length, most] = [endMs[row]! - startMs[row]!, endMs[best.row]! - startMs[best.row]!];
      if (length > most || (length === most && startMs[row]! < startMs[best.row]!)) best.row = row;
    }
  }
  return [...longest].map(([number, { row, events }]) => ({
    segmentId: segmentIds[number]!,
    startMs: startMs[row]!,
    endMs: endMs[row]!,
    events,
  }));
}

function weakCandidates(columns: WeakColumns, at: number): LabelExample[] {
  const { rows, label, labelOffset, startMs, endMs } = columns;
  const found = new Map<string, LabelExample>();
  for (let row = 0; row < rows; row++) {
    for (let i = labelOffset[row]!; i < labelOffset[row + 1]!; i++) {
      if (label[i] !== at) continue;
      const segmentId = segmentIdOf(weakYtid(columns, row), startMs[row]!);
      found.set(segmentId, { segmentId, startMs: 0, endMs: endMs[row]! - startMs[row]!, events: 1 });
    }
  }
  return [...found.values()];
}

/** A number from 0 to below 2 to the power of 32 from a seed and a text: FNV-1a, then the last step of MurmurHash3. */
function seededKey(seed: number, text: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
