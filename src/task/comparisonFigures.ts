import type { NamedFigure } from "../io/render.js";
import type { Comparison } from "./compare.js";

export function comparisonFigures(_comparison: Comparison, _options: { readonly top: number }): NamedFigure[] {
  return [];
}
