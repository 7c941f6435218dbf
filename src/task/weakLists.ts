import { dirname, join, resolve } from "node:path";
import { createLengthFinder, type TrueLengths, unknownLengths } from "../analysis/trueLengths.js";
import { SUBSETS, type Subset } from "../audioset/subset.js";
import { formatCount } from "../format/numberText.js";
import { exists, findFirst, subfolders } from "../io/findFiles.js";
import { readWeak } from "../io/readLabels.js";

/**
 * Paths of the weak lists that lie in `folder`, its subfolders or those of the folder above, those that should hold the segments of
 * `subset` first. The sample's lists only count for files of the sample.
 */
export function weakListFiles(folder: string, subset: Subset): string[] {
  const here = resolve(folder);
  const around = [...subfolders(here), ...subfolders(dirname(here))].filter((place) => !isSample(place));
  const evaluates = (name: string) => name.startsWith("eval") === subset.name.startsWith("eval");
  const lists = SUBSETS.filter(({ kind }) => kind === "weak");
  return [...lists.filter(({ name }) => evaluates(name)), ...lists.filter(({ name }) => !evaluates(name))].flatMap(
    ({ fileName }) => findFirst([here, ...around], [fileName]) ?? [],
  );
}

/** Reads weak lists until they tell the length of every segment. A list that cannot be read tells nothing: it is not what was asked for. */
export async function loadTrueLengths(
  segmentIds: readonly string[],
  files: readonly string[],
): Promise<TrueLengths & { readonly warnings: readonly string[] }> {
  const warnings: string[] = [];
  let found = unknownLengths(segmentIds);
  const find = createLengthFinder(segmentIds);
  for (const file of files) {
    if (found.known === segmentIds.length) break;
    const { columns, faults } = await readWeak(file);
    if (faults.total > 0) warnings.push(`${file}: ${formatCount(faults.total)} bad rows tell no segment's length`);
    found = find(columns);
  }
  const unknown = segmentIds.length - found.known;
  if (unknown > 0)
    warnings.push(
      `${formatCount(unknown)} of ${formatCount(segmentIds.length)} segments are in no weak list beside the input and are taken as 10 s long`,
    );
  return { ...found, warnings };
}

function isSample(folder: string): boolean {
  return exists(join(folder, "SYNTHETIC.json"));
}
