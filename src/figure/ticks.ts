import { shortNumber } from "./numberText.js";

/** Tick places in data units and what stands at them. */
export interface Ticks {
  readonly values: readonly number[];
  readonly texts: readonly string[];
}

/** Ticks at multiples of 1, 2 or 5 times a power of ten inside [min, max], at most about `count`. */
export function linearTicks([min, max]: readonly [number, number], count = 6, text = shortNumber): Ticks {
  const span = Math.abs(max - min);
  if (span === 0) return { values: [min], texts: [text(min)] };
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999)!;
  const first = Math.ceil(Math.min(min, max) / step - 1e-9);
  const last = Math.floor(Math.max(min, max) / step + 1e-9);
  const values = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
  return { values, texts: values.map(text) };
}

/** Ticks at the decades inside [min, max] (above zero), every second or third one where there are many; 2 and 5 times them where there are fewer than two. */
export function logTicks([min, max]: readonly [number, number], text = shortNumber): Ticks {
  const first = Math.ceil(Math.log10(min) - 1e-9);
  const last = Math.floor(Math.log10(max) + 1e-9);
  const step = Math.ceil((last - first + 1) / 8);
  let values: number[] = [];
  for (let power = first; power <= last; power += step) values.push(10 ** power);
  if (last - first < 1) {
    values = [];
    for (let power = first - 1; power <= last; power++)
      for (const factor of [1, 2, 5]) values.push(Number((factor * 10 ** power).toPrecision(12)));
    values = values.filter((value) => value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9));
  }
  return { values, texts: values.map(text) };
}
