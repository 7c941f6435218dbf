import { describe, expect, it } from "vitest";
import { svgToPng } from "../../src/io/png.js";
import { newRenderer } from "../figure/renderer.js";

const size = { width: 300, height: 200 };
const header = (png: Uint8Array) => {
  const view = Buffer.from(png);
  return [view.subarray(1, 4).toString(), view.readUInt32BE(16), view.readUInt32BE(20)];
};

describe("svgToPng(svg, width)", () => {
  it("paints a PNG of the given width", () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><text y="10">a</text></svg>`;
    expect(header(svgToPng(svg, 600))).toEqual(["PNG", 600, 400]);
  });

  it("gives the same bytes again", () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><text y="10">fi &amp; Ä</text></svg>`;
    expect(Buffer.from(svgToPng(svg, 300)).equals(Buffer.from(svgToPng(svg, 300)))).toBe(true);
  });

  it("refuses what is no SVG", () => {
    expect(() => svgToPng("<svg", 100)).toThrow();
  });

  // The renderer must leave such shapes out: resvg ends the whole process over them.
  it.each([
    ["bars of height 0 on a log axis", { type: "bar", y: [0, 5] }, { yaxis: { type: "log", range: [0, 1] } }],
    ["bars beyond the axis", { type: "bar", y: [3, 5] }, { yaxis: { range: [1000, 1001] } }],
    ["points beyond the axis", { type: "scatter", mode: "markers", y: [1, 2] }, { xaxis: { range: [500, 501] } }],
    [
      "translucent points beyond the axis",
      { type: "scatter", mode: "markers", y: [1, 2], opacity: 0.5, cliponaxis: false },
      { xaxis: { range: [500, 501] } },
    ],
  ])("survives %s", async (_, trace, layout) => {
    const svg = await newRenderer().render({ data: [trace], layout }, size);
    expect(header(svgToPng(svg, 300))).toEqual(["PNG", 300, 200]);
  });

  it("survives shapes and annotations outside the picture", async () => {
    const layout = {
      shapes: [
        { type: "rect", x0: 90, x1: 99, y0: 90, y1: 99, opacity: 0.3 },
        { type: "line", x0: -99, x1: -99, y0: 0, y1: 1 },
      ],
      annotations: [{ x: 99, y: 99, text: "far away", opacity: 0.5 }],
      xaxis: { range: [0, 1] },
      yaxis: { range: [0, 1] },
    };
    const svg = await newRenderer().render({ data: [{ type: "scatter", y: [0, 1] }], layout }, size);
    expect(header(svgToPng(svg, 300))).toEqual(["PNG", 300, 200]);
  });
});
