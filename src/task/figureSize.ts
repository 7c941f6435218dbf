import type { Figure } from "../figure/figureValue.js";
import type { NamedFigure } from "../io/render.js";

/** A figure with the name of its files, at the size that its layout states. */
export function named(name: string, figure: Figure): NamedFigure {
  const { width, height } = figure.layout as { width: number; height: number };
  return { name, figure, width, height };
}
