/** Follows the timers that cells start, so that an interrupted cell does not go on at its next tick. */
export interface CellTimers {
  /** A new cell begins: the timers of earlier ones are left alone from here on. */
  begin(): void;
  /** Stops the timers that the running cell has started. */
  stop(): void;
}

/** Puts functions that keep a list in the place of the global `setTimeout`, `setInterval` and `setImmediate`. */
export function followTimers(): CellTimers {
  const timeouts = new Set<NodeJS.Timeout>();
  const immediates = new Set<NodeJS.Immediate>();
  const follow = <Handle extends object>(name: "setTimeout" | "setInterval" | "setImmediate", handles: Set<Handle>) => {
    const original = globalThis[name] as unknown as (...words: unknown[]) => Handle;
    const followed = (...words: unknown[]) => {
      const handle = original(...words);
      // A timer that has run is marked so; without this the list would grow for as long as a cell runs.
      if (handles.size >= 1000)
        for (const each of handles) if ((each as { _destroyed?: boolean })._destroyed) handles.delete(each);
      handles.add(handle);
      return handle;
    };
    Object.defineProperties(followed, Object.getOwnPropertyDescriptors(original));
    Object.assign(globalThis, { [name]: followed });
  };
  follow("setTimeout", timeouts);
  follow("setInterval", timeouts);
  follow("setImmediate", immediates);
  const begin = () => {
    timeouts.clear();
    immediates.clear();
  };
  return {
    begin,
    stop() {
      for (const timeout of timeouts) clearTimeout(timeout);
      for (const immediate of immediates) clearImmediate(immediate);
      begin();
    },
  };
}
