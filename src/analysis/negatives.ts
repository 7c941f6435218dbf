import type { StrongColumns } from "../format/strongTsv.js";
import type { WeakColumns } from "../format/weakCsv.js";

/** What is left out of the weak negatives besides the rows with the target: nothing in the published rule. */
export interface NegativeRule {
  /** Leave out segments that a strong file holds with the target. */
  readonly excludeKnownPositives: boolean;
  /** Leave out segments with one of these labels. */
  readonly excludeLabels: ReadonlySet<string>;
}

/** The weak negatives of a target. */
export interface WeakNegatives {
  /** 1 for each row that is one, and how many they are. */
  readonly keep: Uint8Array;
  readonly rows: number;
  /** Their summed length. */
  readonly ms: number;
  /** Rows without the target whose segment a strong file holds with the target, left out or not. */
  readonly contradicted: number;
  /** Rows without the target that hold a label of `excludeLabels`, left out. */
  readonly related: number;
}

/** Ids of the segments that hold one of the labels in a strong file; framed files: in a PRESENT row. */
export function segmentsWith(columns: StrongColumns, labelIds: readonly string[]): Set<string> {
  const wanted = new Set(labelIds);
  const isWanted = columns.labelIds.map((id) => wanted.has(id));
  const found = new Set<string>();
  for (let row = 0; row < columns.rows; row++) {
    if (isWanted[columns.label[row]!] && columns.present?.[row] !== 0)
      found.add(columns.segmentIds[columns.segment[row]!]!);
  }
  return found;
}

/**
 * Chooses the rows of a weak list without any label of the target: no one heard the sound there, or no one asked. `positives` are ids of
 * segments that strong files hold with the target (video and start in ms agree).
 */
export function weakNegatives(
  columns: WeakColumns,
  labelIds: readonly string[],
  positives: ReadonlySet<string>,
  { excludeKnownPositives, excludeLabels }: NegativeRule,
): WeakNegatives {
  const target = new Set(labelIds);
  const TARGET = 1;
  const RELATED = 2;
  const kind = Uint8Array.from(columns.labelIds, (id) =>
    target.has(id) ? TARGET : excludeLabels.has(id) ? RELATED : 0,
  );
  const isPositive = positiveTest(columns, positives);
  const keep = new Uint8Array(columns.rows);
  let rows = 0;
  let ms = 0;
  let contradicted = 0;
  let related = 0;
  for (let row = 0; row < columns.rows; row++) {
    let kinds = 0;
    for (let i = columns.labelOffset[row]!; i < columns.labelOffset[row + 1]!; i++) kinds |= kind[columns.label[i]!]!;
    if (kinds & TARGET) continue;
    const known = isPositive(row);
    if (known) contradicted++;
    if (kinds & RELATED) related++;
    if ((known && excludeKnownPositives) || kinds & RELATED) continue;
    keep[row] = 1;
    rows++;
    ms += columns.endMs[row]! - columns.startMs[row]!;
  }
  return { keep, rows, ms, contradicted, related };
}

/** Tells whether a row's segment is in the set. Most rows fail at a table over the hash of their id and need no text. */
function positiveTest({ ytid, startMs }: WeakColumns, positives: ReadonlySet<string>): (row: number) => boolean {
  const hash = (bytes: Uint8Array, at: number) => {
    let value = 0;
    for (let i = at; i < at + 11; i++) value = (Math.imul(value, 31) + bytes[i]!) | 0;
    return (value ^ (value >>> 16)) & 0xffff;
  };
  const maybe = new Uint8Array(1 << 16);
  const encoder = new TextEncoder();
  for (const id of positives) maybe[hash(encoder.encode(id.slice(0, 11)), 0)] = 1;
  return (row) => {
    if (maybe[hash(ytid, row * 11)] === 0) return false;
    const id = String.fromCharCode(...ytid.subarray(row * 11, row * 11 + 11));
    return positives.has(`${id}_${startMs[row]}`);
  };
}
