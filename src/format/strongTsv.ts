import { createByteDictionary } from "./byteDictionary.js";
import { addFault, type Faults, noFaults } from "./faults.js";
import { createLineFeed, MAX_LINE_BYTES } from "./lines.js";
import { noteTimes } from "./noteTimes.js";
import { explainStrongHeader, readStrongLine, strongHeader } from "./strongLine.js";

/** Events of a strong-label file as parallel columns, in file order. Times are whole milliseconds from the segment's start. */
export interface StrongColumns {
  readonly rows: number;
  /** Distinct segment ids and label ids in order of first appearance; `segment` and `label` index them. */
  readonly segmentIds: readonly string[];
  readonly labelIds: readonly string[];
  readonly segment: Int32Array;
  readonly label: Int32Array;
  readonly startMs: Int32Array;
  readonly endMs: Int32Array;
  /** Framed files only: 1 for PRESENT, 0 for NOT_PRESENT. */
  readonly present?: Uint8Array;
  /** Line of each row in the file, from 1; undefined where row i is line i + 2 throughout. */
  readonly lines?: Int32Array;
}

/** Reads a strong-label TSV that arrives in chunks. */
export interface StrongReader {
  /** Returns false when nothing after this chunk can be read (a fatal fault). */
  push(chunk: Uint8Array): boolean;
  /** Makes room for about so many bytes of rows: without it the columns grow, and are copied, as rows come in. */
  expect(bytes: number): void;
  /** `notes` counts what is no fault but not how the official files are written: times without three decimals. */
  finish(): { columns: StrongColumns; faults: Faults; notes: Faults };
}

const TAB = 9;
const LF = 10;
const CR = 13;
const DIGIT_0 = 48;
const UNDERSCORE = 95;
const POINT = 46;
/** Bytes of the shortest row that the fast path reads: `12345678901_0 0.000 0.000 a` and its LF. */
const SHORTEST_ROW = 28;
/** What a block of 256 KiB may ask for beyond the rows that it holds. */
const SPARE_ROWS = 1 << 14;

/**
 * Makes a reader of `segment_id start_time_seconds end_time_seconds label [present]` lines. Lines of the usual shape are read
 * byte by byte; any other line goes to `readStrongLine`, which has the whole grammar and says what is wrong.
 */
export function createStrongReader({ framed = false }: { framed?: boolean } = {}): StrongReader {
  const faults = noFaults();
  const notes = noFaults();
  const segments = createByteDictionary();
  const labels = createByteDictionary();
  let capacity = 1 << 12;
  let segment = new Int32Array(capacity);
  let label = new Int32Array(capacity);
  let startMs = new Int32Array(capacity);
  let endMs = new Int32Array(capacity);
  let present = new Uint8Array(framed ? capacity : 0);
  let lines: Int32Array | undefined;
  let rows = 0;
  let blankLine = 0;
  let headerSeen = false;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  function grow(): void {
    capacity *= 2;
    segment = copied(segment, new Int32Array(capacity));
    label = copied(label, new Int32Array(capacity));
    startMs = copied(startMs, new Int32Array(capacity));
    endMs = copied(endMs, new Int32Array(capacity));
    if (framed) present = copied(present, new Uint8Array(capacity));
    if (lines) lines = copied(lines, new Int32Array(capacity));
  }

  /** From the first line that is no row on, rows and lines part: remember each row's line from here. */
  function keepLines(): void {
    if (lines) return;
    lines = new Int32Array(capacity);
    for (let i = 0; i < rows; i++) lines[i] = i + 2;
  }

  function slowLine(bytes: Uint8Array, from: number, to: number, line: number): void {
    const text = decoder.decode(bytes.subarray(from, bytes[to - 1] === CR ? to - 1 : to));
    if (!headerSeen) {
      headerSeen = true;
      if (text === strongHeader(framed)) return;
      addFault(faults, { line, ...explainStrongHeader(text, framed) });
      faults.fatal = true;
      return;
    }
    if (text === "") {
      keepLines();
      blankLine ||= line;
      return;
    }
    const read = readStrongLine(text, framed);
    if ("rule" in read) {
      keepLines();
      addFault(faults, { line, rule: read.rule, expected: read.expected, found: read.found });
      return;
    }
    noteTimes(notes, text.split("\t").slice(1, 3), line);
    if (rows === capacity) grow();
    const id = encoder.encode(read.segmentId);
    const name = encoder.encode(read.labelId);
    segment[rows] = segments.indexOf(id, 0, id.length);
    label[rows] = labels.indexOf(name, 0, name.length);
    startMs[rows] = read.startMs;
    endMs[rows] = read.endMs;
    if (framed) present[rows] = read.present ? 1 : 0;
    if (lines) lines[rows] = line;
    rows++;
  }

  /**
   * Reads lines of the usual shape from `p` on; returns the place where the first other line starts, or `to`.
   * One loop over local variables: the engine keeps them in registers, where captured ones would be loaded each time.
   */
  function fastLines(bytes: Uint8Array, p: number, to: number, line: number): number {
    while (rows + Math.ceil((to - p) / SHORTEST_ROW) > capacity) grow();
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const toSegment = segment;
    const toLabel = label;
    const toStart = startMs;
    const toEnd = endMs;
    const toPresent = present;
    const toLines = lines;
    let row = rows;
    // Rows of a segment stand together, so most ids repeat the one before (in this block; the first is looked up).
    let idFrom = p;
    let idLength = 0;
    let segmentIndex = -1;
    for (; p < to; p++, line++) {
      let at = p;
      let repeats = idLength > 0;
      for (let i = 0; repeats && i < idLength; i++) repeats = bytes[p + i] === bytes[idFrom + i];
      if (repeats && bytes[p + idLength] === TAB) {
        at += idLength;
      } else {
        repeats = false;
        for (const end = p + 11; at < end; at++) if (ID_BYTE[bytes[at]!] === 0) break;
        if (at !== p + 11 || bytes[at++] !== UNDERSCORE) break;
        const digits = at;
        while (isDigit(bytes[at]!)) at++;
        if (at === digits || at - digits > 10 || bytes[at] !== TAB) break;
      }
      const idTo = at++;
      // Times of a ten-second segment: one or two digits, a point, three digits.
      let a = bytes[at]! - DIGIT_0;
      if (a < 0 || a > 9) break;
      let start = a;
      if (isDigit(bytes[at + 1]!)) start = start * 10 + bytes[++at]! - DIGIT_0;
      a = bytes[at + 2]! - DIGIT_0;
      let b = bytes[at + 3]! - DIGIT_0;
      let c = bytes[at + 4]! - DIGIT_0;
      if (bytes[at + 1] !== POINT || bytes[at + 5] !== TAB || a < 0 || a > 9 || b < 0 || b > 9 || c < 0 || c > 9) break;
      start = start * 1000 + a * 100 + b * 10 + c;
      at += 6;
      a = bytes[at]! - DIGIT_0;
      if (a < 0 || a > 9) break;
      let end = a;
      if (isDigit(bytes[at + 1]!)) end = end * 10 + bytes[++at]! - DIGIT_0;
      a = bytes[at + 2]! - DIGIT_0;
      b = bytes[at + 3]! - DIGIT_0;
      c = bytes[at + 4]! - DIGIT_0;
      if (bytes[at + 1] !== POINT || bytes[at + 5] !== TAB || a < 0 || a > 9 || b < 0 || b > 9 || c < 0 || c > 9) break;
      end = end * 1000 + a * 100 + b * 10 + c;
      if (end < start) break;
      at += 6;
      const labelFrom = at;
      // Nearly every label has been seen, and has 8 or 10 bytes: then three words tell it, and that its bytes are good.
      const length = ENDS_LABEL[bytes[at + 8]!]
        ? 8
        : ENDS_LABEL[bytes[at + 10]!]
          ? 10
          : ENDS_LABEL[bytes[at + 9]!]
            ? 9
            : 7;
      let labelIndex = -1;
      if (ENDS_LABEL[bytes[at + length]!]) {
        const first = view.getInt32(at, true);
        const middle = length === 7 ? first : view.getInt32(at + length - 8, true);
        labelIndex = labels.indexOfWords(first, middle, view.getInt32(at + length - 4, true), length);
      }
      if (labelIndex >= 0) at += length;
      else while (LABEL_BYTE[bytes[at]!] === 1) at++;
      const labelTo = at;
      if (labelTo === labelFrom) break;
      if (framed) {
        if (bytes[at++] !== TAB) break;
        const not = bytes[at] === NOT_PRESENT[0];
        const word = not ? NOT_PRESENT : PRESENT;
        if (!matches(bytes, at, word)) break;
        at += word.length;
        toPresent[row] = not ? 0 : 1;
      }
      if (bytes[at] === CR) at++;
      if (bytes[at] !== LF) break;
      if (!repeats) {
        segmentIndex = segments.indexOf(bytes, p, idTo);
        idFrom = p;
        idLength = idTo - p;
      }
      toSegment[row] = segmentIndex;
      toLabel[row] = labelIndex >= 0 ? labelIndex : labels.indexOf(bytes, labelFrom, labelTo);
      toStart[row] = start;
      toEnd[row] = end;
      if (toLines) toLines[row] = line;
      row++;
      p = at;
    }
    rows = row;
    return p;
  }

  const feed = createLineFeed((bytes, from, to, firstLine) => {
    let line = firstLine;
    for (let p = from; p < to && !faults.fatal; ) {
      if (headerSeen && blankLine === 0) {
        const before = rows;
        p = fastLines(bytes, p, to, line);
        line += rows - before;
        if (p >= to) break;
      }
      // Blank lines are accepted at the end only: one that is followed by a row is a fault of its own.
      if (blankLine !== 0 && bytes[p] !== LF && bytes[p] !== CR) {
        addFault(faults, {
          line: blankLine,
          rule: "blank-line",
          expected: "a row (blank lines only at the end)",
          found: "a blank line",
        });
        blankLine = 0;
      }
      const end = bytes.indexOf(LF, p);
      slowLine(bytes, p, end, line++);
      p = end + 1;
    }
    return line - firstLine;
  });

  return {
    expect(bytes) {
      if (rows > 0) return;
      // Real rows have 40 bytes. Memory that is never touched costs nothing.
      capacity = Math.max(capacity, Math.ceil(bytes / 36) + SPARE_ROWS);
      segment = new Int32Array(capacity);
      label = new Int32Array(capacity);
      startMs = new Int32Array(capacity);
      endMs = new Int32Array(capacity);
      present = new Uint8Array(framed ? capacity : 0);
    },
    push(chunk) {
      if (faults.fatal) return false;
      if (!feed.push(chunk) && !faults.fatal) {
        addFault(faults, {
          line: feed.line(),
          rule: "line-length",
          expected: `a line of at most ${MAX_LINE_BYTES} bytes`,
          found: "a longer one",
        });
        faults.fatal = true;
      }
      return !faults.fatal;
    },
    finish() {
      if (!faults.fatal) feed.finish();
      if (!headerSeen) {
        addFault(faults, {
          line: 0,
          rule: "empty-file",
          expected: `a header line ${JSON.stringify(strongHeader(framed))}`,
          found: "an empty file",
        });
        faults.fatal = true;
      }
      const columns: StrongColumns = {
        rows,
        segmentIds: segments.strings(),
        labelIds: labels.strings(),
        segment: segment.subarray(0, rows),
        label: label.subarray(0, rows),
        startMs: startMs.subarray(0, rows),
        endMs: endMs.subarray(0, rows),
        ...(framed ? { present: present.subarray(0, rows) } : {}),
        ...(lines ? { lines: lines.subarray(0, rows) } : {}),
      };
      return { columns, faults, notes };
    },
  };
}

const PRESENT = Uint8Array.from("PRESENT", (c) => c.charCodeAt(0));
const NOT_PRESENT = Uint8Array.from("NOT_PRESENT", (c) => c.charCodeAt(0));
const ID_BYTE = new Uint8Array(256);
const LABEL_BYTE = new Uint8Array(256);
const ENDS_LABEL = new Uint8Array(256);
for (const byte of [TAB, LF, CR]) ENDS_LABEL[byte] = 1;
for (const c of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") ID_BYTE[c.charCodeAt(0)] = 1;
// Printable ASCII but quote and comma; other bytes (UTF-8) take the slow path, which knows the whole grammar.
for (let byte = 33; byte < 127; byte++) if (byte !== 34 && byte !== 44) LABEL_BYTE[byte] = 1;

function isDigit(byte: number): boolean {
  return byte >= DIGIT_0 && byte <= 57;
}

function matches(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false;
  return true;
}

function copied<T extends Uint8Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
