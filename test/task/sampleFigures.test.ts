import { beforeAll, describe, expect, it } from "vitest";
import type { NamedFigure } from "../../src/io/render.js";
import { compareReports } from "../../src/task/compare.js";
import { comparisonFigures } from "../../src/task/comparisonFigures.js";
import { distributionFigures } from "../../src/task/distributionFigures.js";
import { durationFigures } from "../../src/task/durationFigures.js";
import { findLabelFiles, readReports } from "../../src/task/readReports.js";
import { layoutFaults } from "../figure/layoutCheck.js";
import { fonts, newRenderer } from "../figure/renderer.js";
import { expectSvgSnapshot } from "../figure/snapshot.js";
import { quietContext } from "./context.js";

/** One of each kind of figure is held to its committed drawing; all of them are checked for texts that meet or leave the picture. */
const SNAPSHOTS = [
  "weak_label_distribution_analysis_balanced_train",
  "top_weak_labels_detailed_balanced_train",
  "duration_weak_balanced_train_analysis",
  "strong_label_distribution_train_analysis",
  "strong_label_distribution_train_detailed",
  "duration_strong_train_analysis",
  "weak_label_distribution_analysis",
  "strong_label_distribution_analysis",
];

describe("the figures of the sample", () => {
  const figures: NamedFigure[] = [];
  const renderer = newRenderer();
  const drawn = new Map<string, string>();
  beforeAll(async () => {
    const options = { names: [], skipBadRows: false, labels: [], under: [], segments: "" };
    const reports = await readReports(findLabelFiles("data/sample"), options, quietContext());
    figures.push(
      ...reports.flatMap((report) => [
        ...distributionFigures(report, { top: 20 }),
        ...durationFigures(report, { top: 20 }),
      ]),
    );
    figures.push(...compareReports(reports).flatMap((comparison) => comparisonFigures(comparison, { top: 20 })));
    for (const { name, figure, width, height } of figures)
      drawn.set(name, await renderer.render(figure, { width, height }));
  });

  it("are twenty", () => {
    expect(drawn.size).toBe(20);
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

  it.each(SNAPSHOTS)("%s is drawn as committed", (name) => {
    expectSvgSnapshot(name, drawn.get(name)!);
  });
});
