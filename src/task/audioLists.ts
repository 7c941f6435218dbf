import { basename } from "node:path";
import { type ClipFileName, readClipFileName } from "../audioset/clipFileName.js";
import type { Subset } from "../audioset/subset.js";
import { YTID_LENGTH } from "../format/ids.js";
import type { WeakColumns } from "../format/weakCsv.js";
import { readWeak } from "../io/readLabels.js";
import type { FoundFile } from "./readReports.js";

/** The row of a weak list that a file belongs to. */
export interface ListedClip {
  readonly subset: Subset;
  readonly ytid: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** Which file belongs to which row of the weak lists; a video stands in one list only. */
export interface AudioLists {
  listed(file: string): ListedClip | undefined;
  /** The lists that were read, in the order of the subsets. */
  readonly lists: readonly { readonly subset: Subset; readonly columns: WeakColumns }[];
  /** The file's row in its list, or -1. */
  rowOf(file: string): number;
}

/**
 * Reads the weak lists and finds the row of each file by its name. Of a name with two readings the one that a list knows counts. Rows
 * that break a rule are left out: validate-metadata is for those.
 */
export async function matchLists(files: Iterable<string>, found: readonly FoundFile[]): Promise<AudioLists> {
  const byVideo = new Map<string, string[]>();
  for (const file of files)
    for (const { ytid } of readClipFileName(basename(file)) satisfies ClipFileName[]) {
      const known = byVideo.get(ytid);
      if (!known) byVideo.set(ytid, [file]);
      else if (!known.includes(file)) known.push(file);
    }
  const places = new Map<string, { list: number; row: number }>();
  const lists: { subset: Subset; columns: WeakColumns }[] = [];
  for (const { subset, path } of found.filter((one) => one.subset.kind === "weak")) {
    const { columns } = await readWeak(path);
    const ids = new TextDecoder("latin1").decode(columns.ytid.subarray(0, columns.rows * YTID_LENGTH));
    for (let row = 0; row < columns.rows; row++) {
      const ytid = ids.slice(row * YTID_LENGTH, (row + 1) * YTID_LENGTH);
      for (const file of byVideo.get(ytid) ?? []) if (!places.has(file)) places.set(file, { list: lists.length, row });
    }
    lists.push({ subset, columns });
  }
  return {
    lists,
    rowOf: (file) => places.get(file)?.row ?? -1,
    listed(file) {
      const place = places.get(file);
      if (!place) return undefined;
      const { subset, columns } = lists[place.list]!;
      const { row } = place;
      const id = columns.ytid.subarray(row * YTID_LENGTH, (row + 1) * YTID_LENGTH);
      return {
        subset,
        ytid: new TextDecoder("latin1").decode(id),
        startMs: columns.startMs[row]!,
        endMs: columns.endMs[row]!,
      };
    },
  };
}
