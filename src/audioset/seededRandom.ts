/** A stream of random numbers that is the same on every machine: integer arithmetic only. */
export interface SeededRandom {
  /** A number from 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `n`. */
  below(n: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One of the items, each as likely as its weight. */
  pick<T>(items: readonly T[], weightOf?: (item: T) => number): T;
  /** The items in random order, as a new list. */
  shuffled<T>(items: readonly T[]): T[];
}

/** Makes a stream from a seed (its low 32 bits count). Mulberry32, public domain, by Tommy Ettinger. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick(items, weightOf = () => 1) {
      let rest = next() * items.reduce((sum, item) => sum + weightOf(item), 0);
      for (const item of items) {
        rest -= weightOf(item);
        if (rest < 0) return item;
      }
      return items[items.length - 1]!;
    },
    shuffled(items) {
      const list = [...items];
      for (let i = list.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [list[i], list[j]] = [list[j]!, list[i]!];
      }
      return list;
    },
  };
}
