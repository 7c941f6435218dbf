import { describe, expect, it } from "vitest";
import { strongHierarchy } from "../../src/analysis/hierarchy.js";
import { layOutTree } from "../../src/analysis/hierarchyTree.js";
import { createOntology } from "../../src/audioset/ontology.js";
import { toColumns } from "./overlapReference.js";

const node = (id: string, ...childIds: string[]) => ({ id, name: id, description: "", childIds, restrictions: [] });
const ontology = createOntology([
  node("/m/00", "/m/01", "/m/02"),
  node("/m/01", "/m/03"),
  node("/m/02", "/m/03"),
  node("/m/03"),
]);

describe("layOutTree", () => {
  it("puts a class of two parents below the first only, largest sibling first, and a label outside last", () => {
    const columns = toColumns([
      { segment: 0, label: 3, start: 0, end: 10 },
      { segment: 0, label: 2, start: 0, end: 30 },
      { segment: 0, label: 0, start: 0, end: 5 },
      { segment: 0, label: 5, start: 0, end: 100 },
    ]);
    const boxes = layOutTree(strongHierarchy(columns, ontology), ontology, ({ ownMs }) => ownMs);
    expect(boxes.map(({ row, depth, from, size }) => [row.id, depth, from, size])).toEqual([
      ["/m/00", 0, 0, 45],
      ["/m/02", 1, 0, 30],
      ["/m/01", 1, 30, 10],
      ["/m/03", 2, 30, 10],
      ["/m/05", 0, 45, 100],
    ]);
  });

  it("has no boxes where nothing is labelled", () => {
    const rows = strongHierarchy(toColumns([], { labels: 0 }), ontology);
    expect(layOutTree(rows, ontology, ({ ownMs }) => ownMs)).toEqual([]);
  });
});
