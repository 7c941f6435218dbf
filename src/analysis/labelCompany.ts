import type { StrongColumns } from "../format/strongTsv.js";
import type { WeakColumns } from "../format/weakCsv.js";
import { compareCodeUnits } from "./distribution.js";
import { weakSegments } from "./segments.js";

/** A label that shares segments with another. */
export interface Companion {
  readonly id: string;
  /** Segments that hold both. */
  readonly segments: number;
  /** Of the other label's segments, 0..1. */
  readonly share: number;
}

/**
 * The labels of one file that share most segments with label `id`, the most first, ties by id; in framed files only PRESENT rows
 * count. None where the file does not have the label.
 */
export function companionsOf(columns: StrongColumns | WeakColumns, id: string, count = 10): Companion[] {
  const at = columns.labelIds.indexOf(id);
  if (at < 0) return [];
  const { pairs, segments } = "ytid" in columns ? weakPairs(columns) : strongPairs(columns);
  const mine = new Uint8Array(segments);
  let total = 0;
  pairs((segment, label) => {
    if (label !== at || mine[segment] === 1) return;
    mine[segment] = 1;
    total++;
  });
  const seen = new Set<number>();
  const together = new Float64Array(columns.labelIds.length);
  pairs((segment, label) => {
    const pair = segment * columns.labelIds.length + label;
    if (mine[segment] === 0 || label === at || seen.has(pair)) return;
    seen.add(pair);
    together[label]!++;
  });
  return columns.labelIds
    .map((companion, i) => ({ id: companion, segments: together[i]!, share: together[i]! / Math.max(1, total) }))
    .filter((companion) => companion.segments > 0)
    .sort((a, b) => b.segments - a.segments || compareCodeUnits(a.id, b.id))
    .slice(0, count);
}

/** Calls back with each row's segment and label. */
type Pairs = (use: (segment: number, label: number) => void) => void;

function strongPairs({ rows, segment, label, present, segmentIds }: StrongColumns): { pairs: Pairs; segments: number } {
  const pairs: Pairs = (use) => {
    for (let row = 0; row < rows; row++) if (present?.[row] !== 0) use(segment[row]!, label[row]!);
  };
  return { pairs, segments: segmentIds.length };
}

function weakPairs(columns: WeakColumns): { pairs: Pairs; segments: number } {
  const { rows, label, labelOffset } = columns;
  const { segment, segments } = weakSegments(columns);
  const pairs: Pairs = (use) => {
    for (let row = 0; row < rows; row++)
      for (let i = labelOffset[row]!; i < labelOffset[row + 1]!; i++) use(segment?.[row] ?? row, label[i]!);
  };
  return { pairs, segments };
}
