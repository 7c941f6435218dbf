import { distributionOutputs } from "../audioset/outputNames.js";
import { detailedFigure } from "../figure/detailed.js";
import { distributionFigure } from "../figure/distribution.js";
import type { NamedFigure } from "../io/render.js";
import { named } from "./figureSize.js";
import type { LabelReport } from "./labelReport.js";

/** The two figures of a label distribution: six panels, and the first and rarest labels with their values. */
export function distributionFigures(report: LabelReport, { top }: { readonly top: number }): NamedFigure[] {
  const { analysis, detailed } = distributionOutputs(report.subset);
  return [named(analysis, distributionFigure(report, { top })), named(detailed, detailedFigure(report, { top }))];
}
