import type { StrongColumns } from "../format/strongTsv.js";
import type { StrongBlock } from "../format/strongTsvWrite.js";
import { type CutRule, clipEnd, clipStart, countClips } from "./cutting.js";

const BLOCK_ROWS = 1 << 14;

/** Blocks of some rows of a strong file as they are. */
export function rowBlocks(columns: StrongColumns, rows: Int32Array): () => StrongBlock | undefined {
  const block = emptyBlock(Math.min(BLOCK_ROWS, rows.length), columns.present !== undefined);
  let next = 0;
  return () => {
    const count = Math.min(BLOCK_ROWS, rows.length - next);
    if (count <= 0) return undefined;
    for (let i = 0; i < count; i++) {
      const row = rows[next + i]!;
      block.segment[i] = columns.segment[row]!;
      block.label[i] = columns.label[row]!;
      block.startMs[i] = columns.startMs[row]!;
      block.endMs[i] = columns.endMs[row]!;
      if (block.present) block.present[i] = columns.present![row]!;
    }
    next += count;
    const { clipNumber: _, ...plain } = block;
    return { ...plain, rows: count };
  };
}

/**
 * Blocks of the clips that some rows give, in the order of the rows. Clips of a segment are numbered as they come, from
 * `firstNumber[segment]` (which counts on) or 0: so no id stands twice.
 */
export function clipBlocks(
  columns: StrongColumns,
  rows: Int32Array,
  rule: CutRule,
  firstNumber: Int32Array = new Int32Array(columns.segmentIds.length),
): () => StrongBlock | undefined {
  const block = emptyBlock(BLOCK_ROWS, columns.present !== undefined);
  let next = 0;
  let clip = 0;
  return () => {
    let count = 0;
    while (next < rows.length && count < BLOCK_ROWS) {
      const row = rows[next]!;
      const segment = columns.segment[row]!;
      const startMs = columns.startMs[row]!;
      const endMs = columns.endMs[row]!;
      const clips = countClips(startMs, endMs, rule);
      for (; clip < clips && count < BLOCK_ROWS; clip++, count++) {
        const from = clipStart(startMs, endMs, clip, rule);
        block.segment[count] = segment;
        block.label[count] = columns.label[row]!;
        block.startMs[count] = from;
        block.endMs[count] = clipEnd(from, endMs, rule);
        block.clipNumber[count] = firstNumber[segment]!++;
        if (block.present) block.present[count] = columns.present![row]!;
      }
      if (clip < clips) break;
      clip = 0;
      next++;
    }
    return count > 0 ? { ...block, rows: count } : undefined;
  };
}

function emptyBlock(rows: number, framed: boolean) {
  return {
    segment: new Int32Array(rows),
    label: new Int32Array(rows),
    startMs: new Int32Array(rows),
    endMs: new Int32Array(rows),
    clipNumber: new Int32Array(rows),
    ...(framed ? { present: new Uint8Array(rows) } : {}),
  };
}
