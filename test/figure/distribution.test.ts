import { expect, it } from "vitest";
import { type NamedLabel, rankLabels } from "../../src/analysis/distribution.js";
import { describeSpread } from "../../src/analysis/spread.js";
import { findSubset } from "../../src/audioset/subset.js";
import { distributionFigure } from "../../src/figure/distribution.js";
import type { Figure } from "../../src/figure/figureValue.js";
import { layoutFaults } from "./layoutCheck.js";
import { fonts, newRenderer } from "./renderer.js";

const renderer = newRenderer();
const draw = (figure: Figure) => renderer.render(figure, { width: 1800, height: 1200 });

function figureOf(
  kind: "weak" | "strong",
  values: readonly number[],
  subset = kind === "weak" ? "eval" : "train",
): Figure {
  const ids = values.map((_, i) => `/m/${String(i).padStart(3, "0")}`);
  const value = Float64Array.from(values);
  const ranked = rankLabels({ ids, value, count: value, segmentCount: value, segments: 1000, rows: 1000 });
  const labels: NamedLabel[] = ranked.map((label) => ({ ...label, name: `Label ${label.id}` }));
  const spread = describeSpread(ranked, kind);
  return distributionFigure({ subset: findSubset(kind, subset), subtitle: "a file", labels, spread });
}

it.each([
  ["no labels", []],
  ["one label", [5]],
  ["two labels, one at 0", [7, 0]],
  ["equal labels", new Array<number>(30).fill(60)],
  ["a steep fall over nine decades", Array.from({ length: 10 }, (_, i) => 10 ** i)],
  ["527 labels", Array.from({ length: 527 }, (_, i) => Math.ceil(1e6 / (i + 1) ** 1.4))],
])("draws %s with every text in its place and nothing that Plotly does not know", async (_, values) => {
  for (const figure of [
    figureOf("weak", values),
    figureOf("strong", values),
    figureOf("strong", values, "eval_framed"),
  ]) {
    expect(layoutFaults(await draw(figure), fonts)).toEqual([]);
    expect(renderer.faults(figure)).toEqual([]);
  }
});

it("says shares, ranks and bands in numbers", async () => {
  const svg = await draw(figureOf("weak", [...new Array<number>(9).fill(100), 2000, 5]));
  for (const text of ["2,000 · 68.8 %", "50 % in 1 label", "1 · 9.1 %", "9 · 81.8 %", "The other label"])
    expect(svg).toContain(`>${text}<`);
});

it("speaks of hours of label-time in strong files and of frames in framed ones", async () => {
  const strong = await draw(figureOf("strong", [7_200_000, 451]));
  expect(strong).toContain("2.0 h · 99.993 %");
  expect(strong).toContain("0.451 s");
  const framed = await draw(figureOf("strong", [960_000, 960], "eval_framed"));
  expect(framed).toContain("1,000 · 99.9 %");
  expect(framed).not.toContain("Labelled time");
});
