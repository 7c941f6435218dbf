import { type Code, instantiate, type WasmFunction, wasm } from "./wasm.js";

const { get, set, constant, add, subtract, multiply, isBelow, isAtLeast, doWhile } = wasm;
const { load, plus, times, lane, addFloat, storeFloat, zeros } = wasm;

// The program's parameters and variables, by number.
const [X, TABLE, ROW_BYTES, OUT, OUT_END, OUT_STRIDE, X_STRIDE, UP, WHOLE, PART] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
] as const;
const [PHASE, ROW, END, STEP, WRAP] = [10, 11, 12, 13, 14] as const;
const INPUTS = [15, 16, 17, 18] as const;
const SUMS = [19, 20, 21, 22, 23, 24, 25, 26] as const;
const WEIGHTS = [27, 28] as const;

/** Adds four products a strand; even and odd quarters have sums of their own, so that additions do not wait for each other. */
function accumulate(offset: number): Code {
  const half = (offset / 16) % 2;
  const weight = WEIGHTS[half]!;
  const products = INPUTS.flatMap((input, strand) => {
    const sum = SUMS[half * 4 + strand]!;
    return set(sum, plus(get(sum), times(load(get(input), offset), get(weight))));
  });
  return [...set(weight, load(get(ROW), offset)), ...products];
}

function storeSum(strand: number): Code {
  const sum = SUMS[strand]!;
  const pair = (a: number, b: number) => addFloat(lane(get(sum), a), lane(get(sum), b));
  const address = add(get(OUT), multiply(get(OUT_STRIDE), constant(strand)));
  return [
    ...set(sum, plus(get(sum), get(SUMS[strand + 4]!))),
    ...storeFloat(address, addFloat(pair(0, 1), pair(2, 3))),
  ];
}

/** Four strands of outputs advance together, so each weight is loaded once for four products. */
const polyphase: WasmFunction = {
  parameters: 10,
  integers: 9,
  vectors: 10,
  body: doWhile(isBelow(get(OUT), get(OUT_END)), [
    ...set(ROW, add(get(TABLE), multiply(get(PHASE), get(ROW_BYTES)))),
    ...set(END, add(get(ROW), get(ROW_BYTES))),
    ...set(STEP, get(X)),
    ...INPUTS.flatMap((input) => [...set(input, get(STEP)), ...set(STEP, add(get(STEP), get(X_STRIDE)))]),
    ...SUMS.flatMap((sum) => set(sum, zeros)),
    ...doWhile(isBelow(get(ROW), get(END)), [
      ...[0, 16, 32, 48].flatMap(accumulate),
      ...[ROW, ...INPUTS].flatMap((pointer) => set(pointer, add(get(pointer), constant(64)))),
    ]),
    ...[0, 1, 2, 3].flatMap(storeSum),
    ...set(PHASE, add(get(PHASE), get(PART))),
    ...set(WRAP, isAtLeast(get(PHASE), get(UP))),
    ...set(PHASE, subtract(get(PHASE), multiply(get(UP), get(WRAP)))),
    ...set(X, add(add(get(X), get(WHOLE)), multiply(get(WRAP), constant(4)))),
    ...set(OUT, add(get(OUT), constant(4))),
  ]),
};

/** The program and its memory. */
export interface PolyphaseProgram {
  readonly memory: WebAssembly.Memory;
  /**
   * A stretch of a polyphase filter over float32 in `memory`; every argument but `up` and `part` is in bytes. Output `i` of strand
   * `s` (0..3) goes to `out + 4 i + s outStride` until `outEnd`, and is the dot product of table row `phase` with the input
   * at `x + s xStride`; `phase` starts at 0 and grows by `part` modulo `up`, `x` by `whole` and by one sample at each wrap.
   * Rows are `rowBytes` long, a multiple of 64.
   */
  readonly polyphase: (
    x: number,
    table: number,
    rowBytes: number,
    out: number,
    outEnd: number,
    outStride: number,
    xStride: number,
    up: number,
    whole: number,
    part: number,
  ) => void;
}

let instance: PolyphaseProgram | undefined;

/** The program, compiled once per thread (about a millisecond). */
export function polyphaseProgram(): PolyphaseProgram {
  instance ??= instantiate<PolyphaseProgram>({ polyphase }, 1);
  return instance;
}
