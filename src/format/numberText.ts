/** A whole number with thousands separated by commas, the same in every locale: 2041789 -> 2,041,789. */
export function formatCount(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** A number with `decimals` decimals and thousands separated by commas: 5647.935 -> 5,647.94. */
export function formatDecimal(value: number, decimals: number): string {
  const [whole, rest] = value.toFixed(decimals).split(".");
  return rest === undefined ? formatCount(Number(whole)) : `${whole!.replace(/\B(?=(\d{3})+(?!\d))/g, ",")}.${rest}`;
}
