import { formatCount } from "../format/numberText.js";
import type { ManifestComparison } from "./compareManifest.js";
import type { CoverageReport, SubsetCoverage } from "./coverageReport.js";
import { textTable } from "./table.js";

/** The report for a terminal: verdict, a table of subsets, known collections, troubles, names, what differs from another set. */
export function coverageText(report: CoverageReport, comparison: ManifestComparison | undefined): string {
  const subsets = textTable(
    ["subset", "listed", "available", "share", "usable", "empty", "missing", `classes >= ${report.minSamples}`],
    report.subsets.map((one) => [
      one.subset,
      formatCount(one.listed),
      formatCount(one.available),
      share(one.available, one.listed),
      one.usable === undefined ? "" : formatCount(one.usable),
      formatCount(one.empty),
      formatCount(one.missing),
      `${formatCount(one.balance.availableEnough)} of ${formatCount(one.balance.listedEnough)}`,
    ]),
  );
  const known = report.subsets.flatMap(snapshotLines);
  const troubles = report.troubles.map(
    ({ trouble, files, examples }) => `${trouble}: ${count(files)}, first ${examples[0]}`,
  );
  const rules = report.rules.map(([rule, files]) => `named ${rule}: ${count(files)}`);
  const shapes = report.shapes
    .slice(0, 5)
    .map(({ shape, files, example }) => `no naming rule reads ${shape}: ${count(files)}, such as ${example}`);
  return [
    verdict(report),
    "",
    subsets,
    "",
    ...rules,
    ...shapes,
    ...troubles,
    ...known,
    ...comparisonLines(comparison),
  ].join("\n");
}

/** The verdict in one sentence. */
export function verdict({ files, subsets, troubles }: CoverageReport): string {
  const weak = subsets.filter(({ subset }) => subset.startsWith("weak"));
  const counted = weak.length > 0 ? weak : subsets;
  const listed = counted.reduce((sum, one) => sum + one.listed, 0);
  const available = counted.reduce((sum, one) => sum + one.available, 0);
  const other = troubles.reduce((sum, one) => sum + one.files, 0);
  return `${formatCount(available)} of ${formatCount(listed)} listed segments (${share(available, listed)}) have audio; ${formatCount(files)} audio files, ${formatCount(other)} of them not simply the clip of a segment.`;
}

function snapshotLines({ subset, available, snapshots }: SubsetCoverage): string[] {
  return snapshots.map(({ name, date, clips }) => {
    const difference = available - clips;
    const said =
      difference === 0 ? "as many" : `${formatCount(Math.abs(difference))} ${difference > 0 ? "fewer" : "more"}`;
    return `known collection: ${subset} of ${name.split(",")[0]} (${date}) has ${formatCount(clips)}, ${said} than here`.replace(
      "as many than",
      "as many as",
    );
  });
}

function comparisonLines(comparison: ManifestComparison | undefined): string[] {
  if (comparison === undefined) return [];
  const lines = comparison.subsets.map(
    ({ subset, both, onlyHere, onlyThere }) =>
      `against ${comparison.file}: ${subset} ${formatCount(both)} in both, ${formatCount(onlyHere.length)} only here, ${formatCount(onlyThere.length)} only there`,
  );
  const { foreign } = comparison;
  return [
    ...lines,
    ...(foreign.length > 0
      ? [`against ${comparison.file}: ${formatCount(foreign.length)} ids in no list, first ${foreign[0]}`]
      : []),
  ];
}

function share(part: number, whole: number): string {
  return whole > 0 ? `${((100 * part) / whole).toFixed(2)} %` : "–";
}

function count(files: number): string {
  return `${formatCount(files)} ${files === 1 ? "file" : "files"}`;
}
