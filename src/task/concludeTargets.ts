import { formatCount, formatDecimal } from "../format/numberText.js";
import type { MadeTargets } from "./makeTargets.js";
import { type SummaryRow, summaryText, weakNotes } from "./targetSummary.js";
import type { Outcome } from "./task.js";

/** The summary of a run's data files; content that stands in two formats counts once. */
export function summaryRows(made: MadeTargets["made"]): SummaryRow[] {
  const first = made[0]?.format;
  return made
    .filter(({ format }) => format === first)
    .map(({ target, stem, kind, folder, output }) => {
      return { target, file: stem, kind: `${folder.replace(/^.*[/\\]/, "")}_${kind}`, output };
    });
}

/** The end of a run that writes data files: the table, notes, what was written and how fast. `extra` are files beside the data. */
export function concludeTargets(result: MadeTargets, extra: readonly string[] = []): Outcome {
  const rows = summaryRows(result.made);
  return concludeRows(rows, result, extra);
}

/** The same for rows of any origin. */
export function concludeRows(
  rows: readonly SummaryRow[],
  { files: written, seconds, bytes, warnings }: Pick<MadeTargets, "files" | "seconds" | "bytes" | "warnings">,
  extra: readonly string[] = [],
): Outcome {
  const files = [...written, ...extra];
  const rate = `${formatDecimal(bytes / 1e6, 1)} MB in ${formatDecimal(seconds, 1)} s`;
  const end =
    files.length === 0
      ? "Nothing to do: all files stand, made with the same options from the same inputs"
      : `${formatCount(files.length)} files written (${rate})`;
  const text = [summaryText(rows), ...warnings.map((warning) => `warning: ${warning}`), "", end].join("\n");
  const summary = rows.map(({ target, file, kind, output: { file: path, ...output } }) => ({
    target,
    file,
    kind,
    path,
    ...output,
  }));
  return { json: { summary, notes: weakNotes(rows), warnings, files, nothingToDo: files.length === 0 }, text, files };
}
