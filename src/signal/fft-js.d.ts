/** fft.js ships no types; this is the part of it that `fft.ts` uses. */
declare module "fft.js" {
  export = FFT;
  class FFT {
    constructor(size: number);
    readonly size: number;
    transform(out: number[], data: number[]): void;
    inverseTransform(out: number[], data: number[]): void;
  }
}
