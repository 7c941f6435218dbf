import type { OntologyNode } from "../format/ontologyFile.js";
import { canonicalLabelId } from "./labelNames.js";

/** An ontology that is no graph of classes: a child that is no node, a class twice, a class among its own descendants. */
export class OntologyError extends Error {
  override readonly name = "OntologyError";
}

/** AudioSet's classes as a graph; a class may have several parents. Ids are canonical; an id that is no class has no relatives. */
export interface Ontology {
  /** All classes in topological order: every parent before its children, otherwise as in the file. */
  readonly ids: readonly string[];
  /** Classes without a parent, in the file's order. */
  readonly roots: readonly string[];
  node(id: string): OntologyNode | undefined;
  parentsOf(id: string): readonly string[];
  childrenOf(id: string): readonly string[];
  /** All classes above `id`, without `id` itself. */
  ancestorsOf(id: string): ReadonlySet<string>;
  /** All classes below `id`, without `id` itself. */
  descendantsOf(id: string): ReadonlySet<string>;
  /** Steps from a root on the shortest path: 0 for a root, undefined for an id that is no class. */
  depthOf(id: string): number | undefined;
  /** Every way from a root to `id`, both ends included. */
  pathsTo(id: string): readonly (readonly string[])[];
  /** True where one of the two is an ancestor of the other; a class is not related to itself. */
  related(a: string, b: string): boolean;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Makes the graph of the nodes. `/t/dd000138` is known under the id of the label files, `/t/dd00138`. `relations` adds parents
 * (child id, parent id) that the ontology lacks; a child that is no class becomes one, with its id as name. Throws OntologyError
 * for a child or parent that is no class, a class that stands twice and a cycle (its classes are listed).
 */
export function createOntology(
  nodes: readonly OntologyNode[],
  relations: readonly (readonly [child: string, parent: string])[] = [],
): Ontology {
  const byId = new Map<string, OntologyNode>();
  for (const stated of nodes) {
    const id = canonicalLabelId(stated.id);
    if (byId.has(id)) throw new OntologyError(`Ambiguous ontology: ${id} stands twice`);
    byId.set(id, { ...stated, id, childIds: [...new Set(stated.childIds.map(canonicalLabelId))] });
  }
  for (const [child, parent] of relations) relate(byId, canonicalLabelId(child), canonicalLabelId(parent));

  const parents = new Map<string, string[]>([...byId.keys()].map((id) => [id, []]));
  for (const { id, childIds } of byId.values()) {
    for (const child of childIds) {
      const above = parents.get(child);
      if (above === undefined) throw new OntologyError(`Unknown child in the ontology: ${id} names ${child}`);
      above.push(id);
    }
  }
  const ids = sortTopologically(byId, parents);
  const depths = new Map<string, number>();
  const ancestors = new Map<string, Set<string>>();
  for (const id of ids) {
    const above = parents.get(id)!;
    depths.set(id, above.length === 0 ? 0 : 1 + Math.min(...above.map((parent) => depths.get(parent)!)));
    ancestors.set(id, new Set(above.flatMap((parent) => [parent, ...ancestors.get(parent)!])));
  }
  const descendants = new Map<string, Set<string>>();
  for (const id of [...ids].reverse()) {
    descendants.set(id, new Set(byId.get(id)!.childIds.flatMap((child) => [child, ...descendants.get(child)!])));
  }
  const ancestorsOf = (id: string): ReadonlySet<string> => ancestors.get(canonicalLabelId(id)) ?? NONE;
  const pathsTo = (id: string): string[][] => {
    const above = parents.get(canonicalLabelId(id));
    if (above === undefined) return [];
    if (above.length === 0) return [[canonicalLabelId(id)]];
    return above.flatMap((parent) => pathsTo(parent).map((path) => [...path, canonicalLabelId(id)]));
  };
  return {
    ids,
    roots: [...byId.keys()].filter((id) => parents.get(id)!.length === 0),
    node: (id) => byId.get(canonicalLabelId(id)),
    parentsOf: (id) => parents.get(canonicalLabelId(id)) ?? [],
    childrenOf: (id) => byId.get(canonicalLabelId(id))?.childIds ?? [],
    ancestorsOf,
    descendantsOf: (id) => descendants.get(canonicalLabelId(id)) ?? NONE,
    depthOf: (id) => depths.get(canonicalLabelId(id)),
    pathsTo,
    related: (a, b) => ancestorsOf(a).has(canonicalLabelId(b)) || ancestorsOf(b).has(canonicalLabelId(a)),
  };
}

function relate(byId: Map<string, OntologyNode>, child: string, parent: string): void {
  const above = byId.get(parent);
  if (above === undefined) throw new OntologyError(`Unknown parent in the relations: ${child} is put below ${parent}`);
  if (!byId.has(child)) byId.set(child, { id: child, name: child, description: "", childIds: [], restrictions: [] });
  if (!above.childIds.includes(child)) byId.set(parent, { ...above, childIds: [...above.childIds, child] });
}

/** Kahn's algorithm, one rank of the graph after the other. */
function sortTopologically(byId: ReadonlyMap<string, OntologyNode>, parents: ReadonlyMap<string, string[]>): string[] {
  const missing = new Map([...parents].map(([id, above]) => [id, above.length]));
  const ids = [...byId.keys()].filter((id) => missing.get(id) === 0);
  for (let i = 0; i < ids.length; i++) {
    for (const child of byId.get(ids[i]!)!.childIds) {
      const left = missing.get(child)! - 1;
      missing.set(child, left);
      if (left === 0) ids.push(child);
    }
  }
  if (ids.length < byId.size) throw new OntologyError(`Cyclic ontology: ${findCycle(byId, parents, new Set(ids))}`);
  return ids;
}

/** Walks upward among the classes that no order could be found for: each of them has such a parent, so a class must come again. */
function findCycle(
  byId: ReadonlyMap<string, OntologyNode>,
  parents: ReadonlyMap<string, string[]>,
  sorted: ReadonlySet<string>,
): string {
  const walk: string[] = [];
  let id = [...byId.keys()].find((one) => !sorted.has(one))!;
  while (!walk.includes(id)) {
    walk.push(id);
    id = parents.get(id)!.find((parent) => !sorted.has(parent))!;
  }
  return [id, ...walk.slice(walk.indexOf(id)).reverse()].join(" -> ");
}
