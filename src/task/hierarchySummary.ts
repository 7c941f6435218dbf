import { formatCount, formatDecimal } from "../format/numberText.js";
import type { HierarchyReport } from "./hierarchyReport.js";
import { textTable } from "./table.js";
import type { Outcome } from "./task.js";
import { writtenLines } from "./writtenLines.js";

/** The end of a hierarchy analysis: the ten classes with most, what is restricted or outside the ontology, warnings and the files. */
export function concludeHierarchy({ subset, labelReport, rows }: HierarchyReport, files: readonly string[]): Outcome {
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
    ...writtenLines(files),
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
