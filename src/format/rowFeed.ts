import { addFatalFault, addFault, type Faults } from "./faults.js";
import { createLineFeed, MAX_LINE_BYTES } from "./lines.js";

/** How one kind of label file reads its lines. */
export interface RowGrammar {
  /** True once the header lines are read. */
  inRows(): boolean;
  /** Reads rows of the usual shape from `p` on, one a line; returns the place where the first other line starts, or `to`. */
  fastLines(bytes: Uint8Array, p: number, to: number, line: number): number;
  /** Rows read so far. */
  rows(): number;
  /** Reads the line bytes[from..to) of any shape; returns true for a blank line between rows. */
  slowLine(bytes: Uint8Array, from: number, to: number, line: number): boolean;
}

/** Takes a label file's bytes in chunks of any size. */
export interface RowFeed {
  /** Returns false when nothing after this chunk can be read (a fatal fault). */
  push(chunk: Uint8Array): boolean;
  /** Reads a last line without a line end. */
  finish(): void;
}

const LF = 10;
const CR = 13;

/**
 * Leads a label file's lines to its grammar: usual rows in blocks, any other line by itself. Blank lines are accepted at the end only: one
 * that is followed by a row is a fault, as is a line that is too long, which ends the reading.
 */
export function createRowFeed(faults: Faults, grammar: RowGrammar): RowFeed {
  let blankLine = 0;

  const feed = createLineFeed((bytes, from, to, firstLine) => {
    let line = firstLine;
    for (let p = from; p < to && !faults.fatal; ) {
      if (blankLine === 0 && grammar.inRows()) {
        const before = grammar.rows();
        p = grammar.fastLines(bytes, p, to, line);
        line += grammar.rows() - before;
        if (p >= to) break;
      }
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
      if (grammar.slowLine(bytes, p, end, line)) blankLine ||= line;
      line++;
      p = end + 1;
    }
    return line - firstLine;
  });

  return {
    push(chunk) {
      if (faults.fatal) return false;
      if (!feed.push(chunk) && !faults.fatal) {
        addFatalFault(faults, {
          line: feed.line(),
          rule: "line-length",
          expected: `a line of at most ${MAX_LINE_BYTES} bytes`,
          found: "a longer one",
        });
      }
      return !faults.fatal;
    },
    finish() {
      if (!faults.fatal) feed.finish();
    },
  };
}
