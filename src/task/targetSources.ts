import type { Subset } from "../audioset/subset.js";
import { labelFileStem } from "../audioset/targetFiles.js";
import type { StrongColumns } from "../format/strongTsv.js";
import type { WeakColumns } from "../format/weakCsv.js";
import { InputError } from "../io/readBytes.js";
import { readFirstLine } from "../io/readFirstLine.js";
import { readStrongInput, readWeakInput } from "./readInput.js";
import type { FoundFile } from "./readReports.js";

/** A label file in memory. */
export interface LabelSource {
  readonly subset: Subset;
  readonly path: string;
  /** The part of its name that outputs are named by. */
  readonly stem: string;
  readonly strong?: StrongColumns;
  readonly weak?: WeakColumns;
  /** Weak lists: their first line, which their negatives keep. */
  readonly firstLine?: string;
  readonly warnings: readonly string[];
}

/** Reads all label files; throws one InputError with the faults of all of them, before anything is written. */
export async function readSources(
  found: readonly FoundFile[],
  skipBadRows: boolean,
  onRead: (path: string) => void,
): Promise<LabelSource[]> {
  const faults: string[] = [];
  const sources: LabelSource[] = [];
  for (const { subset, path } of found) {
    onRead(path);
    try {
      sources.push(await readSource(subset, path, skipBadRows));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      faults.push(error.message);
    }
  }
  if (faults.length > 0) throw new InputError(faults.join("\n"));
  return sources;
}

async function readSource(subset: Subset, path: string, skipBadRows: boolean): Promise<LabelSource> {
  const place = { subset, path, stem: labelFileStem(path) };
  if (subset.kind === "strong") {
    const { columns, warnings } = await readStrongInput(path, subset, skipBadRows);
    return { ...place, strong: columns, warnings };
  }
  const { columns, warnings } = await readWeakInput(path, skipBadRows);
  return { ...place, weak: columns, firstLine: await readFirstLine(path), warnings };
}

/** Warns of labels in the files that differ only in case from a label of a target: they do not count as it. */
export function caseWarnings(sources: readonly LabelSource[], labelIds: readonly string[]): string[] {
  const wanted = new Map(labelIds.map((id) => [id.toLowerCase(), id]));
  return sources.flatMap(({ path, strong, weak }) =>
    (strong ?? weak)!.labelIds.flatMap((id) => {
      const same = wanted.get(id.toLowerCase());
      return same === undefined || same === id || labelIds.includes(id)
        ? []
        : [`${path}: the label ${id} differs only in case from ${same}; it is another label`];
    }),
  );
}
