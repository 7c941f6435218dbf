import { describe, expect, it, vi } from "vitest";
import { createProgress, watchCounters } from "../../src/io/progress.js";
import { quietTerminal } from "../terminal.js";

/** Runs `work` on a clock that only moves when it says so. */
function onStillClock(work: (pass: (ms: number) => void) => void): void {
  vi.useFakeTimers();
  try {
    work((ms) => vi.advanceTimersByTime(ms));
  } finally {
    vi.useRealTimers();
  }
}

describe("progress", () => {
  it("tells share, rate, remaining time and place, ten times a second at most", () => {
    onStillClock((pass) => {
      const terminal = { ...quietTerminal(), interactive: true };
      const progress = createProgress(terminal, 100e6);
      progress.add(1e6, "a");
      pass(1000);
      progress.add(24e6, "b");
      progress.add(1e6, "c");
      expect(terminal.statuses).toEqual(["25 %  25 MB/s  3 s left  b"]);
    });
  });

  it("never says that all is done before it is, however wrong it was about the size", () => {
    onStillClock((pass) => {
      const terminal = { ...quietTerminal(), interactive: true };
      const progress = createProgress(terminal, 1e6);
      pass(1000);
      progress.add(5e6, "a");
      progress.settle(1e6, 5e6);
      expect(terminal.statuses[0]).toMatch(/^99 % /);
      expect(progress.total()).toEqual({ seconds: 1, bytes: 5e6 });
    });
  });

  it("writes a line every ten seconds where there is no terminal", () => {
    onStillClock((pass) => {
      const terminal = quietTerminal();
      const progress = createProgress(terminal, 100e6);
      for (let second = 0; second < 25; second++) {
        pass(1000);
        progress.add(1e6, "a");
      }
      expect([terminal.notes.length, terminal.statuses.length]).toEqual([2, 0]);
    });
  });

  it("adds what workers count, until it is told to stop", () => {
    onStillClock((pass) => {
      const terminal = { ...quietTerminal(), interactive: true };
      const counters = [new Int32Array(1), new Int32Array(1)];
      const stop = watchCounters(createProgress(terminal, 4096 * 1024), counters, () => "here");
      counters[0]![0] = 1024;
      counters[1]![0] = 1024;
      pass(150);
      expect(terminal.statuses.at(-1)).toMatch(/^50 % .* here$/);
      stop();
      const before = terminal.statuses.length;
      pass(1000);
      expect(terminal.statuses.length).toBe(before);
    });
  });
});
