import { YTID_LENGTH } from "../format/ids.js";
import { isManifest, readManifest, type SegmentManifest } from "../format/manifestFile.js";
import { readSegmentList } from "../format/segmentList.js";
import { InputError, readText } from "../io/readBytes.js";
import { type MatchedAudio, subsetName } from "./matchAudio.js";

/** What differs between two people's segments of one subset. */
export interface ManifestDifference {
  readonly subset: string;
  readonly both: number;
  readonly onlyHere: readonly string[];
  readonly onlyThere: readonly string[];
}

/** Segments here against another manifest, and ids of it that no list here has. */
export interface ManifestComparison {
  readonly file: string;
  readonly subsets: readonly ManifestDifference[];
  readonly foreign: readonly string[];
}

const LIMIT = 400 << 20;

/**
 * Compares with a manifest of an earlier run, or with any list of segment or video ids (one a line, or the first column of a CSV), whose
 * ids belong to the subsets that list them. Throws InputError where the file is neither.
 */
export async function compareManifest(
  path: string,
  { lists }: Pick<MatchedAudio, "lists">,
): Promise<ManifestComparison> {
  const text = await readText(path, LIMIT);
  let theirs: SegmentManifest | undefined;
  let plain = new Set<string>();
  try {
    if (isManifest(text)) theirs = readManifest(text);
    else plain = new Set(readSegmentList(text));
  } catch (error) {
    throw new InputError(`Cannot read ${path}: ${(error as Error).message}`);
  }
  const known = new Set<string>();
  const subsets = lists.flatMap(({ list, coverage }): ManifestDifference[] => {
    const subset = subsetName(list.subset);
    const wanted = theirs?.get(subset);
    if (theirs !== undefined && wanted === undefined) return [];
    let both = 0;
    const onlyHere: string[] = [];
    const onlyThere: string[] = [];
    for (let row = 0; row < list.rows; row++) {
      const id = list.segmentId(row);
      const video = id.slice(0, YTID_LENGTH);
      const there = wanted ? wanted.has(id) : plain.has(id) || plain.has(video);
      if (there) known.add(plain.has(video) && wanted === undefined ? video : id);
      const here = coverage.fileOf[row]! >= 0;
      if (here && there) both++;
      else if (here) onlyHere.push(id);
      else if (there) onlyThere.push(id);
    }
    return [{ subset, both, onlyHere: onlyHere.sort(), onlyThere: onlyThere.sort() }];
  });
  const all = theirs === undefined ? [...plain] : [...theirs.values()].flatMap((ids) => [...ids]);
  return { file: path, subsets, foreign: [...new Set(all)].filter((id) => !known.has(id)).sort() };
}
