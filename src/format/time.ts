const TIME = /^([0-9]{1,7})(?:\.([0-9]{1,3})(0*))?$/;
/** The largest time that is read: 2,000,000 s (23 days), so that milliseconds fit a signed 32-bit column. */
const MAX_TIME_MS = 2_000_000_000;

/**
 * Reads seconds written as digits with at most three decimals (more only if they are zeros) into whole milliseconds.
 * Returns -1 for anything else: signs, exponents, blanks, a bare point, more than 2,000,000 s.
 */
export function parseTimeMs(text: string): number {
  const match = TIME.exec(text);
  if (match === null) return -1;
  const ms = Number(match[1]) * 1000 + Number((match[2] ?? "").padEnd(3, "0"));
  return ms <= MAX_TIME_MS ? ms : -1;
}

/** Whole milliseconds as seconds with three decimals, `1234` -> `1.234`; exact, no floating point. */
export function formatMs(ms: number): string {
  const whole = Math.floor(ms / 1000);
  return `${whole}.${String(ms - whole * 1000).padStart(3, "0")}`;
}

/** True for digits, a point and exactly three digits: the way in which the official files write times. */
export function hasThreeDecimals(text: string): boolean {
  return /^[0-9]+\.[0-9]{3}$/.test(text);
}
