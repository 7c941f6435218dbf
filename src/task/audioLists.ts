import { basename } from "node:path";
import { findSegment } from "../analysis/segmentByName.js";
import type { readClipFileName } from "../audioset/clipFileName.js";
import type { Subset } from "../audioset/subset.js";
import { YTID_LENGTH } from "../format/ids.js";
import type { WeakColumns } from "../format/weakCsv.js";
import { type LabelList, readList } from "./matchAudio.js";
import type { FoundFile } from "./readReports.js";

/** The row of a weak list that a file belongs to. */
export interface ListedClip {
  readonly subset: Subset;
  readonly row: number;
  readonly ytid: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** The weak lists, and which of their rows a file belongs to. */
export interface AudioLists {
  /** In the order of the subsets. */
  readonly lists: readonly { readonly subset: Subset; readonly columns: WeakColumns }[];
  /** The first list's row that the file's name means; of a name with two readings the one that a list knows counts. */
  listed(file: string): ListedClip | undefined;
}

/** Reads the weak lists among `found`; rows that break a rule are left out: validate-metadata is for those. */
export async function readAudioLists(
  found: readonly FoundFile[],
  readName: typeof readClipFileName,
): Promise<AudioLists> {
  const known: LabelList[] = [];
  for (const file of found.filter(({ subset }) => subset.kind === "weak")) known.push(await readList(file));
  const decoder = new TextDecoder("latin1");
  return {
    lists: known.map(({ subset, weak }) => ({ subset, columns: weak! })),
    listed(file) {
      for (const reading of readName(basename(file)))
        for (const list of known) {
          const row = findSegment(list, reading);
          if (row < 0) continue;
          const { ytid, startMs, endMs } = list.weak!;
          const id = decoder.decode(ytid.subarray(row * YTID_LENGTH, (row + 1) * YTID_LENGTH));
          return { subset: list.subset, row, ytid: id, startMs: startMs[row]!, endMs: endMs[row]! };
        }
      return undefined;
    },
  };
}
