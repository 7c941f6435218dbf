import type { StrongColumns } from "../format/strongTsv.js";
import type { StrongBlock } from "../format/strongTsvWrite.js";
import { compareCodeUnits } from "./distribution.js";

/** Clips at fixed places of each segment, and the lists of labels that they index. */
export interface Grid {
  /** Distinct lists of labels, `a,b` in order of id. */
  readonly labelIds: readonly string[];
  next(): StrongBlock | undefined;
}

/**
 * Makes one row for each segment and each place k * hop at which a clip of `clipMs` shares time with an event: with all labels that do. No
 * audio comes twice where hop >= clip length. Segments in order of first appearance; NOT_PRESENT rows and events without length
 * count nowhere. A last clip may end after its segment, whose length a strong file does not tell. Numbers count on from
 * `firstNumber`, as in `clipBlocks`.
 */
export function gridBlocks(
  columns: StrongColumns,
  rows: Int32Array,
  { clipMs, hopMs }: { readonly clipMs: number; readonly hopMs: number },
  firstNumber: Int32Array = new Int32Array(columns.segmentIds.length),
): Grid {
  const { labelIds, label, startMs, endMs, present } = columns;
  const { order, offset } = groupBySegment(columns, rows);
  // Labels by their place in order of id: a sorted list of places is a list of labels in order.
  const byId = labelIds.map((_, i) => i).sort((a, b) => compareCodeUnits(labelIds[a]!, labelIds[b]!));
  const place = new Int32Array(labelIds.length);
  byId.forEach((which, i) => {
    place[which] = i;
  });
  const lists = new Map<string, number>();
  const texts: string[] = [];
  const out: Record<"segment" | "label" | "startMs" | "clipNumber", number[]> = {
    segment: [],
    label: [],
    startMs: [],
    clipNumber: [],
  };
  let cells: number[] = [];
  for (let segment = 0; segment + 1 < offset.length; segment++) {
    cells = [];
    for (let i = offset[segment]!; i < offset[segment + 1]!; i++) {
      const row = order[i]!;
      if (present?.[row] === 0 || endMs[row] === startMs[row]) continue;
      const first = Math.max(0, Math.floor((startMs[row]! - clipMs) / hopMs) + 1);
      const last = Math.ceil(endMs[row]! / hopMs) - 1;
      for (let cell = first; cell <= last; cell++) cells.push(cell * labelIds.length + place[label[row]!]!);
    }
    cells.sort((a, b) => a - b);
    emit(segment);
  }

  /** One row for each run of the same cell; a label that stands twice in it counts once. */
  function emit(segment: number): void {
    for (let i = 0; i < cells.length; ) {
      const cell = Math.floor(cells[i]! / labelIds.length);
      const from = i;
      while (i < cells.length && Math.floor(cells[i]! / labelIds.length) === cell) i++;
      const list = cells.slice(from, i).filter((entry, j, all) => entry !== all[j - 1]);
      const key = list.map((entry) => entry - cell * labelIds.length).join();
      let index = lists.get(key);
      if (index === undefined) {
        index = texts.length;
        lists.set(key, index);
        texts.push(list.map((entry) => labelIds[byId[entry - cell * labelIds.length]!]).join(","));
      }
      out.segment.push(segment);
      out.label.push(index);
      out.startMs.push(cell * hopMs);
      out.clipNumber.push(firstNumber[segment]!++);
    }
  }

  let given = false;
  return {
    labelIds: texts,
    next() {
      if (given || out.segment.length === 0) return undefined;
      given = true;
      const start = Int32Array.from(out.startMs);
      return {
        rows: start.length,
        segment: Int32Array.from(out.segment),
        label: Int32Array.from(out.label),
        startMs: start,
        endMs: start.map((ms) => ms + clipMs),
        clipNumber: Int32Array.from(out.clipNumber),
        ...(present ? { present: new Uint8Array(start.length).fill(1) } : {}),
      };
    },
  };
}

/** Some rows of a file ordered by segment, those of a segment in file order: counting sort. */
function groupBySegment(columns: StrongColumns, rows: Int32Array): { order: Int32Array; offset: Int32Array } {
  const offset = new Int32Array(columns.segmentIds.length + 1);
  for (const row of rows) offset[columns.segment[row]! + 1]!++;
  for (let s = 0; s < columns.segmentIds.length; s++) offset[s + 1]! += offset[s]!;
  const next = offset.slice();
  const order = new Int32Array(rows.length);
  for (const row of rows) order[next[columns.segment[row]!]!++] = row;
  return { order, offset };
}
