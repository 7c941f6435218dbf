import { MAX_NUMBER_BYTES, writeDigits, writeSeconds } from "./digits.js";
import type { Fill } from "./fill.js";
import { strongHeader } from "./strongLine.js";
import { createTextStore } from "./textStore.js";

/** Some rows of a strong table as parallel columns: what writers take. `segment` and `label` index the table's dictionaries. */
export interface StrongBlock {
  readonly rows: number;
  readonly segment: Int32Array;
  readonly label: Int32Array;
  readonly startMs: Int32Array;
  readonly endMs: Int32Array;
  /** Framed tables: 1 for PRESENT, 0 for NOT_PRESENT. */
  readonly present?: Uint8Array;
  /** Tables of clips: the last part of each clip's id. */
  readonly clipNumber?: Int32Array;
}

/** A table that is written: its dictionaries, which columns it has, and its rows block by block. A block is only valid until the next call. */
export interface StrongTable {
  readonly segmentIds: readonly string[];
  readonly labelIds: readonly string[];
  readonly framed: boolean;
  readonly clips: boolean;
  next(): StrongBlock | undefined;
}

const TAB = 9;
const LF = 10;
const UNDERSCORE = 95;
/** Tabs, line end, four numbers of at most 11 bytes, the clip number, NOT_PRESENT. */
const FIXED_BYTES = 8 + 5 * MAX_NUMBER_BYTES + 16;

/** The header line of a strong table, with `clip_id` as the last column where it holds clips. */
export function strongTableHeader({ framed, clips }: Pick<StrongTable, "framed" | "clips">): string {
  return clips ? `${strongHeader(framed)}\tclip_id` : strongHeader(framed);
}

/** Writes a table as TSV with its header line: official columns, three decimals, LF; a clip's id is `<segment>_<startMs>_<endMs>_<n>`. */
export function createStrongTsvFill(table: StrongTable): Fill {
  const segments = createTextStore(table.segmentIds);
  const labels = createTextStore(table.labelIds);
  const { framed, clips } = table;
  let header: Uint8Array | undefined = new TextEncoder().encode(`${strongTableHeader(table)}\n`);
  let block: StrongBlock | undefined;
  let row = 0;

  return (into) => {
    let at = 0;
    if (header !== undefined) {
      into.set(header);
      at = header.length;
      header = undefined;
      block = table.next();
    }
    while (block !== undefined) {
      const filled = fillRows(into, at, block);
      if (row < block.rows) {
        if (filled > 0) return filled;
        throw new RangeError(`Cannot write a row: expected at most ${into.length} bytes, got more`);
      }
      at = filled;
      block = table.next();
      row = 0;
    }
    return at;
  };

  /** Writes rows of one block until it ends or the next might not fit; one loop over local variables. */
  function fillRows(
    into: Uint8Array,
    from: number,
    { rows, segment, label, startMs, endMs, present, clipNumber }: StrongBlock,
  ): number {
    const ids = segments.bytes;
    const idOffset = segments.offset;
    const names = labels.bytes;
    const nameOffset = labels.offset;
    let at = from;
    let i = row;
    for (; i < rows; i++) {
      const id = idOffset[segment[i]!]!;
      const idEnd = idOffset[segment[i]! + 1]!;
      const name = nameOffset[label[i]!]!;
      const nameEnd = nameOffset[label[i]! + 1]!;
      if (at + 2 * (idEnd - id) + (nameEnd - name) + FIXED_BYTES > into.length) break;
      for (let b = id; b < idEnd; b++) into[at++] = ids[b]!;
      into[at++] = TAB;
      at = writeSeconds(into, at, startMs[i]!);
      into[at++] = TAB;
      at = writeSeconds(into, at, endMs[i]!);
      into[at++] = TAB;
      for (let b = name; b < nameEnd; b++) into[at++] = names[b]!;
      if (framed) {
        into[at++] = TAB;
        const word = present?.[i] === 0 ? NOT_PRESENT : PRESENT;
        for (let b = 0; b < word.length; b++) into[at++] = word[b]!;
      }
      if (clips) {
        into[at++] = TAB;
        for (let b = id; b < idEnd; b++) into[at++] = ids[b]!;
        into[at++] = UNDERSCORE;
        at = writeDigits(into, at, startMs[i]!);
        into[at++] = UNDERSCORE;
        at = writeDigits(into, at, endMs[i]!);
        into[at++] = UNDERSCORE;
        at = writeDigits(into, at, clipNumber?.[i] ?? 0);
      }
      into[at++] = LF;
    }
    row = i;
    return at;
  }
}

const PRESENT = Uint8Array.from("PRESENT", (c) => c.charCodeAt(0));
const NOT_PRESENT = Uint8Array.from("NOT_PRESENT", (c) => c.charCodeAt(0));
