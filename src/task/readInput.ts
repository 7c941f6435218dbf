import type { Subset } from "../audioset/subset.js";
import { describeFault, type Faults } from "../format/faults.js";
import type { StrongColumns } from "../format/strongTsv.js";
import type { WeakColumns } from "../format/weakCsv.js";
import type { WeakHeaderCounts } from "../format/weakLine.js";
import { InputError } from "../io/readBytes.js";
import { readStrong, readWeak } from "../io/readLabels.js";

/** A label file that has been read: its columns, how many bad rows were left out, what its user should know. */
export interface LabelInput<C> {
  readonly path: string;
  readonly columns: C;
  readonly skippedRows: number;
  readonly warnings: readonly string[];
}

const SHOWN_FAULTS = 10;

/** Reads a strong file for analysis. Throws InputError with the first ten faults and the total, unless bad rows are to be skipped. */
export async function readStrongInput(
  path: string,
  subset: Subset,
  skipBadRows: boolean,
): Promise<LabelInput<StrongColumns>> {
  const { columns, faults } = await readStrong(path, { framed: subset.framed });
  return {
    path,
    columns,
    skippedRows: decideFaults(path, faults, skipBadRows),
    warnings: skippedWarnings(path, faults),
  };
}

/** Reads a weak list for analysis; a header that disagrees with the rows is a warning. Throws as `readStrongInput`. */
export async function readWeakInput(path: string, skipBadRows: boolean): Promise<LabelInput<WeakColumns>> {
  const { columns, faults } = await readWeak(path);
  const found = { rows: columns.rows, labels: columns.labelIds.length, occurrences: columns.label.length };
  return {
    path,
    columns,
    skippedRows: decideFaults(path, faults, skipBadRows),
    warnings: [...skippedWarnings(path, faults), ...claimWarnings(path, columns.header, found)],
  };
}

/** How many rows to leave out. Throws InputError where faults are not to be skipped, or the file could not be read at all. */
export function decideFaults(path: string, faults: Faults, skipBadRows: boolean): number {
  if (faults.total === 0) return 0;
  if (skipBadRows && !faults.fatal) return faults.total;
  const shown = [...faults.first].sort((a, b) => a.line - b.line).slice(0, SHOWN_FAULTS);
  const lines = shown.map((fault) => `  ${describeFault(path, fault)}`);
  const rest = faults.total > shown.length ? [`  ... and ${faults.total - shown.length} more`] : [];
  const advice = faults.fatal ? "" : "; --skip-bad-rows leaves such rows out";
  throw new InputError(
    [`Cannot use ${path}: ${faults.total} ${faults.total === 1 ? "fault" : "faults"}${advice}`, ...lines, ...rest].join(
      "\n",
    ),
  );
}

/** Says how many rows were left out. */
export function skippedWarnings(path: string, faults: Faults): string[] {
  return faults.total > 0 ? [`${path}: ${faults.total} bad rows were left out`] : [];
}

/** Says where the counts in a weak list's header differ from its rows. */
export function claimWarnings(
  path: string,
  header: WeakHeaderCounts | undefined,
  found: { rows: number; labels: number; occurrences: number },
): string[] {
  if (!header) return [];
  const claims: [string, number, number][] = [
    ["num_segs", header.segments, found.rows],
    ["num_unique_labels", header.labels, found.labels],
    ["num_positive_labels", header.occurrences, found.occurrences],
  ];
  const wrong = claims
    .filter(([, claimed, counted]) => claimed !== counted)
    .map(([name, claimed, counted]) => `${name}=${claimed} where the rows give ${counted}`);
  return wrong.length > 0 ? [`${path}:2: the header says ${wrong.join(", ")}`] : [];
}
