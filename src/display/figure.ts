import type { Figure, FigurePart } from "../figure/figureValue.js";
import { toBase64 } from "./base64.js";
import { scaleFigure } from "./scaleFigure.js";
import type { MimeRecord } from "./shown.js";

/** Width in pixels of a figure in a notebook, interactive and as a picture. */
export const SHOWN_WIDTH = 1200;

/** True for a Plotly figure: traces and a layout. */
export function isFigure(value: unknown): value is Figure {
  const { data, layout } = (value ?? {}) as Partial<Figure>;
  return Array.isArray(data) && typeof layout === "object" && layout !== null;
}

/**
 * A figure for a notebook, 1,200 pixels wide: interactive for JupyterLab; the PNG, where its bytes are given, for places that run no
 * scripts; and its titles as text, which is what a review compares first. Numbers are cut to seven digits: what cannot be seen only weighs.
 */
export function figureBundle(figure: Figure, png?: Uint8Array): MimeRecord {
  const width = Number(figure.layout.width ?? SHOWN_WIDTH);
  const { data, layout } = scaleFigure(figure, SHOWN_WIDTH / width);
  return {
    "application/vnd.plotly.v1+json": {
      data: data.map(slimmed),
      layout: slimmed(layout),
      config: { displaylogo: false, responsive: false },
    },
    ...(png ? { "image/png": toBase64(png) } : {}),
    "text/plain": figureText(figure),
  };
}

/** Title and panel titles of a figure, without markup. */
export function figureText({ layout }: Figure): string {
  const title = (layout.title as FigurePart | undefined)?.text;
  const annotations = (layout.annotations as readonly FigurePart[] | undefined) ?? [];
  const panels = annotations.map(({ text }) => unmarked(text)).filter((text) => /^\([a-z]\) /.test(text));
  return [`Figure: ${unmarked(title) || "without a title"}`, ...panels.map((panel) => `  ${panel}`)].join("\n");
}

function unmarked(text: unknown): string {
  return String(text ?? "")
    .replace(/<br>/g, " ")
    .replace(/<\/?[a-z][^>]*>/g, "")
    .replace(/&(amp|lt|gt|#36|#37);/g, (_, name: string) => LETTERS[name]!);
}

const LETTERS: Record<string, string> = { amp: "&", lt: "<", gt: ">", "#36": "$", "#37": "%" };

function slimmed(value: unknown): unknown {
  if (typeof value === "number") return Number.isInteger(value) ? value : Number(value.toPrecision(7));
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>, slimmed);
  if (Array.isArray(value)) return value.map(slimmed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, slimmed(item)]));
}
