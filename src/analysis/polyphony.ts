import type { Stretches } from "./stretches.js";

/** How much of the audio holds 0, 1, 2, ... labels at once. */
export interface Polyphony {
  /** Milliseconds with n labels, n = 0, 1, 2, ... */
  readonly ms: readonly number[];
  /** Length of all segments. */
  readonly totalMs: number;
}

/** Sums how long n labels sound at once; `lengthMs` is each segment's true length, by which stretches are cut already. */
export function measurePolyphony({ offset, startMs, endMs }: Stretches, lengthMs: ArrayLike<number>): Polyphony {
  const ms: number[] = [0];
  let totalMs = 0;
  for (let segment = 0; segment + 1 < offset.length; segment++) {
    const starts: number[] = [];
    const ends: number[] = [];
    for (let i = offset[segment]!; i < offset[segment + 1]!; i++) {
      if (startMs[i]! === endMs[i]!) continue;
      starts.push(startMs[i]!);
      ends.push(endMs[i]!);
    }
    ends.sort((a, b) => a - b);
    // Starts are in order already: walk along both, ends first where they meet, and sum what lies between.
    let at = 0;
    for (let s = 0, e = 0; e < ends.length; ) {
      const sounding = s - e;
      const now = s < starts.length && starts[s]! < ends[e]! ? starts[s++]! : ends[e++]!;
      ms[sounding] = (ms[sounding] ?? 0) + now - at;
      at = now;
    }
    ms[0]! += lengthMs[segment]! - at;
    totalMs += lengthMs[segment]!;
  }
  return { ms, totalMs };
}
