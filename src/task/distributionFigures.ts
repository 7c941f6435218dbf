import type { NamedFigure } from "../io/render.js";
import type { LabelReport } from "./labelReport.js";

export function distributionFigures(_report: LabelReport, _options: { readonly top: number }): NamedFigure[] {
  return [];
}
