import { basename } from "node:path";
import { countVocabularies, findShifts } from "../analysis/comparison.js";
import { comparisonOutputs } from "../audioset/outputNames.js";
import { comparisonFigure } from "../figure/comparison.js";
import type { NamedFigure } from "../io/render.js";
import type { Comparison } from "./compare.js";
import { named } from "./figureSize.js";
import { summarize } from "./summary.js";

/** The figure of the subsets of one kind side by side: the largest training subset against eval where both are there. */
export function comparisonFigures(
  { kind, reports, labels }: Comparison,
  { top }: { readonly top: number },
): NamedFigure[] {
  const tables = reports.map(({ measures }) => measures.table);
  const names = new Map(labels.map(({ id, name }) => [id, name]));
  const pair = choosePair(
    reports.map(({ subset, measures }) => ({ name: subset.name, segments: measures.table.segments })),
  );
  const subsets = reports.map((report) => ({ ...summarize(report), name: report.subset.name }));
  const shifts = findShifts(labels, tables, pair).map((shift) => ({ ...shift, name: names.get(shift.id)! }));
  const marks = [
    ...new Set(
      reports.flatMap(({ subtitle }) =>
        subtitle.split(" · ").filter((part) => /^(partial:|synthetic|filter)/.test(part)),
      ),
    ),
  ];
  const subtitle = [...reports.map(({ path }) => basename(path)), `${labels.length} labels in all`, ...marks].join(
    " · ",
  );
  return [
    named(
      comparisonOutputs(kind).analysis,
      comparisonFigure(
        { kind, subtitle, subsets, labels, pair, shifts, vocabularies: countVocabularies(labels) },
        { top },
      ),
    ),
  ];
}

/** Places of the subset to compare from (the training list with most segments) and to (eval); the first and the last where eval is missing. */
function choosePair(subsets: readonly { readonly name: string; readonly segments: number }[]): [number, number] {
  const evaluation = subsets.findIndex(({ name }) => name === "eval");
  const second = evaluation < 0 ? subsets.length - 1 : evaluation;
  let first = second === 0 ? 1 : 0;
  subsets.forEach(({ segments }, i) => {
    if (i !== second && segments > subsets[first]!.segments) first = i;
  });
  return [first, second];
}
