import { describe, expect, it } from "vitest";
import { barPanel, columnPanel } from "../../src/figure/bars.js";
import type { Figure } from "../../src/figure/figureValue.js";
import type { Panel } from "../../src/figure/panel.js";
import { panelGrid } from "../../src/figure/panelGrid.js";
import { svgToPng } from "../../src/io/png.js";
import { layoutFaults } from "./layoutCheck.js";
import { fonts, newRenderer } from "./renderer.js";

const renderer = newRenderer();
const size = { width: 1800, height: 1200 };
const long = [
  "Livestock, farm animals, working animals",
  "Inside, large room or hall",
  "Cap gun",
  '<b>R&B</b> "x"',
  "100%",
];
const bars = long.map((name, i) => ({ name, value: 10 ** (5 - i), text: `${10 ** (5 - i)} segments` }));

const curve: Panel = {
  title: "A curve with labels",
  x: { title: "Rank", type: "log", range: [1, 1000] },
  y: { title: "Seconds", type: "log", range: [0.1, 1e6] },
  traces: [{ type: "scatter", mode: "lines+markers", x: [1, 10, 100, 1000], y: [1e6, 1e4, 1e2, 0.1] }],
  labels: [
    { x: 1, y: 1e6, text: "Mechanisms" },
    { x: 10, y: 1e4, text: "Male speech, man speaking" },
    { x: 1000, y: 0.1, text: "Human locomotion" },
  ],
  note: { lines: ["A note", "of two lines"], headings: [0] },
  legend: [
    { text: "train", colour: "#0072B2" },
    { text: "eval", colour: "#E69F00" },
  ],
};

const panels = [
  barPanel("Bars", bars, { title: "Segments" }),
  barPanel("Bars on a log axis", bars, { title: "Segments (log axis)", type: "log", range: [1, 1e5] }),
  columnPanel("Columns", bars.slice(2), { x: "Segments per label", y: "Labels" }),
  curve,
  columnPanel("Columns on a log axis, one empty", [...bars.slice(2), { name: "none", value: 0, text: "0" }], {
    x: "",
    y: "Labels",
    type: "log",
  }),
  barPanel("One bar", bars.slice(0, 1), { title: "A title that is much wider than the plot which stands above it" }),
];

const texts = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map((match) => match[1]!.replace(/<[^>]*>/g, ""));
const draw = (figure: Figure) => renderer.render(figure, size);

describe("panelGrid(grid)", () => {
  const figure = panelGrid({ title: "T", subtitle: "s", panels });

  it("puts no text on another or outside, and uses only what Plotly knows", async () => {
    expect(layoutFaults(await draw(figure), fonts)).toEqual([]);
    expect(renderer.faults(figure)).toEqual([]);
  });

  it("writes names as they are, whole, whatever they hold", async () => {
    const written = texts(await draw(figure));
    expect(written).toEqual(
      expect.arrayContaining([long[0], long[1], "&lt;b&gt;R&amp;B&lt;/b&gt; &quot;x&quot;", "100%"]),
    );
    expect(written.join()).not.toContain("…");
  });

  it("letters the panels, but not a single one", async () => {
    expect(texts(await draw(figure))).toEqual(expect.arrayContaining(["(a) Bars", "(f) One bar"]));
    expect(texts(await draw(panelGrid({ title: "T", subtitle: "s", panels: [curve], columns: 1 })))).toContain(
      curve.title,
    );
  });

  it("places every label of a curve with room around it, and the note in a free corner", async () => {
    const written = texts(await draw(figure));
    expect(written).toEqual(expect.arrayContaining(curve.labels!.map(({ text }) => text)));
    const { annotations } = figure.layout as { annotations: { text: string; xanchor: string }[] };
    expect(annotations.find(({ text }) => text.includes("A note"))).toMatchObject({ xanchor: "right", yanchor: "top" });
  });

  it("cuts a name only where it is too long for its panel, and says so with an ellipsis", async () => {
    const name = `${"very ".repeat(40)}long`;
    const written = texts(
      await draw(
        panelGrid({
          title: "T",
          subtitle: "s",
          panels: [barPanel("x", [{ name, value: 1, text: "1" }], { title: "n" }), ...panels.slice(1)],
        }),
      ),
    );
    expect(written.filter((text) => text.endsWith("…"))).toHaveLength(1);
  });

  it("breaks a long subtitle at its dots", async () => {
    const subtitle = Array.from({ length: 12 }, (_, i) => `part number ${i} of it`).join(" · ");
    expect(layoutFaults(await draw(panelGrid({ title: "T", subtitle, panels })), fonts)).toEqual([]);
  });

  it("leaves numbers over bars away where the bars are too narrow for them", async () => {
    const many = Array.from({ length: 60 }, (_, i) => i);
    const panel: Panel = {
      title: "Narrow",
      x: { range: [0, 60] },
      y: { range: [0, 1e5], endTexts: ["1"] },
      traces: [{ type: "bar", x: many, y: many, text: many.map((i) => `${i}0000`), textposition: "outside" }],
    };
    const narrow = panelGrid({ title: "T", subtitle: "s", panels: [panel, ...panels.slice(1)] });
    expect(texts(await draw(narrow))).not.toContain("590000");
    expect(renderer.faults(narrow)).toEqual([]);
  });

  it("draws no bars at all where there are no labels", async () => {
    const empty = panelGrid({
      title: "T",
      subtitle: "s",
      panels: [barPanel("Bars", [], { title: "n" }), columnPanel("Columns", [], { x: "x", y: "y" })],
    });
    expect(layoutFaults(await draw(empty), fonts)).toEqual([]);
  });

  it("holds nothing that cannot be written as JSON", () => {
    expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
  });

  it("can be painted although bars lie outside the picture", async () => {
    expect(svgToPng(await draw(figure), 300).length).toBeGreaterThan(1000);
  });
});
