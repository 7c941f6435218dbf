import { COMPLEX_BYTES, type FftProgram, radix4, vectorNames } from "./fftProgram.js";
import { type Code, instantiate, type WasmFunction, wasm } from "./wasm.js";

const { get, set, constant, add, subtract, isBelow, doWhile, loadInteger } = wasm;
const { load, loadSplat, store, plus, minus, times, dividedBy, larger, floats } = wasm;
const { integers, plusInteger, minusInteger, and, shiftRight, toFloat } = wasm;

function bandSums(): WasmFunction {
  const [LOW, HIGH, TABLE, TABLE_END, AT] = [0, 1, 2, 3, 4] as const;
  const v = vectorNames(5, "zr zi yr yi er ei or oi cos sin pr pi power share");
  const V = (name: string) => get(v[name]!);
  const put = (name: string, value: Code) => set(v[name]!, value);
  const accumulate = (bin: number, combine: (a: Code, b: Code) => Code): Code => [
    ...put("zr", combine(V("er"), V("pr"))),
    ...put("zi", combine(V("ei"), V("pi"))),
    ...put("power", plus(times(V("zr"), V("zr")), times(V("zi"), V("zi")))),
    ...put("share", times(V("power"), loadSplat(get(TABLE), 12 + 8 * bin))),
    ...set(AT, loadInteger(get(TABLE), 8 + 8 * bin)),
    ...store(get(AT), 16, plus(load(get(AT), 16), V("share"))),
    ...store(get(AT), 0, plus(load(get(AT), 0), minus(V("power"), V("share")))),
  ];
  const body = doWhile(isBelow(get(TABLE), get(TABLE_END)), [
    ...put("zr", load(get(LOW), 0)),
    ...put("zi", load(get(LOW), 16)),
    ...put("yr", load(get(HIGH), 0)),
    ...put("yi", load(get(HIGH), 16)),
    // Twice the transforms of the even and of the odd samples.
    ...put("er", plus(V("zr"), V("yr"))),
    ...put("ei", minus(V("zi"), V("yi"))),
    ...put("or", plus(V("zi"), V("yi"))),
    ...put("oi", minus(V("yr"), V("zr"))),
    ...put("cos", loadSplat(get(TABLE), 0)),
    ...put("sin", loadSplat(get(TABLE), 4)),
    ...put("pr", plus(times(V("cos"), V("or")), times(V("sin"), V("oi")))),
    ...put("pi", minus(times(V("cos"), V("oi")), times(V("sin"), V("or")))),
    ...accumulate(0, plus),
    ...accumulate(1, minus),
    ...set(LOW, add(get(LOW), constant(COMPLEX_BYTES))),
    ...set(HIGH, subtract(get(HIGH), constant(COMPLEX_BYTES))),
    ...set(TABLE, add(get(TABLE), constant(24))),
  ]);
  return { parameters: 4, integers: 1, vectors: 14, body };
}

/** The bits of sqrt(1/2): mantissas are taken from there to sqrt(2), where the series converges fast. */
const ROOT_HALF = 0x3f3504f3;

function logarithms(scale: number, floor: number): WasmFunction {
  const [AT, END] = [0, 1] as const;
  const v = vectorNames(2, "x bits m s z series");
  const V = (name: string) => get(v[name]!);
  const put = (name: string, value: Code) => set(v[name]!, value);
  const series = [1 / 7, 1 / 5, 1 / 3, 1].reduce(
    (sum, factor) => plus(times(sum, V("z")), floats(factor)),
    floats(1 / 9),
  );
  const body = doWhile(isBelow(get(AT), get(END)), [
    ...put("x", larger(times(load(get(AT), 0), floats(scale)), floats(floor))),
    ...put("bits", minusInteger(V("x"), integers(ROOT_HALF))),
    ...put("m", plusInteger(and(V("bits"), integers(0x007f_ffff)), integers(ROOT_HALF))),
    ...put("s", dividedBy(minus(V("m"), floats(1)), plus(V("m"), floats(1)))),
    ...put("z", times(V("s"), V("s"))),
    ...put("series", times(plus(V("s"), V("s")), series)),
    // x - x is 0, but NaN where x is not finite: the bits of such a number mean nothing.
    ...put("series", plus(V("series"), minus(V("x"), V("x")))),
    ...store(get(AT), 0, plus(times(toFloat(shiftRight(V("bits"), 23)), floats(Math.LN2)), V("series"))),
    ...set(AT, add(get(AT), constant(16))),
  ]);
  return { parameters: 2, integers: 0, vectors: 6, body };
}

/** What a filter bank needs of four-lane arithmetic; arguments are byte addresses. */
export interface BandProgram extends Pick<FftProgram, "memory" | "radix4"> {
  /**
   * Takes bins `k` (at `low`, ascending) and `n - k` (at `high`, descending) of the half-size transform of a real signal,
   * and adds four times their powers to two neighbouring band sums each. A table row (24 bytes) holds cos and sin of
   * `2 pi k / 2n` and, for bin `k` and for bin `n - k`, the address of the lower sum and the upper one's share.
   */
  readonly bandSums: (low: number, high: number, table: number, tableEnd: number) => void;
  /**
   * Replaces each number from `at` to `end` by the natural logarithm of a quarter of it, at least float32's epsilon; NaN where it is not
   * finite. 2 atanh((m - 1) / (m + 1)) + e ln 2 for m 2^e, absolute error near 1e-6.
   */
  readonly logarithms: (at: number, end: number) => void;
}

/** A new instance with one page (64 KiB) of memory. */
export function bandProgram(): BandProgram {
  const functions = { radix4: radix4(), bandSums: bandSums(), logarithms: logarithms(0.25, 2 ** -23) };
  return instantiate<BandProgram>(functions, 1);
}
