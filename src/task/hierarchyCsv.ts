import type { HierarchyRow } from "../analysis/hierarchy.js";
import { csvText } from "../format/csv.js";
import { type Column, columnsToCsv, secondsText } from "./table.js";

/** A class with its name and parents. */
export interface NamedHierarchyRow extends HierarchyRow {
  readonly name: string;
  readonly parents: readonly string[];
}

/** Columns of `hierarchy_<kind>_<subset>_stats.csv`. */
export const hierarchyColumns: readonly Column<NamedHierarchyRow>[] = [
  { name: "label_id", about: "id of the ontology class, or of a label that is none", text: ({ id }) => csvText(id) },
  {
    name: "display_name",
    about: "its name; the id itself where no vocabulary has one",
    text: ({ name }) => csvText(name),
  },
  {
    name: "depth",
    about: "steps from a root on the shortest path; empty for a label that is not in the ontology",
    text: ({ depth }) => (depth === undefined ? "" : String(depth)),
  },
  {
    name: "parents",
    about: "ids of the classes above it, separated by blanks",
    text: ({ parents }) => csvText(parents.join(" ")),
  },
  {
    name: "restrictions",
    about: "abstract (no label of its own), blacklist (not to be labelled), separated by blanks",
    text: ({ restrictions }) => csvText(restrictions.join(" ")),
  },
  {
    name: "own_count",
    about: "events (eval_framed: PRESENT frames; weak: occurrences) with this very label",
    text: ({ ownCount }) => String(ownCount),
  },
  {
    name: "own_seconds",
    about: "time in which the label sounds, its own overlaps counted once (weak: length of the segments that hold it)",
    text: ({ ownMs }) => secondsText(ownMs),
  },
  { name: "own_segments", about: "segments with this very label", text: ({ ownSegments }) => String(ownSegments) },
  {
    name: "rolled_up_seconds",
    about: "the same for the class or any descendant, as a union; the order of the rows",
    text: ({ rolledUpMs }) => secondsText(rolledUpMs),
  },
  {
    name: "rolled_up_segments",
    about: "segments with the class or any descendant",
    text: ({ rolledUpSegments }) => String(rolledUpSegments),
  },
];

/** `hierarchy_<kind>_<subset>_stats.csv`. */
export function hierarchyCsv(rows: readonly NamedHierarchyRow[]): string {
  return columnsToCsv(hierarchyColumns, rows);
}
