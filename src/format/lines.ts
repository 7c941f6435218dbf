/** Receives whole lines: bytes[from..to) holds lines that each end in LF. `firstLine` is the number of the first, from 1. */
export type LineBlock = (bytes: Uint8Array, from: number, to: number, firstLine: number) => number;

/** A line longer than this is no line of a label file: the reading ends. */
export const MAX_LINE_BYTES = 1 << 20;

/** Cuts a stream of chunks into blocks of whole lines. */
export interface LineFeed {
  /** Hands over every line that the chunk completes. Returns false when a line is longer than MAX_LINE_BYTES. */
  push(chunk: Uint8Array): boolean;
  /** Hands over a last line without a line end. */
  finish(): void;
  /** Number of the line that comes next, from 1. */
  line(): number;
}

/** Makes a feed that calls `block` with whole lines; `block` returns how many lines it was given. A leading byte-order mark is dropped. */
export function createLineFeed(block: LineBlock): LineFeed {
  let carry: Uint8Array = new Uint8Array(0);
  let line = 1;
  let atStart = true;

  function give(bytes: Uint8Array, from: number, to: number): void {
    const start =
      atStart && bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf ? from + 3 : from;
    atStart = false;
    line += block(bytes, start, to, line);
  }

  return {
    push(chunk) {
      let from = 0;
      if (carry.length > 0) {
        const end = chunk.indexOf(10);
        const joined = concat(carry, end < 0 ? chunk : chunk.subarray(0, end + 1));
        carry = joined;
        if (end < 0 || joined.length > MAX_LINE_BYTES) return joined.length <= MAX_LINE_BYTES;
        carry = new Uint8Array(0);
        give(joined, 0, joined.length);
        from = end + 1;
      }
      const last = chunk.lastIndexOf(10);
      if (last >= from) give(chunk, from, last + 1);
      carry = chunk.slice(Math.max(from, last + 1));
      return carry.length <= MAX_LINE_BYTES;
    },
    finish() {
      if (carry.length === 0) return;
      const rest = concat(carry, Uint8Array.of(10));
      carry = new Uint8Array(0);
      give(rest, 0, rest.length);
    },
    line: () => line,
  };
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
