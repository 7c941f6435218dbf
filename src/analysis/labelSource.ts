import type { StrongColumns } from "../format/strongTsv.js";
import type { WeakColumns } from "../format/weakCsv.js";

/** A label file in memory: either strong or weak. */
export interface LabelSource {
  /** Official name without extension: the part that data files are named by. */
  readonly stem: string;
  readonly strong?: StrongColumns;
  readonly weak?: WeakColumns;
  /** Weak lists: their first line, which their negatives keep. */
  readonly firstLine?: string;
}
