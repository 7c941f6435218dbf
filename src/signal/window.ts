/**
 * Hann window of `length` points, each in 0..1: periodic (denominator `length`: spectral analysis, librosa, VGGish)
 * or symmetric (denominator `length - 1`: Kaldi). Length 1 gives [1].
 */
export function hann(length: number, { periodic = true } = {}): Float64Array {
  const span = periodic ? length : length - 1;
  return Float64Array.from({ length }, (_, i) => (length === 1 ? 1 : 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / span)));
}

/** The Kaiser window of shape `beta` as a function of place in -1..1 (0 outside): I0(beta sqrt(1 - x^2)) / I0(beta), Kaiser & Schafer 1980. */
export function kaiser(beta: number): (x: number) => number {
  const top = besselI0(beta);
  return (x) => (Math.abs(x) > 1 ? 0 : besselI0(beta * Math.sqrt(1 - x * x)) / top);
}

/** Modified Bessel function of the first kind, order 0, by its power series (relative error near 1e-16 for 0 <= x <= 50). */
export function besselI0(x: number): number {
  const quarter = (x * x) / 4;
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= quarter / (k * k);
    sum += term;
  }
  return sum;
}
