import type { Figure, FigurePart } from "../figure/figureValue.js";

/** Members that are lengths in pixels wherever they stand, but for those of a trace itself (a bar's width is in units of its axis). */
const LENGTHS = new Set(["ax", "ay", "arrowwidth", "borderpad", "standoff", "startstandoff", "ticklen", "tickwidth"]);
const FONTS = /^(font|tickfont|textfont|insidetextfont|outsidetextfont|titlefont)$/;

/**
 * The figure at `factor` times its size with all of its texts, lines and markers, so that it looks the same; places are shares of
 * the figure or data, and stay. A figure without width and height in its layout stays as it is.
 */
export function scaleFigure({ data, layout }: Figure, factor: number): Figure {
  if (typeof layout.width !== "number" || typeof layout.height !== "number") return { data, layout };
  const { width, height, margin, ...rest } = layout;
  return {
    data: data.map((trace) => scalePart(trace, "", factor)),
    layout: {
      ...scalePart(rest, "", factor),
      width: rounded(Number(width) * factor),
      height: rounded(Number(height) * factor),
      ...(margin === undefined ? {} : { margin: scaleNumbers(margin, factor) }),
    },
  };
}

function scalePart(part: FigurePart, name: string, factor: number): FigurePart {
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, scaleMember(name, key, value, factor)]));
}

function scaleMember(owner: string, key: string, value: unknown, factor: number): unknown {
  const isLength =
    LENGTHS.has(key) ||
    (key === "size" && (FONTS.test(owner) || owner === "marker")) ||
    (key === "width" && owner === "line") ||
    (key === "thickness" && owner === "colorbar");
  if (isLength) return scaleNumbers(value, factor);
  if (Array.isArray(value) && value.some((item) => typeof item === "object" && item !== null && !Array.isArray(item)))
    return value.map((item: unknown) => (isPart(item) ? scalePart(item, key, factor) : item));
  return isPart(value) ? scalePart(value, key, factor) : value;
}

function scaleNumbers(value: unknown, factor: number): unknown {
  if (typeof value === "number") return rounded(value * factor);
  if (Array.isArray(value)) return value.map((item) => scaleNumbers(item, factor));
  if (!isPart(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, scaleNumbers(item, factor)]));
}

function isPart(value: unknown): value is FigurePart {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
