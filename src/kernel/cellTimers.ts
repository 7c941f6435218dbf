/** Follows the timers that cells start, so that an interrupted cell does not go on at its next tick. */
export interface CellTimers {
  /** A new cell begins. */
  begin(): void;
  /** Stops the timers that the running cell has started, or those of all cells. */
  stop(which: "own" | "all"): void;
}

type Handle = NodeJS.Timeout | NodeJS.Immediate;

// Timers that have run are marked so, and dropped from the list when it has become this long.
const sweepAt = 1000;

/** Puts functions that keep a list in the place of the global `setTimeout`, `setInterval` and `setImmediate`. */
export function followTimers(): CellTimers {
  const handles = new Map<Handle, number>();
  let cell = 0;
  let nextSweep = sweepAt;
  for (const name of ["setTimeout", "setInterval", "setImmediate"] as const) {
    const original = globalThis[name] as unknown as (...words: unknown[]) => Handle;
    const followed = (...words: unknown[]) => {
      const handle = original(...words);
      if (handles.size >= nextSweep) sweep();
      handles.set(handle, cell);
      return handle;
    };
    Object.defineProperties(followed, Object.getOwnPropertyDescriptors(original));
    Object.assign(globalThis, { [name]: followed });
  }
  function sweep(): void {
    for (const handle of handles.keys()) if ((handle as { _destroyed?: boolean })._destroyed) handles.delete(handle);
    // Where most still wait, looking through all of them at every new one would be slow.
    nextSweep = Math.max(sweepAt, 2 * handles.size);
  }
  return {
    begin: () => void cell++,
    stop(which) {
      for (const [handle, of] of handles) {
        if (which === "own" && of !== cell) continue;
        clearTimeout(handle as NodeJS.Timeout);
        clearImmediate(handle as NodeJS.Immediate);
        handles.delete(handle);
      }
    },
  };
}
