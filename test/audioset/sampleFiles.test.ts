import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sampleFiles } from "../../src/audioset/sampleFiles.js";
import { SAMPLE_LABELS, sampleNodeName } from "../../src/audioset/sampleLabels.js";
import { readLabelNames } from "../../src/format/labelNamesFile.js";
import { type OntologyNode, readOntology } from "../../src/format/ontologyFile.js";
import { createStrongReader, type StrongColumns } from "../../src/format/strongTsv.js";
import { createWeakReader, type WeakColumns } from "../../src/format/weakCsv.js";
import { missing, realFile, titled } from "../reference.js";

const files = sampleFiles(1);
const bytes = (name: string) => new TextEncoder().encode(files.get(name)!);

function readStrong(name: string, framed = false): StrongColumns {
  const reader = createStrongReader({ framed });
  reader.push(bytes(name));
  const { columns, faults } = reader.finish();
  expect(faults.total).toBe(0);
  return columns;
}

function readWeak(name: string): WeakColumns {
  const reader = createWeakReader();
  reader.push(bytes(name));
  const { columns, faults } = reader.finish();
  expect(faults.total).toBe(0);
  return columns;
}

const train = readStrong("audioset_train_strong.tsv");
const evaluation = readStrong("audioset_eval_strong.tsv");
const framed = readStrong("audioset_eval_strong_framed_posneg.tsv", true);
const weak = ["balanced_train", "unbalanced_train", "eval"].map((name) => readWeak(`${name}_segments.csv`));

function segmentsOf({ rows, ytid, startMs }: WeakColumns): string[] {
  const ids = new TextDecoder().decode(ytid);
  return Array.from({ length: rows }, (_, row) => `${ids.slice(row * 11, row * 11 + 11)}_${startMs[row]}`);
}

function labelsOf(columns: StrongColumns): Set<string> {
  return new Set(columns.labelIds);
}

describe("sampleFiles", () => {
  it("writes weak lists in order of ids whose header counts are those of their rows", () => {
    for (const columns of weak) {
      expect(columns.sorted).toBe(true);
      expect(columns.header).toEqual({
        ytids: columns.rows,
        segments: columns.rows,
        labels: columns.labelIds.length,
        occurrences: columns.label.length,
      });
    }
  });

  it("puts no segment into two weak lists, and every strong segment into one of its side", () => {
    const [balanced, unbalanced, forEval] = weak.map((columns) => new Set(segmentsOf(columns)));
    expect(new Set([...balanced!, ...unbalanced!, ...forEval!]).size).toBe(
      balanced!.size + unbalanced!.size + forEval!.size,
    );
    expect(train.segmentIds.filter((id) => !balanced!.has(id) && !unbalanced!.has(id))).toEqual([]);
    expect(evaluation.segmentIds.filter((id) => !forEval!.has(id))).toEqual([]);
  });

  it("rates a frame PRESENT exactly where an event of the label sounds in it", () => {
    const segment = new Map(evaluation.segmentIds.map((id, i) => [id, i]));
    const wrong: string[] = [];
    for (let row = 0; row < framed.rows; row++) {
      const where = segment.get(framed.segmentIds[framed.segment[row]!]!);
      const id = framed.labelIds[framed.label[row]!]!;
      let sounds = false;
      for (let i = 0; i < evaluation.rows; i++)
        if (
          evaluation.segment[i] === where &&
          evaluation.labelIds[evaluation.label[i]!] === id &&
          evaluation.startMs[i]! < framed.endMs[row]! &&
          evaluation.endMs[i]! > framed.startMs[row]!
        )
          sounds = true;
      if (where === undefined || sounds !== (framed.present![row] === 1)) wrong.push(`${where} ${id}`);
    }
    expect(wrong).toEqual([]);
    expect(framed.rows).toBeGreaterThan(3000);
  });

  it("puts framed rows on the 0.96 s grid, none of them after 9.6 s", () => {
    for (let row = 0; row < framed.rows; row++) {
      expect(framed.startMs[row]! % 960).toBe(0);
      expect(framed.endMs[row]! - framed.startMs[row]!).toBe(960);
      expect(framed.endMs[row]!).toBeLessThanOrEqual(9600);
    }
  });

  it("marks every invented id with syn, among them ids that begin with - and _ and that contain _", () => {
    const ids = weak.flatMap(segmentsOf);
    expect(ids.filter((id) => !id.slice(0, 6).includes("syn"))).toEqual([]);
    expect(ids.some((id) => id.startsWith("-"))).toBe(true);
    expect(ids.some((id) => id.startsWith("_"))).toBe(true);
    expect(ids.some((id) => id.startsWith("Y"))).toBe(true);
    expect(ids.some((id) => id.slice(0, 11).includes("_"))).toBe(true);
  });

  it("names every label that it uses in the vocabulary of its kind", () => {
    const strongNames = new Set(readLabelNames(files.get("mid_to_display_name.tsv")!).names.map(({ id }) => id));
    const weakNames = new Set(readLabelNames(files.get("class_labels_indices.csv")!).names.map(({ id }) => id));
    for (const columns of [train, evaluation, framed])
      expect([...labelsOf(columns)].filter((id) => !strongNames.has(id))).toEqual([]);
    for (const columns of weak) expect(columns.labelIds.filter((id) => !weakNames.has(id))).toEqual([]);
  });

  it("holds what the analyses must cope with: targets, lone cries, edges, short segments, exact duplicates", () => {
    for (const id of ["/t/dd00002", "/m/032s66", "/m/04zjc", "/m/073cg4", "/m/01d3sd", "/m/07q0yl5"])
      for (const columns of [train, evaluation]) expect(labelsOf(columns).has(id), id).toBe(true);
    const rows = files.get("audioset_train_strong.tsv")!.trimEnd().split("\n");
    expect(new Set(rows).size).toBeLessThan(rows.length);
    for (const { startMs, endMs } of weak) expect(startMs.some((start, i) => endMs[i]! - start < 10_000)).toBe(true);
    expect(rows.some((row) => /\t0\.000\t10\.000\t/.test(row))).toBe(true);
    const bySegment = groupRows(rows.slice(1));
    const labels = [...bySegment.values()].map((list) => new Set(list.map((row) => row.split("\t")[3])));
    expect(labels.some((set) => set.size === 1 && set.has("/t/dd00002"))).toBe(true);
    expect(labels.some((set) => set.size > 3 && set.has("/t/dd00002"))).toBe(true);
  });

  it("writes an ontology that is a tree with several roots, shared children, abstract and blacklisted nodes", () => {
    const nodes = readOntology(files.get("ontology.json")!);
    const ids = new Set(nodes.map(({ id }) => id));
    const children = nodes.flatMap(({ childIds }) => childIds);
    expect(children.filter((id) => !ids.has(id))).toEqual([]);
    expect(nodes.filter(({ id }) => !children.includes(id)).length).toBe(7);
    expect(children.length).toBeGreaterThan(new Set(children).size);
    for (const restriction of ["abstract", "blacklist"])
      expect(nodes.some(({ restrictions }) => restrictions.includes(restriction))).toBe(true);
  });

  it("leaves some labels unrated", () => {
    const lines = files.get("qa_true_counts.csv")!.trimEnd().split("\n").slice(1);
    expect(lines.some((line) => line.endsWith(",0,0"))).toBe(true);
    for (const line of lines) {
      const [, rated, right] = line.split(",").map(Number);
      expect(right!).toBeLessThanOrEqual(rated!);
    }
  });

  it.skipIf(missing("ontology", "ontology.json"))(
    titled("takes ids, names and relations of labels from AudioSet", "ontology", "ontology.json"),
    () => {
      const real = readOntology(readFileSync(realFile("ontology", "ontology.json"), "utf8"));
      const byId = new Map(real.map((node) => [node.id, node]));
      for (const label of SAMPLE_LABELS.filter(({ parents }) => parents)) {
        expect(byId.get(label.id)?.name).toBe(sampleNodeName(label));
        expect(byId.get(label.id)?.restrictions[0]).toBe(label.restriction);
        for (const parent of label.parents!)
          expect(isBelow(byId, label.id, parent), `${label.id} ${parent}`).toBe(true);
      }
    },
  );
});

function isBelow(byId: ReadonlyMap<string, OntologyNode>, id: string, above: string): boolean {
  const children = byId.get(above)?.childIds ?? [];
  return children.includes(id) || children.some((child) => isBelow(byId, id, child));
}

function groupRows(rows: readonly string[]): Map<string | undefined, string[]> {
  const groups = new Map<string | undefined, string[]>();
  for (const row of rows) {
    const id = row.split("\t")[0];
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return groups;
}
