import type { Terminal } from "./terminal.js";

/** Tells how far a long run is. */
export interface Progress {
  /** So many more units and bytes are done; `place` says what is at work. */
  add(units: number, bytes: number, place: string): void;
  /** What was done in all: seconds since the start, bytes. */
  total(): { seconds: number; bytes: number };
}

const EVERY_MS = 100;

/** Starts a progress line over `units` units of work, with the rate and the time that remains, redrawn ten times a second at most. */
export function createProgress(terminal: Terminal, units: number): Progress {
  const started = performance.now();
  let shown = -EVERY_MS;
  let done = 0;
  let bytes = 0;
  return {
    add(moreUnits, moreBytes, place) {
      done += moreUnits;
      bytes += moreBytes;
      const now = performance.now() - started;
      if (now - shown < EVERY_MS) return;
      shown = now;
      const share = units > 0 ? Math.min(1, done / units) : 1;
      const rate = bytes / 1e6 / Math.max(0.001, now / 1000);
      const left = share > 0 ? (now / share - now) / 1000 : 0;
      const remaining = left >= 90 ? `${Math.round(left / 60)} min` : `${Math.ceil(left)} s`;
      terminal.status(`${Math.floor(share * 100)} %  ${rate.toFixed(0)} MB/s  ${remaining} left  ${place}`);
    },
    total: () => ({ seconds: (performance.now() - started) / 1000, bytes }),
  };
}
