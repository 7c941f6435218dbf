/**
 * The one loop that is too slow in JavaScript, as a WebAssembly program of four-lane float32 arithmetic. It is assembled here
 * from the instructions' published byte codes (WebAssembly core specification, chapter 5), so nothing binary is committed.
 */
type Code = readonly number[];

const leb = (value: number): Code => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)]);
const list = (items: readonly Code[]): Code => [...leb(items.length), ...items.flat()];
const section = (id: number, body: Code): Code => [id, ...leb(body.length), ...body];
const text = (name: string): Code => list([...name].map((letter) => [letter.charCodeAt(0)]));

const I32 = 0x7f;
const V128 = 0x7b;
const get = (local: number): Code => [0x20, ...leb(local)];
const set = (local: number, value: Code): Code => [...value, 0x21, ...leb(local)];
/** A constant from 0 to 8191 in the signed form that instructions take. */
const constant = (value: number): Code => [0x41, (value & 0x7f) | 0x80, value >>> 7];
const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
const subtract = (a: Code, b: Code): Code => [...a, ...b, 0x6b];
const multiply = (a: Code, b: Code): Code => [...a, ...b, 0x6c];
const isBelow = (a: Code, b: Code): Code => [...a, ...b, 0x49];
const isAtLeast = (a: Code, b: Code): Code => [...a, ...b, 0x4f];
const doWhile = (condition: Code, body: Code): Code => [0x03, 0x40, ...body, ...condition, 0x0d, 0x00, 0x0b];
const load4 = (address: Code, offset: number): Code => [...address, 0xfd, 0x00, 0x02, ...leb(offset)];
const zero4: Code = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
const add4 = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xe4, 0x01];
const multiply4 = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xe6, 0x01];
const lane = (vector: Code, index: number): Code => [...vector, 0xfd, 0x1f, index];
const addFloat = (a: Code, b: Code): Code => [...a, ...b, 0x92];
const storeFloat = (address: Code, value: Code): Code => [...address, ...value, 0x38, 0x02, 0x00];

// Parameters and variables of the program, by number.
const [X, TABLE, ROW_BYTES, OUT, OUT_END, OUT_STRIDE, X_STRIDE, UP, WHOLE, PART] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
] as const;
const [PHASE, ROW, END, STEP, WRAP] = [10, 11, 12, 13, 14] as const;
const INPUTS = [15, 16, 17, 18] as const;
const SUMS = [19, 20, 21, 22, 23, 24, 25, 26] as const;
const WEIGHTS = [27, 28] as const;

/** Four strands advance together, so each coefficient is loaded once for four outputs; two sums a strand keep additions from waiting. */
function program(): Code {
  const accumulate = (offset: number): Code => {
    const half = (offset / 16) % 2;
    const weight = WEIGHTS[half]!;
    const products = INPUTS.flatMap((input, strand) => {
      const sum = SUMS[half * 4 + strand]!;
      return set(sum, add4(get(sum), multiply4(load4(get(input), offset), get(weight))));
    });
    return [...set(weight, load4(get(ROW), offset)), ...products];
  };
  const finish = (strand: number): Code => {
    const sum = SUMS[strand]!;
    const pair = (a: number, b: number) => addFloat(lane(get(sum), a), lane(get(sum), b));
    const address = add(get(OUT), multiply(get(OUT_STRIDE), constant(strand)));
    return [
      ...set(sum, add4(get(sum), get(SUMS[strand + 4]!))),
      ...storeFloat(address, addFloat(pair(0, 1), pair(2, 3))),
    ];
  };
  const oneStep = [
    ...set(ROW, add(get(TABLE), multiply(get(PHASE), get(ROW_BYTES)))),
    ...set(END, add(get(ROW), get(ROW_BYTES))),
    ...set(STEP, get(X)),
    ...INPUTS.flatMap((input) => [...set(input, get(STEP)), ...set(STEP, add(get(STEP), get(X_STRIDE)))]),
    ...SUMS.flatMap((sum) => set(sum, zero4)),
    ...doWhile(isBelow(get(ROW), get(END)), [
      ...[0, 16, 32, 48].flatMap(accumulate),
      ...[ROW, ...INPUTS].flatMap((pointer) => set(pointer, add(get(pointer), constant(64)))),
    ]),
    ...[0, 1, 2, 3].flatMap(finish),
    ...set(PHASE, add(get(PHASE), get(PART))),
    ...set(WRAP, isAtLeast(get(PHASE), get(UP))),
    ...set(PHASE, subtract(get(PHASE), multiply(get(UP), get(WRAP)))),
    ...set(X, add(add(get(X), get(WHOLE)), multiply(get(WRAP), constant(4)))),
    ...set(OUT, add(get(OUT), constant(4))),
  ];
  const locals = list([
    [9, I32],
    [10, V128],
  ]);
  const body = [...locals, ...doWhile(isBelow(get(OUT), get(OUT_END)), oneStep), 0x0b];
  return [...leb(body.length), ...body];
}

/** The program and its memory, one a thread. */
export type Simd = {
  memory: WebAssembly.Memory;
  /**
   * A stretch of a polyphase filter over float32 in `memory`; every argument but `up` and `part` is in bytes. Output `i` of strand
   * `s` (0..3) goes to `out + 4 i + s outStride` until `outEnd`, and is the dot product of table row `phase` with the input
   * at `x + s xStride`; `phase` starts at 0 and grows by `part` modulo `up`, `x` by `whole` and by one sample at each wrap.
   * Rows are `rowBytes` long, a multiple of 64.
   */
  polyphase(
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
  ): void;
};

let instance: Simd | undefined;

/** Compiles the program once per thread (under a millisecond). */
export function simd(): Simd {
  if (instance) return instance;
  const bytes = [
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    section(1, list([[0x60, ...list(new Array<Code>(10).fill([I32])), 0x00]])),
    section(3, list([[0x00]])),
    section(5, list([[0x00, 0x01]])),
    section(
      7,
      list([
        [...text("memory"), 0x02, 0x00],
        [...text("polyphase"), 0x00, 0x00],
      ]),
    ),
    section(10, list([program()])),
  ].flat();
  const module = new WebAssembly.Module(Uint8Array.from(bytes));
  instance = new WebAssembly.Instance(module).exports as unknown as Simd;
  return instance;
}
