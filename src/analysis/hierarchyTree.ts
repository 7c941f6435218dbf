import type { Ontology } from "../audioset/ontology.js";
import type { HierarchyRow } from "./hierarchy.js";

/** A box of the ontology drawn as a tree; its size is that of its own label and of all boxes below, summed. */
export interface TreeBox {
  readonly row: HierarchyRow;
  readonly depth: number;
  /** Where the box begins, and how much it holds, both in the unit of `size`. */
  readonly from: number;
  readonly size: number;
}

/**
 * Lays the classes out as a tree: each below its first parent, siblings by size, labels outside the ontology after the roots. Sizes
 * are sums of `own`, so boxes of one depth never overlap, and what labels share counts once for each. Boxes of size 0 are left out.
 */
export function layOutTree(
  rows: readonly HierarchyRow[],
  ontology: Ontology,
  own: (row: HierarchyRow) => number,
): TreeBox[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const children = new Map<string, string[]>();
  const sizes = new Map<string, number>(rows.map((row) => [row.id, own(row)]));
  for (const id of [...ontology.ids].reverse()) {
    const parent = ontology.parentsOf(id)[0];
    if (parent === undefined) continue;
    children.set(parent, [...(children.get(parent) ?? []), id]);
    sizes.set(parent, (sizes.get(parent) ?? 0) + (sizes.get(id) ?? 0));
  }
  const bySize = (ids: readonly string[]) => [...ids].sort((a, b) => sizes.get(b)! - sizes.get(a)! || (a < b ? -1 : 1));
  const boxes: TreeBox[] = [];
  const place = (id: string, depth: number, from: number): number => {
    const size = sizes.get(id)!;
    if (size === 0) return from;
    boxes.push({ row: byId.get(id)!, depth, from, size });
    let at = from;
    for (const child of bySize(children.get(id) ?? [])) at = place(child, depth + 1, at);
    return from + size;
  };
  let at = 0;
  for (const id of bySize(ontology.roots)) at = place(id, 0, at);
  for (const id of bySize(rows.filter(({ depth }) => depth === undefined).map((row) => row.id))) at = place(id, 0, at);
  return boxes;
}
