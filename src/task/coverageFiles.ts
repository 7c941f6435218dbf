import { join } from "node:path";
import type { LabelNames } from "../audioset/labelNames.js";
import { csvText, toCsv } from "../format/csv.js";
import { manifestLines } from "../format/manifestFile.js";
import { startWholeFile } from "../io/wholeFile.js";
import type { ManifestComparison } from "./compareManifest.js";
import { availableIds, type SubsetClass, type SubsetCoverage } from "./coverageReport.js";
import { type LabelList, type MatchedAudio, subsetName } from "./matchAudio.js";
import { type Column, columnsToCsv, sixDecimals } from "./table.js";

/** Columns of `coverage_subsets.csv`. */
export const subsetColumns: readonly Column<SubsetCoverage>[] = [
  { name: "subset", about: "kind and name of the label file", text: ({ subset }) => subset },
  { name: "listed", about: "segments in the label file", text: ({ listed }) => String(listed) },
  {
    name: "available",
    about: "segments with at least one file that is not empty",
    text: ({ available }) => String(available),
  },
  {
    name: "share",
    about: "available / listed",
    text: ({ available, listed }) => sixDecimals(listed > 0 ? available / listed : undefined),
  },
  { name: "empty", about: "segments whose only files have no bytes", text: ({ empty }) => String(empty) },
  { name: "missing", about: "segments without a file", text: ({ missing }) => String(missing) },
  {
    name: "duplicate_files",
    about: "files beyond the first of their segment",
    text: ({ duplicateFiles }) => String(duplicateFiles),
  },
  {
    name: "usable",
    about: "segments that validate-audio found usable; empty where its list is not there",
    text: ({ usable }) => (usable === undefined ? "" : String(usable)),
  },
  {
    name: "listed_hours",
    about: "summed length of the listed segments; empty for strong files",
    text: ({ listedHours }) => sixDecimals(listedHours),
  },
  {
    name: "available_hours",
    about: "summed length of the available segments by their labels",
    text: ({ availableHours }) => sixDecimals(availableHours),
  },
  { name: "classes", about: "labels of the file", text: ({ balance }) => String(balance.classes) },
  {
    name: "classes_listed_enough",
    about: "labels with at least --min-samples listed segments",
    text: ({ balance }) => String(balance.listedEnough),
  },
  {
    name: "classes_available_enough",
    about: "labels with at least --min-samples available segments",
    text: ({ balance }) => String(balance.availableEnough),
  },
  { name: "sha256", about: "of the available segment ids in byte order, one a line", text: ({ sha256 }) => sha256 },
];

type NamedClass = SubsetClass & { readonly name: string };

/** Columns of `coverage_classes.csv`. */
export const classColumns: readonly Column<NamedClass>[] = [
  { name: "subset", about: "kind and name of the label file", text: ({ subset }) => subset },
  { name: "label_id", about: "AudioSet's label id (mid)", text: ({ id }) => csvText(id) },
  {
    name: "display_name",
    about: "the label's name; its id where no vocabulary has it",
    text: ({ name }) => csvText(name),
  },
  { name: "listed", about: "segments with the label", text: ({ listed }) => String(listed) },
  { name: "available", about: "those with a file", text: ({ available }) => String(available) },
  { name: "missing", about: "those without", text: ({ listed, available }) => String(listed - available) },
  {
    name: "share",
    about: "available / listed",
    text: ({ listed, available }) => sixDecimals(listed > 0 ? available / listed : undefined),
  },
];

/** The tables of the report as CSV texts. */
export function coverageCsvs(subsets: readonly SubsetCoverage[], classes: readonly SubsetClass[], names: LabelNames) {
  const named = classes.map((one): NamedClass => ({ ...one, name: names.nameOf(one.id, one.kind) ?? one.id }));
  return [
    { name: "coverage_subsets.csv", text: columnsToCsv(subsetColumns, subsets) },
    { name: "coverage_classes.csv", text: columnsToCsv(classColumns, named) },
  ];
}

/** Writes lines to a file of any size, whole or not at all; returns its path. */
export function writeLines(path: string, lines: Iterable<string>): string {
  const whole = startWholeFile(path);
  try {
    for (const line of lines) whole.write(`${line}\n`);
    whole.finish();
  } finally {
    whole.abandon();
  }
  return path;
}

/** Files that are not simply the clip of a segment, and the shapes of names that no rule reads. */
export function writeTroubles(out: string, { troubled, shapes }: MatchedAudio): string[] {
  const line = (fields: readonly string[]): string => toCsv(fields, []).slice(0, -1);
  function* files(): Generator<string> {
    yield "trouble,file,bytes,naming_rule,detail";
    for (const { trouble, file, size, rule, detail } of troubled)
      yield line([trouble, csvText(file), String(size), rule, csvText(detail)]);
  }
  function* unnamed(): Generator<string> {
    yield "shape,files,example";
    for (const { shape, files: count, example } of shapes)
      yield line([csvText(shape), String(count), csvText(example)]);
  }
  return [
    writeLines(join(out, "coverage_files.csv"), files()),
    writeLines(join(out, "coverage_shapes.csv"), unnamed()),
  ];
}

/**
 * The lists that go on: `available_segments.txt` (the filter of the analyses' `--segments`), `missing_segments.txt`, the manifest, and
 * for each weak list `full_<subset>_segments.csv`.
 */
export function writeSegmentLists(
  out: string,
  matched: MatchedAudio,
  subsets: readonly SubsetCoverage[],
  names: LabelNames,
): string[] {
  const ids = matched.lists.map(({ list, coverage }) => ({ list, has: (row: number) => coverage.fileOf[row]! >= 0 }));
  const unique = (wanted: boolean): string[] => {
    const all = new Set<string>();
    for (const { list, has } of ids)
      for (let row = 0; row < list.rows; row++) if (has(row) === wanted) all.add(list.segmentId(row));
    return [...all].sort();
  };
  const hashes = subsets.map(({ subset, available, sha256 }) => ({ subset, segments: available, sha256 }));
  function* manifest(): Generator<readonly [string, string]> {
    for (const { list, has } of ids) for (const id of availableIds(list, has)) yield [subsetName(list.subset), id];
  }
  return [
    writeLines(join(out, "available_segments.txt"), unique(true)),
    writeLines(join(out, "missing_segments.txt"), unique(false)),
    writeLines(join(out, "coverage_manifest.tsv"), manifestLines(hashes, manifest())),
    ...matched.lists.flatMap(({ list, coverage }) =>
      list.weak
        ? [
            writeLines(
              join(out, `full_${list.subset.name}_segments.csv`),
              fullLines(list, coverage.fileOf, matched, names),
            ),
          ]
        : [],
    ),
  ];
}

const FULL_COLUMNS = "YTID,start_seconds,end_seconds,positive_labels,wav,positive_labels_list,positive_labels_names";

/** The weak rows that have a file, in the list's order, in the columns of validate-audio's preprocessed lists. */
function* fullLines(
  { weak }: LabelList,
  fileOf: Int32Array,
  { places }: MatchedAudio,
  names: LabelNames,
): Generator<string> {
  const { rows, ytid, startMs, endMs, label, labelOffset, labelIds } = weak!;
  const nameOf = labelIds.map((id) => names.nameOf(id, "weak") ?? "Unknown");
  yield FULL_COLUMNS;
  for (let row = 0; row < rows; row++) {
    if (fileOf[row]! < 0) continue;
    const numbers = [...label.subarray(labelOffset[row]!, labelOffset[row + 1]!)];
    const ids = numbers.map((i) => labelIds[i]!);
    const fields = [
      String.fromCharCode(...ytid.subarray(row * 11, row * 11 + 11)),
      (startMs[row]! / 1000).toFixed(3),
      (endMs[row]! / 1000).toFixed(3),
      ids.join(","),
      csvText(places[fileOf[row]!]!.file),
      JSON.stringify(ids),
      JSON.stringify(numbers.map((i) => nameOf[i]!)),
    ];
    yield toCsv(fields, []).slice(0, -1);
  }
}

/** `coverage_compare.csv`: every segment that only one side has. */
export function writeComparison(out: string, { subsets, foreign }: ManifestComparison): string {
  function* lines(): Generator<string> {
    yield "subset,segment_id,where";
    for (const { subset, onlyHere, onlyThere } of subsets) {
      for (const id of onlyHere) yield `${subset},${id},only here`;
      for (const id of onlyThere) yield `${subset},${id},only there`;
    }
    for (const id of foreign) yield `,${id},in no list`;
  }
  return writeLines(join(out, "coverage_compare.csv"), lines());
}
