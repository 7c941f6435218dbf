import { dirname } from "node:path";
import { filterStrong, filterWeak } from "../analysis/filterColumns.js";
import { type HierarchyRow, strongHierarchy, weakHierarchy } from "../analysis/hierarchy.js";
import { layOutTree } from "../analysis/hierarchyTree.js";
import { measureStrong, measureWeak } from "../analysis/measure.js";
import type { Ontology } from "../audioset/ontology.js";
import type { Subset } from "../audioset/subset.js";
import type { Figure } from "../figure/figureValue.js";
import { hierarchyFigure } from "../figure/hierarchy.js";
import { InputError } from "../io/readBytes.js";
import type { FileOptions } from "./analyzeFile.js";
import type { NamedHierarchyRow } from "./hierarchyCsv.js";
import { type LabelReport, reportLabels } from "./labelReport.js";
import { loadNames } from "./loadNames.js";
import { loadOntology } from "./loadOntology.js";
import { readStrongInput, readWeakInput } from "./readInput.js";
import { nothingLeft, resolveFilter } from "./resolveFilter.js";

/** One label file rolled up along the ontology. */
export interface HierarchyReport {
  readonly subset: Subset;
  readonly labelReport: LabelReport;
  readonly ontology: Ontology;
  readonly rows: readonly NamedHierarchyRow[];
}

/** Reads a file and rolls it up. Throws InputError where it or the ontology cannot be read, or the filter leaves nothing. */
export async function measureHierarchy(
  subset: Subset,
  options: Omit<FileOptions, "out" | "figures" | "pngWidth"> & { readonly relations: string },
): Promise<HierarchyReport> {
  const { input, skipBadRows, relations } = options;
  const folder = dirname(input);
  const names = await loadNames(folder, options.names);
  const extended = relations === "" ? undefined : { file: relations, names };
  const ontology = await loadOntology(folder, { extra: options.names, relations: extended });
  if (ontology === undefined)
    throw new InputError(
      `Cannot roll up ${input}: expected ontology.json beside it or among --names, got none; fetch-metadata brings it`,
    );
  const { filter, note } = await resolveFilter(options, folder, names);
  const named = (rows: readonly HierarchyRow[]) =>
    rows.map(
      (row): NamedHierarchyRow => ({
        ...row,
        name: names.nameOf(row.id, subset.kind) ?? row.id,
        parents: ontology.parentsOf(row.id),
      }),
    );
  if (subset.kind === "weak") {
    const { columns, ...read } = await readWeakInput(input, skipBadRows);
    const kept = filterWeak(columns, filter);
    if (filter && kept.rows === 0) throw nothingLeft(input, note);
    const labelReport = reportLabels(subset, input, measureWeak(kept), names, { ...read, note });
    return { subset, labelReport, ontology, rows: named(weakHierarchy(kept, ontology)) };
  }
  const { columns, ...read } = await readStrongInput(input, subset, skipBadRows);
  const kept = filterStrong(columns, filter);
  if (filter && kept.rows === 0) throw nothingLeft(input, note);
  const labelReport = reportLabels(subset, input, measureStrong(kept), names, { ...read, note });
  return { subset, labelReport, ontology, rows: named(strongHierarchy(kept, ontology)) };
}

/** The figure of a hierarchy analysis. */
export function drawHierarchy(
  { subset, labelReport, ontology, rows }: HierarchyReport,
  { top }: { readonly top: number },
): Figure {
  const nameOf = new Map(rows.map(({ id, name }) => [id, name]));
  const size = subset.kind === "weak" ? (row: HierarchyRow) => row.ownCount : (row: HierarchyRow) => row.ownMs;
  return hierarchyFigure(
    {
      subset,
      subtitle: labelReport.subtitle,
      boxes: layOutTree(rows, ontology, size),
      rows,
      nameOf: (id) => nameOf.get(id) ?? id,
    },
    { top },
  );
}
