import { MAX_NUMBER_BYTES, writeDigits, writeSeconds } from "./digits.js";
import { createSharedFill, type EncodedRows, type Fill, type NextRows, ROWS_BYTES } from "./fill.js";
import { strongHeader } from "./strongLine.js";
import { createTextStore, type TextStore } from "./textStore.js";

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

/**
 * Writes a table as TSV with its header line: official columns, three decimals, LF; a clip's id is `<segment>_<startMs>_<endMs>_<n>`.
 * One file for each of `keeps`: file f takes the rows of the segments s with keeps[f][s] = 1.
 */
export function createStrongTsvFill(table: StrongTable, keeps: readonly Uint8Array[]): Fill {
  const header = new TextEncoder().encode(`${strongTableHeader(table)}\n`);
  return createSharedFill(
    keeps.map(() => header),
    keeps,
    encodeRows(table),
  );
}

const MAX_ROWS = 1 << 14;

/** The bytes of a file's segment ids serve all tables of that file. */
const idStores = new WeakMap<readonly string[], TextStore>();

function encodeRows(table: StrongTable): NextRows {
  const ids = idStores.get(table.segmentIds) ?? createTextStore(table.segmentIds);
  idStores.set(table.segmentIds, ids);
  // What follows a label is the same in all rows: one copy writes both.
  const labels = createTextStore(table.labelIds.map((id) => `${id}${table.framed || table.clips ? "\t" : "\n"}`));
  const encoded = {
    bytes: new Uint8Array(ROWS_BYTES),
    rows: 0,
    rowEnd: new Int32Array(MAX_ROWS),
    key: new Int32Array(MAX_ROWS),
  };
  let block = table.next();
  let row = 0;
  return () => {
    if (block !== undefined && row === block.rows) {
      block = table.next();
      row = 0;
    }
    encoded.rows = block === undefined ? 0 : encodeBlock(encoded, block, row, ids, labels, table.framed, table.clips);
    if (block !== undefined && encoded.rows === 0)
      throw new RangeError(`Cannot write a row: expected at most ${ROWS_BYTES} bytes, got more`);
    row += encoded.rows;
    return encoded;
  };
}

/**
 * Encodes rows of one block from `first` on until it ends or the next might not fit; returns how many. A function of its own over local
 * variables: the engine keeps them in registers, where captured ones would be loaded each time.
 */
function encodeBlock(
  { bytes: into, rowEnd, key }: EncodedRows,
  { rows, segment, label, startMs, endMs, present, clipNumber }: StrongBlock,
  first: number,
  { bytes: idBytes, offset: idOffset }: TextStore,
  { bytes: labelBytes, offset: labelOffset }: TextStore,
  framed: boolean,
  clips: boolean,
): number {
  const count = Math.min(rows - first, rowEnd.length);
  let at = 0;
  let i = 0;
  for (; i < count; i++) {
    const which = segment[first + i]!;
    const id = idOffset[which]!;
    const idLength = idOffset[which + 1]! - id;
    const name = labelOffset[label[first + i]!]!;
    const nameLength = labelOffset[label[first + i]! + 1]! - name;
    if (at + 2 * idLength + nameLength + FIXED_BYTES > into.length) break;
    const start = startMs[first + i]!;
    const end = endMs[first + i]!;
    for (let b = 0; b < idLength; b++) into[at + b] = idBytes[id + b]!;
    at += idLength;
    into[at] = TAB;
    at = writeSeconds(into, at + 1, start);
    into[at] = TAB;
    at = writeSeconds(into, at + 1, end);
    into[at++] = TAB;
    for (let b = 0; b < nameLength; b++) into[at + b] = labelBytes[name + b]!;
    at += nameLength;
    if (framed) {
      const word = present![first + i] === 0 ? NOT_PRESENT : PRESENT;
      for (let b = 0; b < word.length; b++) into[at + b] = word[b]!;
      at += word.length;
      into[at++] = clips ? TAB : LF;
    }
    if (clips) {
      for (let b = 0; b < idLength; b++) into[at + b] = idBytes[id + b]!;
      at += idLength;
      into[at] = UNDERSCORE;
      at = writeDigits(into, at + 1, start);
      into[at] = UNDERSCORE;
      at = writeDigits(into, at + 1, end);
      into[at] = UNDERSCORE;
      at = writeDigits(into, at + 1, clipNumber![first + i]!);
      into[at++] = LF;
    }
    rowEnd[i] = at;
    key[i] = which;
  }
  return i;
}

const PRESENT = Uint8Array.from("PRESENT", (c) => c.charCodeAt(0));
const NOT_PRESENT = Uint8Array.from("NOT_PRESENT", (c) => c.charCodeAt(0));
