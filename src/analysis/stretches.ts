import type { StrongColumns } from "../format/strongTsv.js";
import { type EventOrder, orderEvents } from "./eventOrder.js";

/** The stretches in which labels sound, by segment and start. Stretch i of segment s: offset[s] <= i < offset[s + 1]. */
export type Stretches = Omit<EventOrder, "row">;

/**
 * Joins events of one label that overlap or touch to one stretch, and cuts off what lies past the segment's end (`lengthMs` by
 * segment). Events of no length stay, since they say that the label occurs.
 */
export function findStretches(columns: StrongColumns, lengthMs: ArrayLike<number>): Stretches {
  const events = orderEvents(columns);
  const segments = columns.segmentIds.length;
  const offset = new Int32Array(segments + 1);
  const label = new Int32Array(events.label.length);
  const startMs = new Int32Array(events.label.length);
  const endMs = new Int32Array(events.label.length);
  // The last stretch of each label; one of an earlier segment lies before this segment's first.
  const last = new Int32Array(columns.labelIds.length).fill(-1);
  let n = 0;
  for (let segment = 0; segment < segments; segment++) {
    const length = lengthMs[segment]!;
    for (let i = events.offset[segment]!; i < events.offset[segment + 1]!; i++) {
      const sound = events.label[i]!;
      const start = Math.min(events.startMs[i]!, length);
      const end = Math.min(events.endMs[i]!, length);
      const before = last[sound]!;
      if (before >= offset[segment]! && start <= endMs[before]!) {
        endMs[before] = Math.max(endMs[before]!, end);
        continue;
      }
      last[sound] = n;
      label[n] = sound;
      startMs[n] = start;
      endMs[n++] = end;
    }
    offset[segment + 1] = n;
  }
  return { offset, label: label.subarray(0, n), startMs: startMs.subarray(0, n), endMs: endMs.subarray(0, n) };
}
