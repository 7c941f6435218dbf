import type { Ontology } from "../audioset/ontology.js";
import type { StrongColumns } from "../format/strongTsv.js";
import type { WeakColumns } from "../format/weakCsv.js";
import { compareCodeUnits } from "./distribution.js";
import { orderEvents } from "./eventOrder.js";
import { weakSegments } from "./segments.js";

/** What one ontology class has in a file: by its own label, and rolled up, the union over it and all its descendants. */
export interface HierarchyRow {
  readonly id: string;
  /** Steps from a root; undefined for a label that is not in the ontology. */
  readonly depth: number | undefined;
  readonly restrictions: readonly string[];
  /** Rows with the label: events, PRESENT frames or weak occurrences. */
  readonly ownCount: number;
  /** Time in which the label sounds (strong; its own events merged), or length of the segments that hold it (weak). */
  readonly ownMs: number;
  readonly ownSegments: number;
  /** The same for the class or any descendant: time and segments that hold several of them count once. */
  readonly rolledUpMs: number;
  readonly rolledUpSegments: number;
}

/** Sums by class while segments go by: one number a class, so that nothing is counted twice within a segment. */
interface Tally {
  /** Begins the next segment. */
  nextSegment(): void;
  /** One row of the segment in hand; rows come in order of start. */
  add(label: number, startMs: number, endMs: number): void;
  rows(): HierarchyRow[];
}

/**
 * Rolls a strong file up along the ontology: every class and every label that is none, by rolled-up time descending, ties by id.
 * In framed files only PRESENT frames count. Events past the segment's end count as they stand.
 */
export function strongHierarchy(columns: StrongColumns, ontology: Ontology): HierarchyRow[] {
  const { offset, label, startMs, endMs } = orderEvents(columns);
  const tally = createTally(columns.labelIds, ontology);
  for (let segment = 0; segment + 1 < offset.length; segment++) {
    tally.nextSegment();
    for (let i = offset[segment]!; i < offset[segment + 1]!; i++) tally.add(label[i]!, startMs[i]!, endMs[i]!);
  }
  return tally.rows();
}

/** Rolls a weak list up; time is the length of the segments. A segment that stands in several rows counts once. */
export function weakHierarchy(columns: WeakColumns, ontology: Ontology): HierarchyRow[] {
  const tally = createTally(columns.labelIds, ontology);
  const { segment, segments } = weakSegments(columns);
  const order = Int32Array.from({ length: columns.rows }, (_, row) => row);
  if (segment && segments < columns.rows) order.sort((a, b) => segment[a]! - segment[b]! || a - b);
  let before = -1;
  for (const row of order) {
    const now = segment ? segment[row]! : row;
    if (now !== before) tally.nextSegment();
    before = now;
    const length = columns.endMs[row]! - columns.startMs[row]!;
    for (let i = columns.labelOffset[row]!; i < columns.labelOffset[row + 1]!; i++)
      tally.add(columns.label[i]!, 0, length);
  }
  return tally.rows();
}

function createTally(labelIds: readonly string[], ontology: Ontology): Tally {
  const ids = [...ontology.ids, ...labelIds.filter((id) => ontology.node(id) === undefined)];
  const place = new Map(ids.map((id, i) => [id, i]));
  const own = labelIds.map((id) => place.get(ontology.node(id)?.id ?? id)!);
  const above = labelIds.map((id, i) =>
    Int32Array.from([own[i]!, ...[...ontology.ancestorsOf(id)].map((one) => place.get(one)!)]),
  );
  const ownCount = new Float64Array(ids.length);
  const ownSums = createUnion(ids.length);
  const rolledSums = createUnion(ids.length);
  let segment = -1;
  return {
    nextSegment() {
      segment++;
    },
    add(label, startMs, endMs) {
      ownCount[own[label]!]!++;
      ownSums.add(own[label]!, segment, startMs, endMs);
      for (const node of above[label]!) rolledSums.add(node, segment, startMs, endMs);
    },
    rows: () =>
      ids
        .map(
          (id, i): HierarchyRow => ({
            id,
            depth: ontology.depthOf(id),
            restrictions: ontology.node(id)?.restrictions ?? [],
            ownCount: ownCount[i]!,
            ownMs: ownSums.ms[i]!,
            ownSegments: ownSums.segments[i]!,
            rolledUpMs: rolledSums.ms[i]!,
            rolledUpSegments: rolledSums.segments[i]!,
          }),
        )
        .sort((a, b) => b.rolledUpMs - a.rolledUpMs || compareCodeUnits(a.id, b.id)),
  };
}

/** Length of a union of intervals that come by segment and start: only what lies beyond the latest end so far is new. */
function createUnion(size: number) {
  const ms = new Float64Array(size);
  const segments = new Float64Array(size);
  const last = new Int32Array(size).fill(-1);
  const until = new Int32Array(size);
  return {
    ms,
    segments,
    add(node: number, segment: number, startMs: number, endMs: number): void {
      if (last[node] !== segment) {
        last[node] = segment;
        until[node] = startMs;
        segments[node]!++;
      }
      const from = Math.max(startMs, until[node]!);
      if (endMs <= from) return;
      ms[node]! += endMs - from;
      until[node] = endMs;
    },
  };
}
