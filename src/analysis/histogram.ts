/** Counts by bin: bin i holds values in [edges[i], edges[i + 1]); the last bin holds its upper edge too. */
export interface Histogram {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/** Edges of `perDecade` equal bins a decade on a log axis, from at or below `min` to above `max` (both above zero). */
export function logEdges(min: number, max: number, perDecade: number): number[] {
  const first = Math.floor(Math.log10(min) * perDecade + 1e-9);
  const last = Math.max(first + 1, Math.floor(Math.log10(max) * perDecade + 1e-9) + 1);
  return Array.from({ length: last - first + 1 }, (_, i) => roundEdge(10 ** ((first + i) / perDecade)));
}

/** Edges of bins of equal width. */
export function linearEdges(min: number, max: number, bins: number): number[] {
  return Array.from({ length: bins + 1 }, (_, i) => min + ((max - min) * i) / bins);
}

/** Counts the values into bins; values outside the edges are left out. `edges` ascend. */
export function histogram(values: ArrayLike<number>, edges: readonly number[]): Histogram {
  const counts = new Array<number>(edges.length - 1).fill(0);
  for (let i = 0; i < values.length; i++) {
    const bin = binOf(values[i]!, edges);
    if (bin >= 0) counts[bin]!++;
  }
  return { edges, counts };
}

function binOf(value: number, edges: readonly number[]): number {
  const last = edges.length - 1;
  if (!(value >= edges[0]!) || value > edges[last]!) return -1;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (value >= edges[middle]!) low = middle;
    else high = middle;
  }
  return low;
}

/** Powers of ten come out of `**` exactly on every machine; between them 12 digits are kept. */
function roundEdge(edge: number): number {
  return Number(edge.toPrecision(12));
}
