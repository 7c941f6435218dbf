import { type Code, instantiate, type WasmFunction, wasm } from "./wasm.js";

const { get, set, constant, add, subtract, multiply, isBelow, doWhile, loadInteger } = wasm;
const { load, loadSplat, store, plus, minus, times, dividedBy, larger, floats } = wasm;
const { integers, plusInteger, minusInteger, and, shiftRight, toFloat } = wasm;

/** Bytes of a complex number of four lanes: the real parts, then the imaginary ones. */
const COMPLEX = 32;

/** Numbers the vector variables behind `first` integers as they are asked for. */
function vectors(first: number, names: string): Record<string, number> {
  return Object.fromEntries(names.split(" ").map((name, i) => [name, first + i]));
}

function radix4(): WasmFunction {
  const [X, Y, STRIDE, WIDTH, TWIDDLES, TWIDDLES_END, END, AT] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
  const v = vectors(8, "ar ai br bi cr ci dr di sr si tr ti ur ui w1r w1i w2r w2i w3r w3i pr pi");
  const V = (name: string) => get(v[name]!);
  const put = (name: string, value: Code) => set(v[name]!, value);
  const input = (name: string, index: number): Code => [
    ...set(AT, add(get(X), multiply(get(STRIDE), constant(index)))),
    ...put(`${name}r`, load(get(AT), 0)),
    ...put(`${name}i`, load(get(AT), 16)),
  ];
  const output = (index: number, re: Code, im: Code): Code => [
    ...set(AT, add(get(Y), multiply(get(WIDTH), constant(index)))),
    ...store(get(AT), 0, re),
    ...store(get(AT), 16, im),
  ];
  const turned = (index: number, re: Code, im: Code): Code => {
    const [wr, wi] = [V(`w${index}r`), V(`w${index}i`)];
    return [
      ...put("pr", re),
      ...put("pi", im),
      ...output(index, minus(times(V("pr"), wr), times(V("pi"), wi)), plus(times(V("pr"), wi), times(V("pi"), wr))),
    ];
  };
  const butterfly = [
    ...["a", "b", "c", "d"].flatMap(input),
    ...put("sr", plus(V("ar"), V("cr"))),
    ...put("si", plus(V("ai"), V("ci"))),
    ...put("tr", plus(V("br"), V("dr"))),
    ...put("ti", plus(V("bi"), V("di"))),
    // a - c and -i (b - d)
    ...put("ar", minus(V("ar"), V("cr"))),
    ...put("ai", minus(V("ai"), V("ci"))),
    ...put("ur", minus(V("bi"), V("di"))),
    ...put("ui", minus(V("dr"), V("br"))),
    ...output(0, plus(V("sr"), V("tr")), plus(V("si"), V("ti"))),
    ...turned(1, plus(V("ar"), V("ur")), plus(V("ai"), V("ui"))),
    ...turned(2, minus(V("sr"), V("tr")), minus(V("si"), V("ti"))),
    ...turned(3, minus(V("ar"), V("ur")), minus(V("ai"), V("ui"))),
    ...set(X, add(get(X), constant(COMPLEX))),
    ...set(Y, add(get(Y), constant(COMPLEX))),
  ];
  const body = doWhile(isBelow(get(TWIDDLES), get(TWIDDLES_END)), [
    ...["w1r", "w1i", "w2r", "w2i", "w3r", "w3i"].flatMap((name, i) => put(name, loadSplat(get(TWIDDLES), 4 * i))),
    ...set(END, add(get(X), get(WIDTH))),
    ...doWhile(isBelow(get(X), get(END)), butterfly),
    ...set(Y, add(get(Y), multiply(get(WIDTH), constant(3)))),
    ...set(TWIDDLES, add(get(TWIDDLES), constant(24))),
  ]);
  return { parameters: 6, integers: 2, vectors: 22, body };
}

function bandSums(): WasmFunction {
  const [LOW, HIGH, TABLE, TABLE_END, AT] = [0, 1, 2, 3, 4] as const;
  const v = vectors(5, "zr zi yr yi er ei or oi cos sin pr pi power share");
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
    ...set(LOW, add(get(LOW), constant(COMPLEX))),
    ...set(HIGH, subtract(get(HIGH), constant(COMPLEX))),
    ...set(TABLE, add(get(TABLE), constant(24))),
  ]);
  return { parameters: 4, integers: 1, vectors: 14, body };
}

function shape(): WasmFunction {
  const [AT, WEIGHTS, END] = [0, 1, 2] as const;
  const v = vectors(3, "re weight");
  const [re, weight] = [v.re!, v.weight!];
  const body = doWhile(isBelow(get(AT), get(END)), [
    ...set(weight, loadSplat(get(WEIGHTS), 0)),
    ...set(re, times(load(get(AT), 0), get(weight))),
    ...store(get(AT), 0, times(load(get(AT), 16), get(weight))),
    ...store(get(AT), 16, get(re)),
    ...set(AT, add(get(AT), constant(COMPLEX))),
    ...set(WEIGHTS, add(get(WEIGHTS), constant(4))),
  ]);
  return { parameters: 3, integers: 0, vectors: 2, body };
}

/** The bits of sqrt(1/2): mantissas are taken from there to sqrt(2), where the series converges fast. */
const ROOT_HALF = 0x3f3504f3;

function logarithms(scale: number, floor: number): WasmFunction {
  const [AT, END] = [0, 1] as const;
  const v = vectors(2, "x bits m s z series");
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

/** Programs over four-lane float32 complex numbers in `memory`; arguments are byte addresses and distances. */
export interface FftProgram {
  readonly memory: WebAssembly.Memory;
  /**
   * One pass of Stockham's radix-4 transform from `x` to `y`: groups of `width` (bytes), a quarter of the input `stride` apart,
   * three complex twiddle factors (24 bytes) a group.
   */
  readonly radix4: (x: number, y: number, stride: number, width: number, twiddles: number, twiddlesEnd: number) => void;
  /**
   * Takes bins `k` (at `low`, ascending) and `n - k` (at `high`, descending) of the half-size transform of a real signal,
   * and adds four times their powers to two neighbouring band sums each. A table row (24 bytes) holds cos and sin of
   * `2 pi k / 2n` and, for bin `k` and for bin `n - k`, the address of the lower sum and the upper one's share.
   */
  readonly bandSums: (low: number, high: number, table: number, tableEnd: number) => void;
  /**
   * Multiplies the bins from `at` to `end` by the real `weights` (one float each) and exchanges their real and imaginary parts, so
   * that another forward transform is the inverse one, its parts exchanged too.
   */
  readonly shape: (at: number, weights: number, end: number) => void;
  /**
   * Replaces each number from `at` to `end` by the natural logarithm of a quarter of it, at least float32's epsilon; NaN where it is not
   * finite. 2 atanh((m - 1) / (m + 1)) + e ln 2 for m 2^e, absolute error near 1e-6.
   */
  readonly logarithms: (at: number, end: number) => void;
}

/** A new instance with `pages` of 64 KiB of memory. */
export function fftProgram(pages: number): FftProgram {
  const functions = {
    radix4: radix4(),
    bandSums: bandSums(),
    shape: shape(),
    logarithms: logarithms(0.25, 2 ** -23),
  };
  return instantiate<FftProgram>(functions, pages);
}

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
  program: FftProgram,
  { points, passes }: FftPlan,
  from: number,
  ping: number,
  pong: number,
): number {
  let [source, target] = [from, ping];
  for (const { groups, twiddles } of passes) {
    const quarter = (COMPLEX * points) / 4;
    program.radix4(source, target, quarter, quarter / groups, twiddles, twiddles + 24 * groups);
    source = target;
    target = target === ping ? pong : ping;
  }
  return source;
}
