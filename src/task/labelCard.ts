import { rankLabels } from "../analysis/distribution.js";
import { type Companion, companionsOf } from "../analysis/labelCompany.js";
import { chooseExamples } from "../analysis/labelExamples.js";
import type { LabelTable } from "../analysis/labelTable.js";
import { weakLabelTable } from "../analysis/occurrence.js";
import { strongLabelTable } from "../analysis/strongTable.js";
import { wilsonInterval } from "../analysis/wilson.js";
import { canonicalLabelId } from "../audioset/labelNames.js";
import { officialCounts } from "../audioset/officialCounts.js";
import { roleOf } from "../audioset/roles.js";
import { searchLabel } from "../audioset/searchLabel.js";
import { findSubset } from "../audioset/subset.js";
import { videoAddress } from "../display/html.js";
import type { LabelFile, LabelFiles } from "./labelFiles.js";

/** What one label file says of a label. Seconds for strong files; eval_framed counts frames rated PRESENT. */
export interface LabelInSubset {
  readonly subset: string;
  readonly rank: number | null;
  readonly labels: number;
  /** Occurrences (weak), events (strong), PRESENT frames (eval_framed). */
  readonly count: number;
  readonly segments: number;
  readonly seconds: number | null;
  readonly share: number;
  readonly official: number | null;
  readonly together: readonly (Companion & { readonly name: string })[];
}

/** An example segment; `fromSeconds` is the second of the label's longest event, counted from the segment's start. */
export interface ExampleRow {
  readonly segment_id: string;
  readonly subset: string;
  readonly from_seconds: number;
  readonly to_seconds: number;
  readonly events: number;
  readonly video: string;
}

/** All that is known of one label. */
export interface LabelCard {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly aliases: readonly string[];
  readonly paths: readonly (readonly string[])[];
  readonly children: readonly string[];
  readonly description: string;
  readonly restrictions: readonly string[];
  readonly role: string | null;
  /** Whether AudioSet's five vocabularies hold the label; null where the file that says so is missing. */
  readonly vocabularies: Readonly<Record<string, boolean | null>>;
  readonly quality: {
    readonly rated: number;
    readonly right: number;
    readonly low: number;
    readonly high: number;
  } | null;
  readonly subsets: readonly LabelInSubset[];
  readonly examples: readonly ExampleRow[];
  readonly synthetic: boolean;
}

const COMPANIONS = 5;

/** Looks a label up by id or name over all vocabularies and says what all files say of it. Throws RangeError as `searchLabel`. */
export function describeLabel(
  files: LabelFiles,
  nameOrId: string,
  { n = 5, seed = 1, minSeconds = 0 } = {},
): LabelCard {
  const { names, ontology } = files;
  const id = searchLabel(names, nameOrId);
  const node = ontology?.node(id);
  const nameOf = (label: string) => names.nameOf(label, "strong") ?? label;
  const rating = files.ratings.find((one) => canonicalLabelId(one.id) === id);
  return {
    id,
    name: nameOf(id),
    names: names.namesOf(id),
    aliases: id === "/t/dd00138" ? ["/t/dd000138"] : [],
    paths: (ontology?.pathsTo(id) ?? []).map((path) => path.map(nameOf)),
    children: (ontology?.childrenOf(id) ?? []).map(nameOf),
    description: node?.description ?? "",
    restrictions: node?.restrictions ?? [],
    role: roleOf(id) ?? null,
    vocabularies: vocabulariesWith(id, files),
    quality: rating
      ? { rated: rating.rated, right: rating.right, ...wilsonInterval(rating.right, rating.rated) }
      : null,
    subsets: files.files.map((file) => inSubset(file, id, nameOf)),
    examples: exampleRows(files.files, id, { n, seed, minSeconds }),
    synthetic: files.synthetic,
  };
}

/** `n` seeded examples of a label from one file, or from the first of strong train, strong eval and the weak lists that has it. */
export function exampleRows(
  files: readonly LabelFile[],
  id: string,
  { n = 5, seed = 1, minSeconds = 0, subset = "" } = {},
): ExampleRow[] {
  const wanted = subset === "" ? preferred(files) : files.filter((file) => subsetName(file) === subset);
  if (wanted.length === 0)
    throw new RangeError(`Unknown subset: expected ${files.map(subsetName).join(", ")}, got ${JSON.stringify(subset)}`);
  for (const file of wanted) {
    const chosen = chooseExamples(file.columns, id, { n, seed, minMs: Math.round(minSeconds * 1000) });
    if (chosen.length === 0) continue;
    return chosen.map(({ segmentId, startMs, endMs, events }) => ({
      segment_id: segmentId,
      subset: subsetName(file),
      from_seconds: startMs / 1000,
      to_seconds: endMs / 1000,
      events,
      video: videoAddress(segmentId, startMs)!,
    }));
  }
  return [];
}

/** A file's subset in two words, such as `strong train`. */
export function subsetName({ subset }: Pick<LabelFile, "subset">): string {
  return `${subset.kind} ${subset.name}`;
}

/** Files that say when a sound occurs first, the framed one last of them. */
function preferred(files: readonly LabelFile[]): LabelFile[] {
  const rank = ({ subset }: LabelFile) => (subset.framed ? 1 : subset.kind === "strong" ? 0 : 2);
  return [...files].sort((a, b) => rank(a) - rank(b));
}

function inSubset(file: LabelFile, id: string, nameOf: (id: string) => string): LabelInSubset {
  const { subset, columns } = file;
  const table: LabelTable = "ytid" in columns ? weakLabelTable(columns) : strongLabelTable(columns);
  const ranked = rankLabels(table);
  const label = ranked.find((one) => one.id === id);
  return {
    subset: subsetName(file),
    rank: label?.rank ?? null,
    labels: ranked.length,
    count: label?.count ?? 0,
    segments: label?.segmentCount ?? 0,
    seconds: subset.kind === "strong" ? (label?.value ?? 0) / 1000 : null,
    share: label?.share ?? 0,
    official: officialCounts(subset)?.get(id) ?? (officialCounts(subset) ? 0 : null),
    together: companionsOf(columns, id, COMPANIONS).map((companion) => ({ ...companion, name: nameOf(companion.id) })),
  };
}

function vocabulariesWith(id: string, { ontology }: LabelFiles): Record<string, boolean | null> {
  const counted = (kind: "weak" | "strong", name: string) => (officialCounts(findSubset(kind, name))?.get(id) ?? 0) > 0;
  return {
    "447 of strong train": counted("strong", "train"),
    "416 of strong eval": counted("strong", "eval"),
    "456 strong labels": roleOf(id) !== undefined,
    "527 weak labels": counted("weak", "balanced_train"),
    "632 ontology classes": ontology ? ontology.node(id) !== undefined : null,
  };
}
