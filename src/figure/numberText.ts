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

/** A share 0..1 in per cent, with as many decimals as keep it from being called nothing or all: 12.6 %, 0.4 %, 0.002 %, 99.98 %, 100 %. */
export function percent(share: number): string {
  const value = share * 100;
  if (value <= 0 || value === 100) return `${value} %`;
  if (value < 0.095) return `${value.toFixed(Math.min(6, -Math.floor(Math.log10(value))))} %`;
  if (value < 99.95 || value > 100) return `${value.toFixed(1)} %`;
  const decimals = Math.min(6, Math.ceil(-Math.log10(100 - value)));
  return `${Math.floor(value * 10 ** decimals) / 10 ** decimals} %`;
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
