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

/**
 * Ticks inside [min, max] (above zero), at most about `count`: 1, 2 and 5 times the decades where there are at most two of them, else
 * the decades, else every second, third, ... one.
 */
export function logTicks([min, max]: readonly [number, number], count = 8, text = shortNumber): Ticks {
  const first = Math.ceil(Math.log10(min) - 1e-9);
  const last = Math.floor(Math.log10(max) + 1e-9);
  const decades = Math.max(0, last - first + 1);
  const every = (step: number, factors: readonly number[]): number[] => {
    const values: number[] = [];
    for (let power = factors.length > 1 ? first - 1 : first; power <= last; power += step)
      for (const factor of factors) values.push(Number((factor * 10 ** power).toPrecision(12)));
    return values.filter((value) => value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9));
  };
  const fine = decades <= 2 ? every(1, [1, 2, 5]) : [];
  const step = Math.max(1, Math.ceil(decades / Math.max(1, count)));
  const values = fine.length > 0 && (fine.length <= count || decades === 0) ? fine : every(step, [1]);
  return { values, texts: values.map(text) };
}
