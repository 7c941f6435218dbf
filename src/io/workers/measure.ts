import { measureStrong, measureWeak, type StrongMeasures, type WeakMeasures } from "../../analysis/measure.js";
import type { Faults } from "../../format/faults.js";
import type { WeakHeaderCounts } from "../../format/weakLine.js";
import { readStrong, readWeak } from "../readLabels.js";
import { serve } from "../serve.js";

/** One label file to read and measure. */
export interface MeasureJob {
  readonly path: string;
  readonly kind: "weak" | "strong";
  readonly framed: boolean;
}

/** What a label file holds: small, whatever its size. `header` and `occurrences` for weak lists. */
export interface Measured {
  readonly faults: Faults;
  readonly measures: StrongMeasures | WeakMeasures;
  readonly header?: WeakHeaderCounts | undefined;
}

serve(async ({ path, kind, framed }: MeasureJob): Promise<Measured> => {
  if (kind === "strong") {
    const { columns, faults } = await readStrong(path, { framed });
    return { faults, measures: measureStrong(columns) };
  }
  const { columns, faults } = await readWeak(path);
  return { faults, measures: measureWeak(columns), header: columns.header };
});
