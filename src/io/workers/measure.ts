import { filterStrong, filterWeak, type LabelFilter } from "../../analysis/filterColumns.js";
import { measureStrong, measureWeak, type StrongMeasures, type WeakMeasures } from "../../analysis/measure.js";
import type { Faults } from "../../format/faults.js";
import type { WeakHeaderCounts } from "../../format/weakLine.js";
import { readStrong, readWeak } from "../readLabels.js";
import { serve } from "../serve.js";

/** One label file to read and measure; with a filter, only what that keeps. */
export interface MeasureJob {
  readonly path: string;
  readonly kind: "weak" | "strong";
  readonly framed: boolean;
  readonly filter?: LabelFilter | undefined;
}

/** What a label file holds: small, whatever its size. `header` and `read`, the counts before any filter, for weak lists. */
export interface Measured {
  readonly faults: Faults;
  readonly measures: StrongMeasures | WeakMeasures;
  readonly header?: WeakHeaderCounts | undefined;
  readonly read?: { readonly rows: number; readonly labels: number; readonly occurrences: number };
}

serve(async ({ path, kind, framed, filter }: MeasureJob): Promise<Measured> => {
  if (kind === "strong") {
    const { columns, faults } = await readStrong(path, { framed });
    return { faults, measures: measureStrong(filterStrong(columns, filter)) };
  }
  const { columns, faults } = await readWeak(path);
  const { rows, labelIds, label, header } = columns;
  const read = { rows, labels: labelIds.length, occurrences: label.length };
  return { faults, measures: measureWeak(filterWeak(columns, filter)), header, read };
});
