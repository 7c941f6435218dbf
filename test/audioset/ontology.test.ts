import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createOntology, OntologyError } from "../../src/audioset/ontology.js";
import { type OntologyNode, readOntology } from "../../src/format/ontologyFile.js";

function node(id: string, ...childIds: string[]): OntologyNode {
  return { id, name: id, description: "", childIds, restrictions: [] };
}

const diamond = createOntology([node("top", "left", "right"), node("left", "low"), node("right", "low"), node("low")]);

describe("createOntology", () => {
  it("takes no nodes as an empty graph", () => {
    expect(createOntology([]).ids).toEqual([]);
    expect(createOntology([]).roots).toEqual([]);
  });

  it("gives an id that is no class no relatives", () => {
    expect(diamond.parentsOf("other")).toEqual([]);
    expect([...diamond.descendantsOf("other")]).toEqual([]);
    expect(diamond.depthOf("other")).toBeUndefined();
    expect(diamond.pathsTo("other")).toEqual([]);
  });

  it("puts every parent before its children, whatever the file's order", () => {
    expect(createOntology([node("c"), node("b", "c"), node("a", "c", "b")]).ids).toEqual(["a", "b", "c"]);
  });

  it("counts a class with two parents once among the descendants", () => {
    expect([...diamond.descendantsOf("top")].sort()).toEqual(["left", "low", "right"]);
    expect([...diamond.ancestorsOf("low")].sort()).toEqual(["left", "right", "top"]);
  });

  it("lists every path from a root", () => {
    expect(diamond.pathsTo("low")).toEqual([
      ["top", "left", "low"],
      ["top", "right", "low"],
    ]);
  });

  it("measures depth on the shortest path", () => {
    const ontology = createOntology([node("a", "b", "c"), node("b", "c"), node("c")]);
    expect(["a", "b", "c"].map(ontology.depthOf)).toEqual([0, 1, 1]);
  });

  it("relates ancestors and descendants, not siblings, and not a class to itself", () => {
    expect(diamond.related("top", "low")).toBe(true);
    expect(diamond.related("low", "top")).toBe(true);
    expect(diamond.related("left", "right")).toBe(false);
    expect(diamond.related("low", "low")).toBe(false);
  });

  it("knows Brief tone under both of its ids", () => {
    const ontology = createOntology([node("/t/dd00133", "/t/dd000138"), node("/t/dd000138")]);
    expect(ontology.childrenOf("/t/dd00133")).toEqual(["/t/dd00138"]);
    expect(ontology.parentsOf("/t/dd000138")).toEqual(["/t/dd00133"]);
    expect(ontology.node("/t/dd00138")?.id).toBe("/t/dd00138");
  });

  it("refuses a child that is no class, and names both", () => {
    expect(() => createOntology([node("a", "b")])).toThrow(
      new OntologyError("Unknown child in the ontology: a names b"),
    );
  });

  it("refuses one class under two spellings of its id", () => {
    expect(() => createOntology([node("/t/dd000138"), node("/t/dd00138")])).toThrow(OntologyError);
  });

  it("refuses a cycle, and lists it", () => {
    expect(() => createOntology([node("r", "a"), node("a", "b"), node("b", "c"), node("c", "a")])).toThrow(
      new OntologyError("Cyclic ontology: a -> b -> c -> a"),
    );
    expect(() => createOntology([node("a", "a")])).toThrow("Cyclic ontology: a -> a");
  });

  it("adds relations, and refuses one below an unknown parent or one that closes a cycle", () => {
    const nodes = [node("a", "b"), node("b")];
    expect([...createOntology(nodes, [["new", "b"]]).ancestorsOf("new")]).toEqual(["b", "a"]);
    expect(() => createOntology(nodes, [["new", "gone"]])).toThrow("new is put below gone");
    expect(() => createOntology(nodes, [["a", "b"]])).toThrow("Cyclic ontology");
    expect(nodes[1]?.childIds).toEqual([]);
  });
});

const file = join(process.env.AUDIOSET_REFERENCE_DATA ?? "../shared/data", "ontology/ontology.json");

describe.skipIf(!existsSync(file))(`AudioSet's ontology (needs ${file})`, () => {
  it("has 632 classes, 670 edges, 7 roots, 474 leaves, 38 classes with several parents (at most 4) and depth 6", () => {
    const ontology = createOntology(readOntology(readFileSync(file, "utf8")));
    const { ids } = ontology;
    expect(ids.length).toBe(632);
    expect(ids.reduce((sum, id) => sum + ontology.childrenOf(id).length, 0)).toBe(670);
    expect(ontology.roots.length).toBe(7);
    expect(ids.filter((id) => ontology.childrenOf(id).length === 0).length).toBe(474);
    expect(ids.filter((id) => ontology.parentsOf(id).length > 1).length).toBe(38);
    expect(Math.max(...ids.map((id) => ontology.parentsOf(id).length))).toBe(4);
    const longest = Math.max(...ids.flatMap((id) => ontology.pathsTo(id).map((path) => path.length)));
    expect([longest, 1 + Math.max(...ids.map((id) => ontology.depthOf(id)!))]).toEqual([6, 6]);
  });
});
