/** Quantile of the normal distribution that leaves 2.5 % on each side. */
const Z = 1.959963984540054;

/**
 * Wilson's 95 % score interval of a share, both ends within 0..1; 0 to 1 for no trials: nothing is known then.
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927.
 */
export function wilsonInterval(successes: number, trials: number): { low: number; high: number } {
  if (trials === 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const square = (Z * Z) / trials;
  const middle = share + square / 2;
  const half = Z * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials));
  // At the ends the formula gives 0 and 1 but for rounding.
  return {
    low: successes === 0 ? 0 : Math.max(0, (middle - half) / (1 + square)),
    high: successes === trials ? 1 : Math.min(1, (middle + half) / (1 + square)),
  };
}
