import type { Terminal } from "./terminal.js";

/** Tells how far a long run of writing is. */
export interface Progress {
  /** So many more bytes are written; `place` says where. */
  add(bytes: number, place: string): void;
  /** A part that was expected to take so many bytes took as many as that: what remains is known better. */
  settle(expected: number, bytes: number): void;
  /** What was done in all: seconds since the start, bytes of the settled parts. */
  total(): { seconds: number; bytes: number };
}

const EVERY_MS = 100;

/**
 * Starts a progress line over about `expected` bytes, with the rate and the time that remains, redrawn ten times a second at most. Where
 * there is no terminal, a line of its own every ten seconds.
 */
export function createProgress(terminal: Terminal, expected: number): Progress {
  const started = performance.now();
  const every = terminal.interactive ? EVERY_MS : 10_000;
  let shown = 0;
  let whole = expected;
  let done = 0;
  let settled = 0;
  return {
    add(bytes, place) {
      done += bytes;
      const now = performance.now() - started;
      if (now - shown < every) return;
      shown = now;
      const share = whole > 0 ? Math.min(0.99, done / whole) : 0.99;
      const left = (now / share - now) / 1000;
      // The first moments say little of the rest.
      const remaining =
        share < 0.02 ? "some time" : left >= 90 ? `${Math.round(left / 60)} min` : `${Math.ceil(left)} s`;
      const line = `${Math.floor(share * 100)} %  ${(done / 1000 / now).toFixed(0)} MB/s  ${remaining} left  ${place}`;
      if (terminal.interactive) terminal.status(line);
      else terminal.note(line);
    },
    settle(wanted, bytes) {
      whole += bytes - wanted;
      settled += bytes;
    },
    total: () => ({ seconds: (performance.now() - started) / 1000, bytes: settled }),
  };
}

/** Adds what worker threads count in counters[i][0] (KiB) to a progress, ten times a second, until the function returned is called. */
export function watchCounters(progress: Progress, counters: readonly Int32Array[], place: () => string): () => void {
  let seen = 0;
  const look = () => {
    const now = counters.reduce((sum, counter) => sum + Atomics.load(counter, 0) * 1024, 0);
    progress.add(now - seen, place());
    seen = now;
  };
  const timer = setInterval(look, EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}
