import { createByteDictionary } from "./byteDictionary.js";
import { addFault, type Faults, noFaults } from "./faults.js";
import { createLineFeed, MAX_LINE_BYTES } from "./lines.js";
import { noteTimes } from "./noteTimes.js";
import { explainWeakHeader, readWeakCounts, readWeakLine, WEAK_COLUMNS, type WeakHeaderCounts } from "./weakLine.js";

/** Segments of a weak list as parallel columns, in file order. Times are whole milliseconds from the video's start. */
export interface WeakColumns {
  readonly rows: number;
  /** Distinct label ids in order of first appearance; `label` indexes them. */
  readonly labelIds: readonly string[];
  /** Labels of row i: label[labelOffset[i]] to label[labelOffset[i + 1] - 1]. */
  readonly labelOffset: Int32Array;
  readonly label: Uint16Array;
  readonly startMs: Int32Array;
  readonly endMs: Int32Array;
  /** Video ids, 11 bytes a row. */
  readonly ytid: Uint8Array;
  /** True when each video id is greater than the one before, as in the official lists: then no segment repeats. */
  readonly sorted: boolean;
  /** What the file's second line claims, undefined where the file ended before it. */
  readonly header: WeakHeaderCounts | undefined;
  /** Line of each row in the file, from 1; undefined where row i is line i + 4 throughout. */
  readonly lines?: Int32Array;
}

/** Reads a weak segment list that arrives in chunks. */
export interface WeakReader {
  /** Returns false when nothing after this chunk can be read (a fatal fault). */
  push(chunk: Uint8Array): boolean;
  /** Makes room for about so many bytes of rows: without it the columns grow, and are copied, as rows come in. */
  expect(bytes: number): void;
  /** `notes` counts what is no fault but not how the official files are written: times without three decimals. */
  finish(): { columns: WeakColumns; faults: Faults; notes: Faults };
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const POINT = 46;
const DIGIT_0 = 48;
const ID_LENGTH = 11;
/** Bytes of the shortest row that the fast path reads: `12345678901, 0.000, 0.000, "a"` and its LF. */
const SHORTEST_ROW = 31;
const HEADER_LINES = 3;
/** What `reserve` asks for beyond the rows of the last block: that of one chunk of 256 KiB. */
const SPARE_ROWS = 1 << 14;
const SPARE_LABELS = 1 << 18;

/**
 * Makes a reader of AudioSet's segment lists: three `#` lines, then `YTID, start, end, "label,label"`. Lines of the usual shape
 * are read byte by byte; any other line goes to `readWeakLine`, which has the whole grammar and says what is wrong.
 */
export function createWeakReader(): WeakReader {
  const faults = noFaults();
  const notes = noFaults();
  const labels = createByteDictionary();
  let capacity = 1 << 12;
  let labelCapacity = 1 << 13;
  let ytid = new Uint8Array(capacity * ID_LENGTH);
  let startMs = new Int32Array(capacity);
  let endMs = new Int32Array(capacity);
  let labelOffset = new Int32Array(capacity + 1);
  let label = new Uint16Array(labelCapacity);
  let lines: Int32Array | undefined;
  let rows = 0;
  let occurrences = 0;
  let sorted = true;
  let blankLine = 0;
  let header: WeakHeaderCounts | undefined;
  let headerLines = 0;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  /** Makes room for all rows and labels that `bytes` more bytes can hold. */
  function reserve(bytes: number): void {
    const moreRows = rows + Math.ceil(bytes / SHORTEST_ROW) + 1;
    if (moreRows > capacity) {
      capacity = Math.max(capacity * 2, moreRows);
      ytid = copied(ytid, new Uint8Array(capacity * ID_LENGTH));
      startMs = copied(startMs, new Int32Array(capacity));
      endMs = copied(endMs, new Int32Array(capacity));
      labelOffset = copied(labelOffset, new Int32Array(capacity + 1));
      if (lines) lines = copied(lines, new Int32Array(capacity));
    }
    const moreLabels = occurrences + Math.ceil(bytes / 2) + 1;
    if (moreLabels > labelCapacity) {
      labelCapacity = Math.max(labelCapacity * 2, moreLabels);
      label = copied(label, new Uint16Array(labelCapacity));
    }
  }

  /** From the first line that is no row on, rows and lines part: remember each row's line from here. */
  function keepLines(): void {
    if (lines) return;
    lines = new Int32Array(capacity);
    for (let i = 0; i < rows; i++) lines[i] = i + HEADER_LINES + 1;
  }

  function fail(line: number, fault: { rule: string; expected: string; found: string }): void {
    addFault(faults, { line, ...fault });
    faults.fatal = true;
  }

  function headerLine(text: string, line: number): void {
    headerLines++;
    if (headerLines === 1 && !text.startsWith("#")) fail(line, explainWeakHeader(text));
    if (headerLines === 2) {
      header = readWeakCounts(text);
      if (!header)
        fail(
          line,
          explainWeakHeader(
            text,
            "the counts line `# num_ytids=N, num_segs=N, num_unique_labels=N, num_positive_labels=N`",
          ),
        );
    }
    if (headerLines === 3 && text !== WEAK_COLUMNS)
      fail(line, explainWeakHeader(text, `the column line \`${WEAK_COLUMNS}\``));
  }

  function slowLine(bytes: Uint8Array, from: number, to: number, line: number): void {
    const text = decoder.decode(bytes.subarray(from, bytes[to - 1] === CR ? to - 1 : to));
    if (headerLines < HEADER_LINES) {
      headerLine(text, line);
      return;
    }
    if (text === "") {
      keepLines();
      blankLine ||= line;
      return;
    }
    const read = readWeakLine(text);
    if ("rule" in read) {
      keepLines();
      addFault(faults, { line, rule: read.rule, expected: read.expected, found: read.found });
      return;
    }
    noteTimes(notes, text.split(/, */, 3).slice(1), line);
    reserve(to - from + 1);
    const id = encoder.encode(read.ytid);
    ytid.set(id, rows * ID_LENGTH);
    if (rows > 0 && compareIds(ytid, rows - 1, ytid, rows * ID_LENGTH) >= 0) sorted = false;
    for (const labelId of read.labelIds) {
      const name = encoder.encode(labelId);
      label[occurrences++] = knownLabel(labels.indexOf(name, 0, name.length));
    }
    startMs[rows] = read.startMs;
    endMs[rows] = read.endMs;
    if (lines) lines[rows] = line;
    labelOffset[++rows] = occurrences;
  }

  /**
   * Reads lines of the usual shape from `p` on; returns the place where the first other line starts, or `to`.
   * One loop over local variables: the engine keeps them in registers, where captured ones would be loaded each time.
   */
  function fastLines(bytes: Uint8Array, p: number, to: number, line: number): number {
    reserve(to - p);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const toYtid = ytid;
    const toStart = startMs;
    const toEnd = endMs;
    const toOffset = labelOffset;
    const toLabel = label;
    const toLines = lines;
    let row = rows;
    let item = occurrences;
    let inOrder = sorted;
    for (; p < to; p++, line++) {
      let at = p;
      let idByte = row * ID_LENGTH;
      for (const end = p + ID_LENGTH; at < end; at++) {
        const byte = bytes[at]!;
        if (ID_BYTE[byte] === 0) break;
        toYtid[idByte++] = byte;
      }
      if (at !== p + ID_LENGTH || bytes[at] !== COMMA || bytes[at + 1] !== SPACE) break;
      at += 2;
      let start = 0;
      let from = at;
      for (let d = bytes[at]! - DIGIT_0; d >= 0 && d <= 9; d = bytes[++at]! - DIGIT_0) start = start * 10 + d;
      let a = bytes[at + 1]! - DIGIT_0;
      let b = bytes[at + 2]! - DIGIT_0;
      let c = bytes[at + 3]! - DIGIT_0;
      if (at === from || at - from > 6 || bytes[at] !== POINT || a < 0 || a > 9 || b < 0 || b > 9 || c < 0 || c > 9)
        break;
      if (bytes[at + 4] !== COMMA || bytes[at + 5] !== SPACE) break;
      start = start * 1000 + a * 100 + b * 10 + c;
      at += 6;
      let end = 0;
      from = at;
      for (let d = bytes[at]! - DIGIT_0; d >= 0 && d <= 9; d = bytes[++at]! - DIGIT_0) end = end * 10 + d;
      a = bytes[at + 1]! - DIGIT_0;
      b = bytes[at + 2]! - DIGIT_0;
      c = bytes[at + 3]! - DIGIT_0;
      if (at === from || at - from > 6 || bytes[at] !== POINT || a < 0 || a > 9 || b < 0 || b > 9 || c < 0 || c > 9)
        break;
      if (bytes[at + 4] !== COMMA || bytes[at + 5] !== SPACE || bytes[at + 6] !== QUOTE) break;
      end = end * 1000 + a * 100 + b * 10 + c;
      if (end < start) break;
      at += 6;
      const firstItem = item;
      const knownLabels = labels.size();
      let whole = true;
      do {
        const labelFrom = ++at;
        // Nearly every label has been seen, and has 8 or 10 bytes: then three words tell it, and that its bytes are good.
        const length = ENDS_LABEL[bytes[at + 8]!]
          ? 8
          : ENDS_LABEL[bytes[at + 10]!]
            ? 10
            : ENDS_LABEL[bytes[at + 9]!]
              ? 9
              : 7;
        let index = -1;
        if (ENDS_LABEL[bytes[at + length]!]) {
          const first = view.getInt32(at, true);
          const middle = length === 7 ? first : view.getInt32(at + length - 8, true);
          index = labels.indexOfWords(first, middle, view.getInt32(at + length - 4, true), length);
        }
        if (index >= 0) {
          at += length;
        } else {
          while (LABEL_BYTE[bytes[at]!] === 1) at++;
          if (at === labelFrom) {
            whole = false;
            break;
          }
          index = labels.indexOf(bytes, labelFrom, at);
        }
        for (let i = firstItem; i < item; i++) if (toLabel[i] === index) whole = false;
        if (index >= MAX_LABELS) whole = false;
        toLabel[item++] = index;
      } while (bytes[at] === COMMA);
      if (bytes[at] !== QUOTE) whole = false;
      at++;
      if (bytes[at] === CR) at++;
      if (!whole || bytes[at] !== LF) {
        item = firstItem;
        // The line may be no row at all: what only it has is no label of the file.
        labels.truncate(knownLabels);
        break;
      }
      if (inOrder && row > 0 && compareIds(toYtid, row - 1, bytes, p) >= 0) inOrder = false;
      toStart[row] = start;
      toEnd[row] = end;
      if (toLines) toLines[row] = line;
      toOffset[++row] = item;
      p = at;
    }
    rows = row;
    occurrences = item;
    sorted = inOrder;
    return p;
  }

  const feed = createLineFeed((bytes, from, to, firstLine) => {
    let line = firstLine;
    for (let p = from; p < to && !faults.fatal; ) {
      if (headerLines === HEADER_LINES && blankLine === 0) {
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
      // Real rows have 49 bytes and two labels on average. Memory that is never touched costs nothing.
      capacity = Math.max(capacity, Math.ceil(bytes / 40) + SPARE_ROWS);
      labelCapacity = Math.max(labelCapacity, Math.ceil(bytes / 20) + SPARE_LABELS);
      ytid = new Uint8Array(capacity * ID_LENGTH);
      startMs = new Int32Array(capacity);
      endMs = new Int32Array(capacity);
      labelOffset = new Int32Array(capacity + 1);
      label = new Uint16Array(labelCapacity);
    },
    push(chunk) {
      if (faults.fatal) return false;
      if (!feed.push(chunk) && !faults.fatal) {
        fail(feed.line(), {
          rule: "line-length",
          expected: `a line of at most ${MAX_LINE_BYTES} bytes`,
          found: "a longer one",
        });
      }
      return !faults.fatal;
    },
    finish() {
      if (!faults.fatal) feed.finish();
      if (!faults.fatal && headerLines < HEADER_LINES) {
        const found = headerLines === 0 ? "an empty file" : `the end of the file after ${headerLines}`;
        fail(headerLines, { rule: "empty-file", expected: "three header lines that begin with #", found });
      }
      const columns: WeakColumns = {
        rows,
        labelIds: labels.strings(),
        labelOffset: labelOffset.subarray(0, rows + 1),
        label: label.subarray(0, occurrences),
        startMs: startMs.subarray(0, rows),
        endMs: endMs.subarray(0, rows),
        ytid: ytid.subarray(0, rows * ID_LENGTH),
        sorted,
        header,
        ...(lines ? { lines: lines.subarray(0, rows) } : {}),
      };
      return { columns, faults, notes };
    },
  };
}

const MAX_LABELS = 65_535;

/** Label numbers are 16 bits wide. Throws RangeError past 65,535 distinct labels: AudioSet has 527. */
function knownLabel(index: number): number {
  if (index < MAX_LABELS) return index;
  throw new RangeError(`Cannot read the segment list: expected at most ${MAX_LABELS} distinct labels, got more`);
}

const ID_BYTE = new Uint8Array(256);
const LABEL_BYTE = new Uint8Array(256);
const ENDS_LABEL = new Uint8Array(256);
ENDS_LABEL[COMMA] = 1;
ENDS_LABEL[QUOTE] = 1;
for (const c of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") ID_BYTE[c.charCodeAt(0)] = 1;
// Printable ASCII but quote and comma; other bytes (UTF-8) take the slow path, which knows the whole grammar.
for (let byte = 33; byte < 127; byte++) if (byte !== QUOTE && byte !== COMMA) LABEL_BYTE[byte] = 1;

/** Compares the id of `row` in `ids` with the one at bytes[at]: negative when it comes before. */
function compareIds(ids: Uint8Array, row: number, bytes: Uint8Array, at: number): number {
  for (let i = 0, from = row * ID_LENGTH; i < ID_LENGTH; i++) {
    const difference = ids[from + i]! - bytes[at + i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

function copied<T extends Uint8Array | Uint16Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
