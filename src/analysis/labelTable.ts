/** What is known of each label of one file, as parallel columns; the input of every distribution. */
export interface LabelTable {
  readonly ids: readonly string[];
  /** What the shares are of: occurrences (weak) or milliseconds (strong). */
  readonly value: Float64Array;
  /** Occurrences (weak) or events (strong; PRESENT frames in framed files). */
  readonly count: Float64Array;
  /** Distinct segments with at least one counted row of the label. */
  readonly segmentCount: Float64Array;
  /** Framed files only: rows that say NOT_PRESENT. */
  readonly notPresentCount?: Float64Array;
  /** Distinct segments of the file, with or without a counted row. */
  readonly segments: number;
  /** Data rows of the file. */
  readonly rows: number;
}
