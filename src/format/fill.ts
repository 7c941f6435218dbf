/**
 * Writes the next whole rows of one or several files, each into its own buffer of FILL_BYTES, and returns how many bytes each has
 * got. All 0 means that there are no more.
 */
export type Fill = (into: readonly Uint8Array[]) => readonly number[];

/** Length of the buffers that a fill is given. */
export const FILL_BYTES = 4 << 20;

/** Room for some rows of a table, of which each file takes its own: any row fits whose line a reader takes (1 MiB). */
export const ROWS_BYTES = (1 << 20) + 4096;

/** Encodes some rows: their bytes, where each row ends, and a key of each row (its segment or its row number). */
export interface EncodedRows {
  readonly bytes: Uint8Array;
  rows: number;
  readonly rowEnd: Int32Array;
  readonly key: Int32Array;
}

/** Encodes the next rows; sets `rows` to 0 at the end. The columns of the result are only valid until the next call. */
export type NextRows = () => EncodedRows;

/**
 * Makes one fill of several files that share most of their rows: each row is encoded once and copied to every file that keeps it,
 * by runs. `keeps[f][key]` is 1 where file f keeps the rows with that key. Every file begins with its own header.
 */
export function createSharedFill(headers: readonly Uint8Array[], keeps: readonly Uint8Array[], next: NextRows): Fill {
  let started = false;
  let ended = false;
  return (into) => {
    const at = headers.map((header, f) => {
      if (started) return 0;
      into[f]!.set(header);
      return header.length;
    });
    started = true;
    while (!ended && Math.max(...at) + ROWS_BYTES <= FILL_BYTES) {
      const rows = next();
      if (rows.rows === 0) ended = true;
      else for (let f = 0; f < keeps.length; f++) at[f] = copyKept(rows, keeps[f]!, into[f]!, at[f]!);
    }
    return at;
  };
}

/** Copies the rows that a file keeps, in runs; returns the place after them. */
function copyKept({ bytes, rows, rowEnd, key }: EncodedRows, keep: Uint8Array, into: Uint8Array, from: number): number {
  let at = from;
  for (let i = 0; i < rows; ) {
    while (i < rows && keep[key[i]!] === 0) i++;
    const first = i;
    while (i < rows && keep[key[i]!] === 1) i++;
    if (i === first) continue;
    const run = bytes.subarray(first === 0 ? 0 : rowEnd[first - 1]!, rowEnd[i - 1]!);
    into.set(run, at);
    at += run.length;
  }
  return at;
}

/** Hands out pieces of any length as a fill of one file does: as much as fits, the rest the next time. */
export function fillFrom(pieces: Iterator<Uint8Array>): Fill {
  let piece: Uint8Array = new Uint8Array(0);
  return ([into]) => {
    while (piece.length === 0) {
      const next = pieces.next();
      if (next.done) return [0];
      piece = next.value;
    }
    const length = Math.min(piece.length, into!.length);
    into!.set(piece.subarray(0, length));
    piece = piece.subarray(length);
    return [length];
  };
}
