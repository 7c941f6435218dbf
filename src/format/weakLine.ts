import { type Fault, quoteFound } from "./faults.js";
import { isLabelId, isYtid } from "./ids.js";
import { describeForeign } from "./strongLine.js";
import { parseTimeMs } from "./time.js";

/** One row of a weak list. Times are whole milliseconds from the video's start. */
export interface WeakRow {
  readonly ytid: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly labelIds: readonly string[];
}

/** What the second line of a weak list claims about its content. */
export interface WeakHeaderCounts {
  readonly ytids: number;
  readonly segments: number;
  readonly labels: number;
  readonly occurrences: number;
}

/** The third line of a weak list. */
export const WEAK_COLUMNS = "# YTID, start_seconds, end_seconds, positive_labels";

const COUNTS = /^# num_ytids=([0-9]+), num_segs=([0-9]+), num_unique_labels=([0-9]+), num_positive_labels=([0-9]+)$/;

/** Reads the second line of a weak list; undefined where it is not one. */
export function readWeakCounts(text: string): WeakHeaderCounts | undefined {
  const match = COUNTS.exec(text);
  if (match === null) return undefined;
  return {
    ytids: Number(match[1]),
    segments: Number(match[2]),
    labels: Number(match[3]),
    occurrences: Number(match[4]),
  };
}

/** Reads one line (without its end) by the whole grammar: the row, or the rule that it breaks. */
export function readWeakLine(text: string): WeakRow | Omit<Fault, "line"> {
  if (text.includes("\0")) return fault("nul-byte", "text", `a NUL byte in ${quoteFound(text)}`);
  const fields = splitQuoted(text);
  if (fields.length !== 4)
    return fault(
      "column-count",
      "4 fields (YTID, start, end, quoted labels)",
      `${fields.length} in ${quoteFound(text)}`,
    );
  const [ytid, startText, endText, quoted] = fields as [string, string, string, string];
  if (!isYtid(ytid)) return fault("segment-id", "a YouTube id of 11 characters as YTID", quoteFound(ytid));
  const startMs = parseTimeMs(startText);
  const endMs = parseTimeMs(endText);
  if (startMs < 0) return fault("time", "seconds with at most three decimals as start_seconds", quoteFound(startText));
  if (endMs < 0) return fault("time", "seconds with at most three decimals as end_seconds", quoteFound(endText));
  if (endMs < startMs)
    return fault("time-order", "an end that is not before the start", `start ${startText}, end ${endText}`);
  const labels = /^"([^"]*)"$/.exec(quoted)?.[1];
  if (labels === undefined) return fault("label-list", "labels in one pair of double quotes", quoteFound(quoted));
  const labelIds = labels.split(",");
  for (const id of labelIds) {
    if (id === "") return fault("label-list", "no empty item in the label list", quoteFound(labels));
    if (!isLabelId(id)) return fault("label-id", "a label id such as /m/09x0r", quoteFound(id));
  }
  if (new Set(labelIds).size !== labelIds.length)
    return fault("label-list", "each label once in the label list", quoteFound(labels));
  return { ytid, startMs, endMs, labelIds };
}

/** Says what a line is that is not the header line of a weak list that belongs there. */
export function explainWeakHeader(
  text: string,
  expected = "a weak list, whose first three lines begin with #",
): Omit<Fault, "line"> {
  return fault(
    "file-kind",
    expected,
    /^[A-Za-z0-9_-]{11}, /.test(text)
      ? `a row without the # lines before it: ${quoteFound(text)}`
      : describeForeign(text),
  );
}

/** Splits at commas outside double quotes, with the blanks after each comma dropped, as the lists are written. */
function splitQuoted(text: string): string[] {
  const fields: string[] = [];
  let from = 0;
  let inside = false;
  for (let i = 0; i <= text.length; i++) {
    if (text[i] === '"') inside = !inside;
    if (i < text.length && (inside || text[i] !== ",")) continue;
    fields.push(text.slice(from, i));
    from = i + 1;
    while (text[from] === " ") from++;
  }
  return fields;
}

function fault(rule: string, expected: string, found: string): Omit<Fault, "line"> {
  return { rule, expected, found };
}
