import type { StrongColumns } from "../format/strongTsv.js";

/** Row numbers of a strong file, each list in file order, that a target is trained on. */
export interface TargetRows {
  /** Target events that overlap no event, and some event, of a label outside the target's set. */
  readonly nov: Int32Array;
  readonly ov: Int32Array;
  /** All events of the segments that hold no target event. Framed files: PRESENT rows, and only PRESENT target rows exclude a segment. */
  readonly negative: Int32Array;
  /** Framed files: the target's NOT_PRESENT rows, the only verified frame negatives. */
  readonly notPresent: Int32Array | undefined;
}

/**
 * Sorts the rows of a strong file for one target. `overlapped` says for each row of a target label (1 or 0) whether it overlaps a
 * label outside the set; framed files: among PRESENT rows.
 */
export function chooseTargetRows(
  columns: StrongColumns,
  labelIds: readonly string[],
  overlapped: Uint8Array,
): TargetRows {
  const { rows, label, segment, present } = columns;
  const wanted = new Set(labelIds);
  const isTarget = Uint8Array.from(columns.labelIds, (id) => (wanted.has(id) ? 1 : 0));
  const holdsTarget = new Uint8Array(columns.segmentIds.length);
  let targets = 0;
  let notPresents = 0;
  for (let row = 0; row < rows; row++) {
    if (isTarget[label[row]!] === 0) continue;
    if (present?.[row] === 0) {
      notPresents++;
      continue;
    }
    targets++;
    holdsTarget[segment[row]!] = 1;
  }
  const nov = new Int32Array(targets);
  const ov = new Int32Array(targets);
  const negative = new Int32Array(rows);
  const notPresent = new Int32Array(notPresents);
  let novs = 0;
  let ovs = 0;
  let negatives = 0;
  notPresents = 0;
  for (let row = 0; row < rows; row++) {
    const target = isTarget[label[row]!] === 1;
    if (present?.[row] === 0) {
      if (target) notPresent[notPresents++] = row;
    } else if (target) {
      if (overlapped[row] === 1) ov[ovs++] = row;
      else nov[novs++] = row;
    } else if (holdsTarget[segment[row]!] === 0) {
      negative[negatives++] = row;
    }
  }
  return {
    nov: nov.slice(0, novs),
    ov: ov.slice(0, ovs),
    negative: negative.slice(0, negatives),
    notPresent: present ? notPresent : undefined,
  };
}
