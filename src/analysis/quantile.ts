/**
 * Quantile `p` (0..1) of values sorted ascending, by linear interpolation between the two nearest ranks: position (n - 1) p,
 * as numpy and pandas do by default. NaN for no values.
 */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  const n = sorted.length;
  if (n === 0) return Number.NaN;
  const position = (n - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, n - 1)]!;
  return low + (high - low) * (position - below);
}
