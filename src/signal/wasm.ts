/**
 * The few WebAssembly instructions that the inner loops need, as functions that give byte codes (WebAssembly core specification,
 * chapter 5), so that those loops are readable source and nothing binary is committed. An instruction's operands are codes too.
 */
export type Code = readonly number[];

const leb = (value: number): Code => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)]);
const list = (items: readonly Code[]): Code => [...leb(items.length), ...items.flat()];
const section = (id: number, body: Code): Code => [id, ...leb(body.length), ...body];
const text = (name: string): Code => list([...name].map((letter) => [letter.charCodeAt(0)]));

const I32 = 0x7f;
const V128 = 0x7b;

function fourTimes(value: Float32Array | Int32Array): Code {
  const bytes = [...new Uint8Array(value.buffer)];
  return [...bytes, ...bytes, ...bytes, ...bytes];
}

/** Addresses and counts are 32-bit integers; a vector is four 32-bit floats. */
export const wasm = {
  get: (local: number): Code => [0x20, ...leb(local)],
  set: (local: number, value: Code): Code => [...value, 0x21, ...leb(local)],
  /** A constant from 0 to 8191, in the signed form that instructions take. */
  constant: (value: number): Code => [0x41, (value & 0x7f) | 0x80, value >>> 7],
  add: (a: Code, b: Code): Code => [...a, ...b, 0x6a],
  subtract: (a: Code, b: Code): Code => [...a, ...b, 0x6b],
  multiply: (a: Code, b: Code): Code => [...a, ...b, 0x6c],
  isBelow: (a: Code, b: Code): Code => [...a, ...b, 0x49],
  isAtLeast: (a: Code, b: Code): Code => [...a, ...b, 0x4f],
  doWhile: (condition: Code, body: Code): Code => [0x03, 0x40, ...body, ...condition, 0x0d, 0x00, 0x0b],
  loadInteger: (address: Code, offset: number): Code => [...address, 0x28, 0x02, ...leb(offset)],
  addFloat: (a: Code, b: Code): Code => [...a, ...b, 0x92],
  storeFloat: (address: Code, value: Code): Code => [...address, ...value, 0x38, 0x02, 0x00],
  load: (address: Code, offset: number): Code => [...address, 0xfd, 0x00, 0x02, ...leb(offset)],
  /** One float in all four lanes. */
  loadSplat: (address: Code, offset: number): Code => [...address, 0xfd, 0x09, 0x02, ...leb(offset)],
  store: (address: Code, offset: number, value: Code): Code => [...address, ...value, 0xfd, 0x0b, 0x02, ...leb(offset)],
  /** Four floats of one value. */
  floats: (value: number): Code => [0xfd, 0x0c, ...fourTimes(new Float32Array([value]))],
  /** Four integers of one value. */
  integers: (value: number): Code => [0xfd, 0x0c, ...fourTimes(new Int32Array([value]))],
  zeros: [0xfd, 0x0c, ...new Array<number>(16).fill(0)] as Code,
  plus: (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xe4, 0x01],
  minus: (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xe5, 0x01],
  times: (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xe6, 0x01],
  dividedBy: (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xe7, 0x01],
  /** The larger of two floats; NaN where one is NaN. */
  larger: (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xe9, 0x01],
  /** Integer arithmetic on the four lanes' bits. */
  plusInteger: (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xae, 0x01],
  minusInteger: (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xb1, 0x01],
  and: (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0x4e],
  shiftRight: (a: Code, bits: number): Code => [...a, 0x41, bits, 0xfd, 0xac, 0x01],
  toFloat: (a: Code): Code => [...a, 0xfd, 0xfa, 0x01],
  lane: (vector: Code, index: number): Code => [...vector, 0xfd, 0x1f, index],
} as const;

/** A function without result: `parameters` integers, then further `integers` and `vectors` as variables, numbered in that order. */
export interface WasmFunction {
  readonly parameters: number;
  readonly integers: number;
  readonly vectors: number;
  readonly body: Code;
}

/** Compiles functions into an instance that exports them by name beside its `memory` of `pages` times 64 KiB. */
export function instantiate<Exports>(functions: Readonly<Record<string, WasmFunction>>, pages: number): Exports {
  const all = Object.values(functions);
  const types = all.map(({ parameters }): Code => [0x60, ...list(new Array<Code>(parameters).fill([I32])), 0x00]);
  const names = Object.keys(functions).map((name, i): Code => [...text(name), 0x00, ...leb(i)]);
  const bodies = all.map(({ integers, vectors, body }): Code => {
    const code = [
      ...list([
        [...leb(integers), I32],
        [...leb(vectors), V128],
      ]),
      ...body,
      0x0b,
    ];
    return [...leb(code.length), ...code];
  });
  const bytes = [
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    section(1, list(types)),
    section(3, list(all.map((_, i) => leb(i)))),
    section(5, list([[0x00, ...leb(pages)]])),
    section(7, list([[...text("memory"), 0x02, 0x00], ...names])),
    section(10, list(bodies)),
  ].flat();
  return new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes))).exports as Exports;
}
