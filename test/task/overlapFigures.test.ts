import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { findSubset } from "../../src/audioset/subset.js";
import type { NamedFigure } from "../../src/io/render.js";
import * as hierarchy from "../../src/task/analyze-hierarchy.js";
import * as overlap from "../../src/task/analyze-overlap.js";
import { optionsOf } from "../../src/task/optionsOf.js";
import { layoutFaults } from "../figure/layoutCheck.js";
import { fonts, newRenderer } from "../figure/renderer.js";
import { expectSvgSnapshot } from "../figure/snapshot.js";

const SAMPLE = "data/sample";
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
    for (const [name, subset, some] of OVERLAPS) {
      const input = join(SAMPLE, findSubset("strong", subset).fileName);
      const options = optionsOf(overlap.task, { input, subset, ...some });
      figures.push({ ...overlap.figures(await overlap.read(options), options)[0]!, name });
    }
    for (const [name, kind, subset] of HIERARCHIES) {
      const options = optionsOf(hierarchy.task, {
        input: join(SAMPLE, findSubset(kind, subset).fileName),
        kind,
        subset,
      });
      figures.push({ ...hierarchy.figures(await hierarchy.read(options), options)[0]!, name });
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
