import { quoteFound } from "./faults.js";
import { isSegmentId } from "./ids.js";

/** Exactly which segments somebody has: subset by subset, as `weak eval`. */
export type SegmentManifest = ReadonlyMap<string, ReadonlySet<string>>;

const FIRST_LINE = "# AudioSet segments: subset, segment id";

/** The lines of a manifest, without line ends: two comment lines, then `subset<TAB>segment id`. `hashes` names subsets with count and hash. */
export function* manifestLines(
  hashes: readonly { readonly subset: string; readonly segments: number; readonly sha256: string }[],
  ids: Iterable<readonly [subset: string, segmentId: string]>,
): Generator<string> {
  yield FIRST_LINE;
  for (const { subset, segments, sha256 } of hashes) yield `# ${subset}: ${segments} segments, sha256 ${sha256}`;
  for (const [subset, id] of ids) yield `${subset}\t${id}`;
}

/** True where a text begins as a manifest does; other lists are plain ones. */
export function isManifest(text: string): boolean {
  return text.startsWith(FIRST_LINE);
}

/** Reads a manifest. Throws SyntaxError that names the line where something else stands. */
export function readManifest(text: string): SegmentManifest {
  const subsets = new Map<string, Set<string>>();
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line === "" || line.startsWith("#")) continue;
    const [subset, id, more] = line.split("\t");
    if (!subset || id === undefined || more !== undefined || !isSegmentId(id))
      throw new SyntaxError(`line ${i + 1}: expected subset, tab and segment id, got ${quoteFound(line)}`);
    const ids = subsets.get(subset) ?? new Set();
    subsets.set(subset, ids.add(id));
  }
  return subsets;
}
