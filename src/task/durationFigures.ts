import { durationOutputs } from "../audioset/outputNames.js";
import { eventLengthsFigure } from "../figure/eventLengths.js";
import { segmentLengthsFigure } from "../figure/segmentLengths.js";
import type { NamedFigure } from "../io/render.js";
import { namedDurations } from "./durationCsv.js";
import { named } from "./figureSize.js";
import type { LabelReport } from "./labelReport.js";

/** The figure of the event lengths of a strong file, or of the segments of a weak list. */
export function durationFigures(report: LabelReport, { top }: { readonly top: number }): NamedFigure[] {
  const { subset, subtitle, measures } = report;
  const { analysis } = durationOutputs(subset);
  if (measures.kind === "weak")
    return [named(analysis, segmentLengthsFigure({ subset, subtitle, shape: measures.shape }))];
  return [
    named(
      analysis,
      eventLengthsFigure({ subset, subtitle, shape: measures.shape, labels: namedDurations(report) }, { top }),
    ),
  ];
}
