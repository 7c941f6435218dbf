import opentype from "opentype.js";
import type { Figure, FigurePart } from "./figureValue.js";
import type { FontFace } from "./fontMetrics.js";
import { createPlotWindow } from "./plotWindow.js";
import { writeSvg } from "./svgWrite.js";

/** plotly.js compiled to a function of the global names it may use; it leaves `Plotly` on the window it is given. */
export type PlotlyCode = (names: readonly string[]) => (...values: unknown[]) => unknown;

/** Draws figure values to SVG documents. */
export interface SvgRenderer {
  render(figure: Figure, size: { width: number; height: number }): Promise<string>;
  /** What Plotly would ignore in a figure: unknown or badly valued attributes, one sentence each. */
  faults(figure: Figure): string[];
}

interface Plotly {
  toImage(figure: unknown, options: unknown): Promise<string>;
  validate(data: unknown, layout: unknown): { msg: string }[] | undefined;
}

/** A viewer without DejaVu takes Verdana, which is as wide, so that texts still fit. */
const fallbackFamilies = "Verdana, sans-serif";

const webglTraces = /gl$|3d$|map|geo|image|surface|cone|streamtube|volume|parcoords|splom|table/;

/** Reads font files (TrueType bytes) for measuring; throws a SyntaxError that names the font's place in the list. */
export function readFonts(fonts: readonly Uint8Array[]): FontFace[] {
  return fonts.map((bytes, index) => {
    let font: opentype.Font;
    try {
      font = opentype.parse(new Uint8Array(bytes).buffer, { lowMemory: true });
    } catch (cause) {
      throw new SyntaxError(`Cannot read font ${index + 1} of ${fonts.length}: expected TrueType outlines`, { cause });
    }
    const family = font.getEnglishName("preferredFamily") ?? font.getEnglishName("fontFamily") ?? "";
    const style = font.getEnglishName("fontSubfamily") ?? "";
    const glyphs = new Map<number, opentype.Glyph>();
    const glyph = (codePoint: number): opentype.Glyph => {
      let found = glyphs.get(codePoint);
      if (found === undefined) {
        // One by one: shaping whole strings fails on DejaVu's substitution tables.
        found = font.charToGlyph(String.fromCodePoint(codePoint));
        glyphs.set(codePoint, found);
      }
      return found;
    };
    return {
      family,
      bold: /bold/i.test(style),
      italic: /oblique|italic/i.test(style),
      unitsPerEm: font.unitsPerEm,
      ascender: font.ascender,
      descender: font.descender,
      advance: (codePoint) => glyph(codePoint).advanceWidth ?? 0,
      kerning: (left, right) => font.kerningPairs[`${glyph(left).index},${glyph(right).index}`] ?? 0,
    };
  });
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}

function titleOf(layout: FigurePart): string {
  const { title } = layout as { title?: { text?: unknown } | string };
  const text = typeof title === "string" ? title : title?.text;
  return typeof text === "string" ? text.replace(/<br\s*\/?>/g, " ").replace(/<[^>]*>/g, "") : "";
}

/**
 * Evaluates plotly.js once, without a browser, and draws figures with it one after the other. The same figure gives the same
 * bytes, whatever was drawn before it. Throws RangeError for traces that need WebGL, a map or raster images.
 */
export function createSvgRenderer(fonts: readonly FontFace[], plotlyCode: PlotlyCode): SvgRenderer {
  const fontFamily = `${fonts[0]?.family ?? "sans-serif"}, ${fallbackFamilies}`;
  const font = { family: fontFamily, size: 12, color: "#1a1a1a" };
  let page = { width: 0, height: 0, fontFamily, label: "" };
  const view = createPlotWindow(fonts, (root, cells) => writeSvg(root, { ...page, cells }));
  const names = Object.keys(view.globals);
  plotlyCode(names)(...names.map((name) => view.globals[name]));
  const plotly = view.globals.Plotly as Plotly;

  const draw = async (
    { data, layout }: Figure,
    { width, height }: { width: number; height: number },
  ): Promise<string> => {
    for (const { type } of data)
      if (typeof type === "string" && webglTraces.test(type) && type !== "heatmap" && type !== "treemap")
        throw new RangeError(`Cannot draw a trace of type ${type} as SVG: it needs WebGL, a map or an image`);
    page = { width, height, fontFamily, label: titleOf(layout) };
    view.reset(hash(JSON.stringify([data, layout, width, height])));
    const value = structuredClone({
      data,
      layout: { ...layout, font: { ...font, ...(layout.font as object | undefined) } },
    });
    await plotly.toImage(value, { format: "svg", width, height, imageDataOnly: true });
    const svg = view.drawn();
    if (svg === null) throw new Error(`Cannot draw the figure: ${view.complaints[0] ?? "plotly.js gave no picture"}`);
    return svg;
  };

  let last: Promise<unknown> = Promise.resolve();
  return {
    render(figure, size) {
      const next = last.then(() => draw(figure, size));
      last = next.catch(() => {});
      return next;
    },
    faults: ({ data, layout }) =>
      (plotly.validate(structuredClone(data), structuredClone(layout)) ?? []).map(({ msg }) => msg),
  };
}
