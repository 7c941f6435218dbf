import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { layoutFaults } from "./layoutCheck.js";
import { fonts, newRenderer } from "./renderer.js";
import { samples } from "./samples.js";
import { expectSvgSnapshot } from "./snapshot.js";

const size = { width: 600, height: 400 };
const renderer = newRenderer();
const parse = (svg: string) => new JSDOM(svg, { contentType: "image/svg+xml" }).window.document;
const texts = (svg: string) => [...parse(svg).querySelectorAll("text")].map(({ textContent }) => textContent);
const bars = (y: string[], layout = {}) => ({
  data: [{ type: "bar", orientation: "h", x: [1, 2].slice(0, y.length), y }],
  layout,
});

describe.each(Object.entries(samples))("the sample figure: %s", (name, figure) => {
  it("is drawn as one XML document whose texts lie in the picture and not on each other", async () => {
    const svg = await renderer.render(figure, size);
    expect(parse(svg).documentElement.getAttribute("viewBox")).toBe("0 0 600 400");
    expect(layoutFaults(svg, fonts)).toEqual([]);
  });

  it("uses only attributes that Plotly knows", () => {
    expect(renderer.faults(figure)).toEqual([]);
  });

  it("is drawn as it was when its snapshot was taken", async () => {
    expectSvgSnapshot(`sample-${name.replaceAll(/\W+/g, "-")}`, await renderer.render(figure, size));
  });
});

describe("createSvgRenderer", () => {
  it("gives the same bytes again, in another order, in another window, and when asked for several at once", async () => {
    const names = Object.keys(samples);
    const first = await Promise.all(names.map((name) => renderer.render(samples[name]!, size)));
    const other = newRenderer();
    const second = new Map<string, string>();
    for (const name of names.toReversed()) second.set(name, await other.render(samples[name]!, size));
    expect(names.map((name) => second.get(name))).toEqual(first);
  });

  it("does not change the figure it draws", async () => {
    const figure = samples["box plots"]!;
    const before = structuredClone(figure);
    await renderer.render(figure, size);
    expect(figure).toEqual(before);
  });

  it("names DejaVu Sans first and a font that is as wide next", async () => {
    const family = parse(await renderer.render(bars(["a"]), size)).documentElement.getAttribute("font-family");
    expect(family).toBe("DejaVu Sans, Verdana, sans-serif");
  });

  it("says in words what the picture shows", async () => {
    const svg = await renderer.render(bars(["a"], { title: { text: '<b>Top</b><br>labels & "more"' } }), size);
    expect(parse(svg).documentElement.getAttribute("aria-label")).toBe('Top labels & "more"');
  });

  it("writes no link, no script, no style sheet and no image", async () => {
    const name = `<a href="javascript:alert(1)">x</a><script>1</script><img src=x onerror=alert(1)>`;
    const svg = await renderer.render(bars([name]), size);
    expect([...parse(svg).querySelectorAll("*")].map(({ localName }) => localName)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(a|script|style|image)$/)]),
    );
    expect(svg).not.toMatch(/href|onerror=(?!alert)|class=|data-/);
  });

  it("keeps heat map cells as shapes, one path for all cells of a colour", async () => {
    const svg = await renderer.render(
      {
        data: [
          {
            type: "heatmap",
            z: [
              [0, 1],
              [1, 0],
            ],
            showscale: false,
          },
        ],
        layout: {},
      },
      size,
    );
    expect(svg.match(/<path fill="#[0-9a-f]{6}" d="(M[\d,]+h\d+v\d+h-\d+z){2}"\/>/g)).toHaveLength(2);
  });

  it("refuses a trace that needs WebGL, and pixels", async () => {
    const webgl = { data: [{ type: "scattergl", x: [1], y: [1] }], layout: {} };
    await expect(renderer.render(webgl, size)).rejects.toThrow("Cannot draw a trace of type scattergl");
    const smooth = {
      data: [
        {
          type: "heatmap",
          z: [
            [0, 1],
            [1, 0],
          ],
          zsmooth: "best",
        },
      ],
      layout: {},
    };
    await expect(renderer.render(smooth, size)).rejects.toThrow("Cannot draw pixels into an SVG");
    expect(texts(await renderer.render(bars(["still works"]), size))).toContain("still works");
  });

  it("reports attributes that Plotly would ignore", () => {
    expect(renderer.faults({ data: [{ type: "bar", y: [1], colour: "red" }], layout: {} })).toEqual([
      expect.stringContaining("colour"),
    ]);
  });
});
