import { type Code, instantiate, type WasmFunction, wasm } from "./wasm.js";

const { get, set, constant, add, multiply, isBelow, doWhile, load, loadSplat, store, plus, minus, times } = wasm;

/** Bytes of a complex number of four lanes: the real parts, then the imaginary ones. */
export const COMPLEX_BYTES = 32;

/** Numbers of vector variables by name, the first one `first`. */
export function vectorNames(first: number, names: string): Record<string, number> {
  return Object.fromEntries(names.split(" ").map((name, i) => [name, first + i]));
}

/** One pass of the transform, to be compiled into a program; `FftProgram.radix4` says what it does. */
export function radix4(): WasmFunction {
  const [X, Y, STRIDE, WIDTH, TWIDDLES, TWIDDLES_END, END, AT] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
  const v = vectorNames(8, "ar ai br bi cr ci dr di sr si tr ti ur ui w1r w1i w2r w2i w3r w3i pr pi");
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
    ...set(X, add(get(X), constant(COMPLEX_BYTES))),
    ...set(Y, add(get(Y), constant(COMPLEX_BYTES))),
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

function shape(): WasmFunction {
  const [AT, WEIGHTS, END] = [0, 1, 2] as const;
  const v = vectorNames(3, "re weight");
  const [re, weight] = [v.re!, v.weight!];
  const body = doWhile(isBelow(get(AT), get(END)), [
    ...set(weight, loadSplat(get(WEIGHTS), 0)),
    ...set(re, times(load(get(AT), 0), get(weight))),
    ...store(get(AT), 0, times(load(get(AT), 16), get(weight))),
    ...store(get(AT), 16, get(re)),
    ...set(AT, add(get(AT), constant(COMPLEX_BYTES))),
    ...set(WEIGHTS, add(get(WEIGHTS), constant(4))),
  ]);
  return { parameters: 3, integers: 0, vectors: 2, body };
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
   * Multiplies the bins from `at` to `end` by the real `weights` (one float each) and exchanges their real and imaginary parts, so
   * that another forward transform is the inverse one, its parts exchanged too.
   */
  readonly shape: (at: number, weights: number, end: number) => void;
}

/** A new instance with `pages` of 64 KiB of memory. */
export function fftProgram(pages: number): FftProgram {
  return instantiate<FftProgram>({ radix4: radix4(), shape: shape() }, pages);
}
