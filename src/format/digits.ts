const ZERO = 48;
const POINT = 46;

/** Most bytes that `writeSeconds` or `writeDigits` put down: `2000000.000`. */
export const MAX_NUMBER_BYTES = 11;

/** Writes a whole number from 0 to 2,147,483,647 in decimal at out[at]; returns the place after it. */
export function writeDigits(out: Uint8Array, at: number, value: number): number {
  let end = at + 1;
  for (let rest = value; rest >= 10; rest = (rest / 10) | 0) end++;
  for (let rest = value, i = end - 1; i >= at; i--) {
    const tens = (rest / 10) | 0;
    out[i] = ZERO + rest - tens * 10;
    rest = tens;
  }
  return end;
}

/** Writes whole milliseconds (0 or more) as seconds with three decimals at out[at], `1234` -> `1.234`; returns the place after them. */
export function writeSeconds(out: Uint8Array, at: number, ms: number): number {
  const whole = (ms / 1000) | 0;
  const rest = ms - whole * 1000;
  const end = whole < 10 ? at + 1 : writeDigits(out, at, whole);
  if (whole < 10) out[at] = ZERO + whole;
  const hundreds = (rest / 100) | 0;
  const tens = ((rest - hundreds * 100) / 10) | 0;
  out[end] = POINT;
  out[end + 1] = ZERO + hundreds;
  out[end + 2] = ZERO + tens;
  out[end + 3] = ZERO + rest - hundreds * 100 - tens * 10;
  return end + 4;
}
