const ZERO = 48;
const POINT = 46;

/** Most bytes that `writeSeconds` or `writeDigits` put down: `2000000.000`. */
export const MAX_NUMBER_BYTES = 11;

/** The digits of 000 to 999, three bytes each: nearly all times are made of two such groups, and a look-up is faster than divisions. */
const GROUPS = new Uint8Array(3000);
for (let i = 0; i < 1000; i++)
  for (let d = 0; d < 3; d++) GROUPS[i * 3 + d] = ZERO + (Math.floor(i / 10 ** (2 - d)) % 10);

/** Writes a whole number from 0 to 2,147,483,647 in decimal at out[at]; returns the place after it. */
export function writeDigits(out: Uint8Array, at: number, value: number): number {
  if (value >= 1000) {
    const high = (value / 1000) | 0;
    const group = (value - high * 1000) * 3;
    const end = high < 10 ? at + 1 : writeDigits(out, at, high);
    if (high < 10) out[at] = ZERO + high;
    out[end] = GROUPS[group]!;
    out[end + 1] = GROUPS[group + 1]!;
    out[end + 2] = GROUPS[group + 2]!;
    return end + 3;
  }
  let place = at;
  const group = value * 3;
  if (value >= 100) out[place++] = GROUPS[group]!;
  if (value >= 10) out[place++] = GROUPS[group + 1]!;
  out[place] = GROUPS[group + 2]!;
  return place + 1;
}

/** Writes whole milliseconds (0 or more) as seconds with three decimals at out[at], `1234` -> `1.234`; returns the place after them. */
export function writeSeconds(out: Uint8Array, at: number, ms: number): number {
  const whole = (ms / 1000) | 0;
  const group = (ms - whole * 1000) * 3;
  let end = at + 1;
  if (whole < 10) out[at] = ZERO + whole;
  else end = writeDigits(out, at, whole);
  out[end] = POINT;
  out[end + 1] = GROUPS[group]!;
  out[end + 2] = GROUPS[group + 1]!;
  out[end + 3] = GROUPS[group + 2]!;
  return end + 4;
}
