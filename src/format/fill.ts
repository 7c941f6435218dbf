/** Writes the next whole rows into `into` (at least MIN_FILL_BYTES long) and returns how many bytes; 0 means that there are no more. */
export type Fill = (into: Uint8Array) => number;

/** Room in which any row fits whose line a reader takes (1 MiB), even with its id twice. */
export const MIN_FILL_BYTES = 4 << 20;
