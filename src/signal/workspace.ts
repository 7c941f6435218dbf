/** Float32 arrays that are used again: what was taken since the last `reset` is handed out once more, in the same order. */
export interface Workspace {
  /** `length` samples of unknown content, valid until the next `reset`. */
  take(length: number): Float32Array;
  reset(): void;
}

/**
 * A workspace for files handled one after the other: a fresh array of 10 s costs more in page faults than decoding into it.
 * Grows to the largest file it has seen and stays there.
 */
export function createWorkspace(): Workspace {
  const kept: Float32Array[] = [];
  let next = 0;
  return {
    take(length) {
      const old = kept[next];
      const array = old && old.length >= length ? old : new Float32Array(length);
      kept[next++] = array;
      return array.subarray(0, length);
    },
    reset() {
      next = 0;
    },
  };
}
