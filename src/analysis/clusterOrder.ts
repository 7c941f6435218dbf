/**
 * Orders the rows of a symmetric matrix of distances so that near ones stand together: average linkage clustering (UPGMA), and at each
 * join the two groups are turned so that their nearest ends meet. Ties go to the earlier rows. Returns row numbers.
 */
export function clusterOrder(distance: readonly (readonly number[])[]): number[] {
  let groups = distance.map((_, i) => [i]);
  while (groups.length > 1) {
    let best = { i: 0, j: 1, mean: Number.POSITIVE_INFINITY };
    for (let i = 0; i < groups.length; i++) {
      for (let j = i + 1; j < groups.length; j++) {
        const mean = meanDistance(groups[i]!, groups[j]!, distance);
        if (mean < best.mean) best = { i, j, mean };
      }
    }
    const joined = join(groups[best.i]!, groups[best.j]!, distance);
    groups = groups.flatMap((group, k) => (k === best.i ? [joined] : k === best.j ? [] : [group]));
  }
  return groups[0] ?? [];
}

function meanDistance(a: readonly number[], b: readonly number[], distance: readonly (readonly number[])[]): number {
  let sum = 0;
  for (const i of a) for (const j of b) sum += distance[i]![j]!;
  return sum / (a.length * b.length);
}

function join(a: readonly number[], b: readonly number[], distance: readonly (readonly number[])[]): number[] {
  const turns = [
    [a, b],
    [a, [...b].reverse()],
    [[...a].reverse(), b],
    [[...a].reverse(), [...b].reverse()],
  ] as const;
  const gap = ([left, right]: (typeof turns)[number]) => distance[left.at(-1)!]![right[0]!]!;
  return [...turns].sort((p, q) => gap(p) - gap(q))[0]!.flat();
}
