import { basename, dirname } from "node:path";
import { filterStrong, filterWeak } from "../analysis/filterColumns.js";
import { type HierarchyRow, strongHierarchy, weakHierarchy } from "../analysis/hierarchy.js";
import { layOutTree } from "../analysis/hierarchyTree.js";
import { measureStrong, measureWeak } from "../analysis/measure.js";
import type { Ontology } from "../audioset/ontology.js";
import { hierarchyOutputs } from "../audioset/outputNames.js";
import { findSubset, type Subset } from "../audioset/subset.js";
import { hierarchyFigure } from "../figure/hierarchy.js";
import { formatCount, formatDecimal } from "../format/numberText.js";
import { InputError } from "../io/readBytes.js";
import { type FileOptions, planFiles, writeOutputs } from "./analyzeFile.js";
import { distributionParams, filterParams, readParams, runParams } from "./commonParams.js";
import { named } from "./figureSize.js";
import { kindOf, kindParams } from "./fileKind.js";
import { hierarchyCsv, type NamedHierarchyRow } from "./hierarchyCsv.js";
import { type LabelReport, reportLabels } from "./labelReport.js";
import { loadNames } from "./loadNames.js";
import { loadOntology } from "./loadOntology.js";
import { readStrongInput, readWeakInput } from "./readInput.js";
import { nothingLeft, resolveFilter } from "./resolveFilter.js";
import { textTable } from "./table.js";
import { defineTask, type Outcome } from "./task.js";

/** What each class of the ontology has by its own label, and what it has with all below it. */
export const task = defineTask({
  name: "analyze-hierarchy",
  about:
    "Time and segments of each ontology class, by its own label and rolled up over all below it: a figure and a CSV.",
  params: {
    input: {
      default: "",
      required: true,
      value: "FILE",
      about: "A strong-label file or a segment list, plain or .gz.",
    },
    ...kindParams,
    out: { default: "out", value: "DIR", about: "Folder for the results." },
    relations: {
      default: "",
      value: "FILE",
      about: "Parents of labels that the ontology lacks: lines of label TAB parent, ids or names.",
    },
    ...distributionParams,
    ...filterParams,
    ...readParams,
    ...runParams,
  },
  async run(options, context) {
    const subset = findSubset(kindOf(options.kind, options.subset, options.input), options.subset);
    const outputs = hierarchyOutputs(subset);
    if (options.dryRun) return planFiles(options, [options.input], [outputs]);
    const measured = await measureHierarchy(subset, options);
    const csv = { name: outputs.csv, text: hierarchyCsv(measured.rows) };
    const figure = named(outputs.analysis, drawHierarchy(measured, options));
    const files = await writeOutputs(options, [csv], [figure], context);
    return concludeHierarchy(measured, files);
  },
});

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
) {
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

function concludeHierarchy({ subset, labelReport, rows }: HierarchyReport, files: readonly string[]): Outcome {
  const labelled = rows.filter(({ rolledUpSegments }) => rolledUpSegments > 0);
  const outside = rows.filter(({ depth }) => depth === undefined);
  const restricted = rows.filter(({ ownCount, restrictions }) => ownCount > 0 && restrictions.length > 0);
  const warnings = labelReport.warnings.map((warning) => `warning: ${warning}`);
  const hours = (ms: number) => formatDecimal(ms / 3_600_000, 2);
  const table = textTable(
    ["class", "own h", "own segments", "rolled-up h", "rolled-up segments"],
    labelled
      .slice(0, 10)
      .map((row) => [
        row.name,
        hours(row.ownMs),
        formatCount(row.ownSegments),
        hours(row.rolledUpMs),
        formatCount(row.rolledUpSegments),
      ]),
  );
  const text = [
    table,
    `${labelled.length} classes hold something, ${restricted.length} labelled ones are abstract or blacklisted, ${outside.length} labels are not in the ontology${outside.length > 0 ? `: ${outside.map(({ name }) => name).join("; ")}` : ""}.`,
    ...warnings,
    "",
    `${files.length} files written to ${[...new Set(files.map((path) => dirname(path)))].join(", ")}`,
    files.map((path) => basename(path)).join(", "),
  ].join("\n");
  const json = {
    kind: subset.kind,
    subset: subset.name,
    file: labelReport.path,
    classes: labelled.length,
    restrictedLabels: restricted.map(({ id }) => id),
    outsideOntology: outside.map(({ id }) => id),
    top: labelled.slice(0, 20),
    warnings: labelReport.warnings,
    files,
  };
  return { json, text, files };
}
