import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { findSubset } from "../../src/audioset/subset.js";
import type { NamedFigure } from "../../src/io/render.js";
import { drawHierarchy, measureHierarchy } from "../../src/task/analyze-hierarchy.js";
import { overlapFigures } from "../../src/task/analyze-overlap.js";
import { named } from "../../src/task/figureSize.js";
import { measureOverlapReport, readOverlapInput } from "../../src/task/overlapReport.js";
import { loadTrueLengths, weakListFiles } from "../../src/task/weakLists.js";
import { layoutFaults } from "../figure/layoutCheck.js";
import { fonts, newRenderer } from "../figure/renderer.js";
import { expectSvgSnapshot } from "../figure/snapshot.js";

const SAMPLE = "data/sample";
const common = { names: [], skipBadRows: false, relations: "" };
const published = {
  ...common,
  target: [] as string[],
  targetFile: [],
  ignoreRelated: false,
  ignoreRole: [] as string[],
  ignore: [],
  minOverlap: "0s",
};
/** Which figures are made of the sample, by the file, and with which options. */
const OVERLAPS = [
  ["overlap_eval_analysis", "eval", {}],
  ["overlap_train_target", "train", { target: ["baby_cry"], ignoreRole: ["background,scene"], minOverlap: "50%" }],
  ["overlap_eval_framed_analysis", "eval_framed", {}],
] as const;
const HIERARCHIES = [
  ["hierarchy_strong_train_analysis", "strong", "train"],
  ["hierarchy_weak_balanced_train_analysis", "weak", "balanced_train"],
] as const;

describe("the overlap and hierarchy figures of the sample", () => {
  const figures: NamedFigure[] = [];
  const renderer = newRenderer();
  const drawn = new Map<string, string>();
  beforeAll(async () => {
    for (const [name, subsetName, some] of OVERLAPS) {
      const subset = findSubset("strong", subsetName);
      const input = await readOverlapInput(subset, { ...published, ...some, input: join(SAMPLE, subset.fileName) });
      const lists = weakListFiles(SAMPLE, subset);
      const lengths = subset.framed ? undefined : await loadTrueLengths(input.columns.segmentIds, lists);
      figures.push({ ...overlapFigures(measureOverlapReport(input, lengths), { top: 20 })[0]!, name });
    }
    for (const [name, kind, subsetName] of HIERARCHIES) {
      const subset = findSubset(kind, subsetName);
      const report = await measureHierarchy(subset, { ...common, input: join(SAMPLE, subset.fileName) });
      figures.push(named(name, drawHierarchy(report, { top: 20 })));
    }
    for (const { name, figure, width, height } of figures)
      drawn.set(name, await renderer.render(figure, { width, height }));
  });

  it("have no text over other text or out of the picture", () => {
    const faults = [...drawn].flatMap(([name, svg]) => layoutFaults(svg, fonts).map((fault) => `${name}: ${fault}`));
    expect(faults).toEqual([]);
  });

  it("have nothing that Plotly does not know", () => {
    expect(figures.flatMap(({ name, figure }) => renderer.faults(figure).map((fault) => `${name}: ${fault}`))).toEqual(
      [],
    );
  });

  it("say that the sample is synthetic", () => {
    for (const [name, svg] of drawn) expect([name, svg.includes("synthetic sample")]).toEqual([name, true]);
  });

  it.each(["overlap_eval_analysis", "hierarchy_strong_train_analysis"])("%s is drawn as committed", (name) => {
    expectSvgSnapshot(name, drawn.get(name)!);
  });
});
