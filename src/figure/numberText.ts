/** A number with commas between thousands, whatever the machine's locale: 1,234,567. */
export function groupDigits(value: number): string {
  const [whole, fraction] = String(Math.abs(value)).split(".");
  const grouped = whole!.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return `${value < 0 ? "−" : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** A short number for ticks: 0.01, 1, 20, 500, 1k, 1.5k, 20k, 1M. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e9) return `${trim(value / 1e9)}G`;
  if (size >= 1e6) return `${trim(value / 1e6)}M`;
  if (size >= 1e3) return `${trim(value / 1e3)}k`;
  return trim(value);
}

/** A share 0..1 in per cent, with as many decimals as keep it from being called zero: 12.6 %, 0.4 %, 0.002 %, 0 %. */
export function percent(share: number): string {
  const value = share * 100;
  if (value === 0) return "0 %";
  const decimals = value >= 99.95 || value < 0.095 ? Math.max(0, -Math.floor(Math.log10(value))) : 1;
  return `${value >= 99.95 ? value.toFixed(value === 100 ? 0 : 2) : value.toFixed(decimals)} %`;
}

/** Seconds as people read them: 67.3 h, 12.4 min, 42.1 s, 0.451 s. */
export function durationText(seconds: number): string {
  if (seconds >= 3600) return `${groupFraction(seconds / 3600)} h`;
  if (seconds >= 60) return `${(seconds / 60).toFixed(1)} min`;
  return seconds >= 10 ? `${seconds.toFixed(1)} s` : `${trim(Number(seconds.toFixed(3)))} s`;
}

function groupFraction(value: number): string {
  const [whole, fraction] = value.toFixed(1).split(".");
  return `${groupDigits(Number(whole))}.${fraction}`;
}

function trim(value: number): string {
  return String(Number(value.toPrecision(6)));
}
