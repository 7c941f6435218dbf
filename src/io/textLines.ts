import { closeSync, openSync, readSync } from "node:fs";
import { unreadable } from "./readBytes.js";

/** One line without its end, and where its bytes lie in the file. */
export interface PlacedLine {
  readonly text: string;
  readonly offset: number;
  readonly bytes: number;
}

/** The complete lines (each with its LF) of a file of any size, in order; what follows the last LF is left out. Errors are for people. */
export function* readTextLines(path: string): Generator<PlacedLine> {
  const file = openForReading(path);
  try {
    let rest: Buffer = Buffer.alloc(0);
    let offset = 0;
    const chunk = Buffer.alloc(1 << 20);
    for (;;) {
      const read = readSync(file, chunk, 0, chunk.length, null);
      if (read === 0) return;
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk.subarray(0, read)]) : chunk.subarray(0, read);
      let from = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
        yield { text: bytes.toString("utf8", from, end), offset: offset + from, bytes: end - from };
        from = end + 1;
      }
      offset += from;
      rest = Buffer.from(bytes.subarray(from));
    }
  } finally {
    closeSync(file);
  }
}

/** The line at a place that `readTextLines` gave. */
export function readLineAt(path: string, places: Iterable<{ offset: number; bytes: number }>): string[] {
  const file = openForReading(path);
  try {
    return [...places].map(({ offset, bytes }) => {
      const line = Buffer.alloc(bytes);
      readSync(file, line, 0, bytes, offset);
      return line.toString("utf8");
    });
  } finally {
    closeSync(file);
  }
}

function openForReading(path: string): number {
  try {
    return openSync(path, "r");
  } catch (error) {
    throw unreadable(path, error);
  }
}
