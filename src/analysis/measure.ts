import type { StrongColumns } from "../format/strongTsv.js";
import type { WeakColumns } from "../format/weakCsv.js";
import { type LabelDurations, measureDurations } from "./eventDurations.js";
import { describeEvents, type EventShape } from "./eventShape.js";
import type { LabelTable } from "./labelTable.js";
import { weakLabelTable } from "./occurrence.js";
import { describeWeakSegments, type SegmentShape } from "./segmentShape.js";
import { strongLabelTable } from "./strongTable.js";

/** All that the analyses and figures of a strong file need: plain data, small whatever the file's size. */
export interface StrongMeasures {
  readonly kind: "strong";
  readonly table: LabelTable;
  readonly durations: readonly LabelDurations[];
  readonly shape: EventShape;
}

/** All that the analyses and figures of a weak list need. */
export interface WeakMeasures {
  readonly kind: "weak";
  readonly table: LabelTable;
  readonly shape: SegmentShape;
}

/** Measures a strong file once for every analysis of it. */
export function measureStrong(columns: StrongColumns): StrongMeasures {
  return {
    kind: "strong",
    table: strongLabelTable(columns),
    durations: measureDurations(columns),
    shape: describeEvents(columns),
  };
}

/** Measures a weak list once for every analysis of it. */
export function measureWeak(columns: WeakColumns): WeakMeasures {
  return { kind: "weak", table: weakLabelTable(columns), shape: describeWeakSegments(columns) };
}
