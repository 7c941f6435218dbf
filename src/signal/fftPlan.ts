import { COMPLEX_BYTES, type FftProgram } from "./fftProgram.js";

/** A transform of 4^n points whose twiddle factors stand in a program's memory. */
export interface FftPlan {
  readonly points: number;
  readonly passes: readonly { readonly groups: number; readonly twiddles: number }[];
}

/** Floats that the twiddle factors of a transform of `points` take. */
export function twiddleFloats(points: number): number {
  return 2 * (points - 1);
}

/** Writes the twiddle factors of a transform of `points`, a power of 4, to `floats` from place `at`. */
export function planFft(floats: Float32Array, at: number, points: number): FftPlan {
  const passes: { groups: number; twiddles: number }[] = [];
  let next = at;
  for (let groups = points / 4; groups >= 1; groups /= 4) {
    passes.push({ groups, twiddles: 4 * next });
    for (let p = 0; p < groups; p++)
      for (let k = 1; k <= 3; k++) {
        const angle = (-2 * Math.PI * p * k) / (4 * groups);
        floats[next++] = Math.cos(angle);
        floats[next++] = Math.sin(angle);
      }
  }
  return { points, passes };
}

/** Transforms the numbers at `from` by turns into `ping` and `pong` (byte addresses); returns where the result is. `from` may be `pong`. */
export function runFft(
  program: Pick<FftProgram, "radix4">,
  { points, passes }: FftPlan,
  from: number,
  ping: number,
  pong: number,
): number {
  let [source, target] = [from, ping];
  for (const { groups, twiddles } of passes) {
    const quarter = (COMPLEX_BYTES * points) / 4;
    program.radix4(source, target, quarter, quarter / groups, twiddles, twiddles + 24 * groups);
    source = target;
    target = target === ping ? pong : ping;
  }
  return source;
}
