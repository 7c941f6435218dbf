import type { StrongColumns } from "../format/strongTsv.js";
import type { WeakColumns } from "../format/weakCsv.js";
import { weakYtid } from "./segments.js";

/** What of a label file stays: plain lists, so that a worker can be sent one. A list that is missing keeps everything. */
export interface LabelFilter {
  /** Label ids. */
  readonly labels?: readonly string[];
  /** Segment ids, or video ids for all segments of a video. */
  readonly segments?: readonly string[];
}

/**
 * The events of the listed labels in the listed segments, as if the file held no others: what loses its last event is no longer
 * numbered. Rows keep their order and lines. Without a filter the columns come back as they are.
 */
export function filterStrong(columns: StrongColumns, filter: LabelFilter | undefined): StrongColumns {
  if (!filter?.labels && !filter?.segments) return columns;
  const { rows, segment, label, segmentIds, labelIds, startMs, endMs, present, lines } = columns;
  const labelStays = membership(labelIds, filter.labels);
  const segmentStays = membership(segmentIds, filter.segments, (id) => id.slice(0, 11));
  const kept = new Int32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++)
    if (labelStays[label[row]!] === 1 && segmentStays[segment[row]!] === 1) kept[count++] = row;
  const order = kept.subarray(0, count);
  const segments = renumber(order, segment, segmentIds);
  const labels = renumber(order, label, labelIds);
  return {
    rows: count,
    segmentIds: segments.ids,
    labelIds: labels.ids,
    segment: segments.numbers,
    label: labels.numbers,
    startMs: order.map((row) => startMs[row]!),
    endMs: order.map((row) => endMs[row]!),
    ...(present ? { present: Uint8Array.from(order, (row) => present[row]!) } : {}),
    lines: order.map((row) => lines?.[row] ?? row + 2),
  };
}

/**
 * The listed segments with the listed labels only, as if the list held no others: a segment that loses its last label is left out.
 * What the list's header claims is of another file then, so it goes. Without a filter the columns come back as they are.
 */
export function filterWeak(columns: WeakColumns, filter: LabelFilter | undefined): WeakColumns {
  if (!filter?.labels && !filter?.segments) return columns;
  const { rows, label, labelIds, labelOffset, startMs, endMs, ytid, sorted, lines } = columns;
  const labelStays = membership(labelIds, filter.labels);
  const listed = filter.segments && new Set(filter.segments);
  const kept = new Int32Array(rows);
  const offset = new Int32Array(rows + 1);
  const keptLabels = new Int32Array(label.length);
  let count = 0;
  let occurrences = 0;
  for (let row = 0; row < rows; row++) {
    if (listed) {
      const video = weakYtid(columns, row);
      if (!listed.has(video) && !listed.has(`${video}_${startMs[row]!}`)) continue;
    }
    const before = occurrences;
    for (let i = labelOffset[row]!; i < labelOffset[row + 1]!; i++)
      if (labelStays[label[i]!] === 1) keptLabels[occurrences++] = i;
    if (occurrences === before) continue;
    kept[count++] = row;
    offset[count] = occurrences;
  }
  const order = kept.subarray(0, count);
  const labels = renumber(keptLabels.subarray(0, occurrences), label, labelIds);
  const ids = new Uint8Array(count * 11);
  order.forEach((row, i) => {
    ids.set(ytid.subarray(row * 11, row * 11 + 11), i * 11);
  });
  return {
    rows: count,
    labelIds: labels.ids,
    labelOffset: offset.slice(0, count + 1),
    label: Uint16Array.from(labels.numbers),
    startMs: order.map((row) => startMs[row]!),
    endMs: order.map((row) => endMs[row]!),
    ytid: ids,
    sorted,
    header: undefined,
    lines: order.map((row) => lines?.[row] ?? row + 4),
  };
}

/** For each id 1 where it, or what `short` makes of it, is listed; all 1 where no list is given. */
function membership(
  ids: readonly string[],
  list: readonly string[] | undefined,
  short: (id: string) => string = (id) => id,
): Uint8Array {
  if (!list) return new Uint8Array(ids.length).fill(1);
  const listed = new Set(list);
  return Uint8Array.from(ids, (id) => (listed.has(id) || listed.has(short(id)) ? 1 : 0));
}

/** Numbers what the places point at in order of first appearance. */
function renumber(
  places: Int32Array,
  numbers: ArrayLike<number>,
  ids: readonly string[],
): { ids: string[]; numbers: Int32Array } {
  const fresh = new Int32Array(ids.length).fill(-1);
  const found: string[] = [];
  const renumbered = places.map((place) => {
    const old = numbers[place]!;
    if (fresh[old] === -1) fresh[old] = found.push(ids[old]!) - 1;
    return fresh[old]!;
  });
  return { ids: found, numbers: renumbered };
}
