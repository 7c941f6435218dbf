import { type Fault, quoteFound } from "./faults.js";
import { isLabelId, isSegmentId } from "./ids.js";
import { parseTimeMs } from "./time.js";

/** One row of a strong-label file. Times are whole milliseconds from the segment's start. */
export interface StrongRow {
  readonly segmentId: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly labelId: string;
  readonly present: boolean;
}

const COLUMNS = ["segment_id", "start_time_seconds", "end_time_seconds", "label"];

/** The header line of a strong-label file; framed files have a fifth column, `present`. */
export function strongHeader(framed: boolean): string {
  return (framed ? [...COLUMNS, "present"] : COLUMNS).join("\t");
}

/** Reads one line (without its end) by the whole grammar: the row, or the rule that it breaks. The framed flag asks for the fifth column. */
export function readStrongLine(text: string, framed: boolean): StrongRow | Omit<Fault, "line"> {
  const fields = text.split("\t");
  const wanted = framed ? 5 : 4;
  if (text.includes("\0")) return fault("nul-byte", "text", `a NUL byte in ${quoteFound(text)}`);
  if (fields.length !== wanted)
    return fault("column-count", `${wanted} fields separated by tabs`, `${fields.length} in ${quoteFound(text)}`);
  const [segmentId, startText, endText, labelId, presentText] = fields as [
    string,
    string,
    string,
    string,
    string | undefined,
  ];
  if (!isSegmentId(segmentId))
    return fault("segment-id", '11 id characters, "_" and the start in ms as segment_id', quoteFound(segmentId));
  const startMs = parseTimeMs(startText);
  const endMs = parseTimeMs(endText);
  if (startMs < 0)
    return fault("time", "seconds with at most three decimals as start_time_seconds", quoteFound(startText));
  if (endMs < 0) return fault("time", "seconds with at most three decimals as end_time_seconds", quoteFound(endText));
  if (endMs < startMs)
    return fault("time-order", "an end that is not before the start", `start ${startText}, end ${endText}`);
  if (!isLabelId(labelId)) return fault("label-id", "a label id such as /m/09x0r", quoteFound(labelId));
  if (framed && presentText !== "PRESENT" && presentText !== "NOT_PRESENT") {
    return fault("present", "PRESENT or NOT_PRESENT", quoteFound(presentText ?? ""));
  }
  return { segmentId, startMs, endMs, labelId, present: presentText !== "NOT_PRESENT" };
}

/** Says what a first line is that is not the header of a strong-label file. */
export function explainStrongHeader(text: string, framed: boolean): Omit<Fault, "line"> {
  const expected = `the header ${JSON.stringify(strongHeader(framed))}`;
  if (text === strongHeader(!framed)) {
    return fault(
      "file-kind",
      expected,
      framed ? "a strong file without `present` (subset train or eval)" : "a framed file (subset eval_framed)",
    );
  }
  return fault("file-kind", expected, describeForeign(text));
}

/** Names the kind of a file by its first line, for a message; the quoted line itself where it is not known. */
export function describeForeign(text: string): string {
  const start = text.trimStart().slice(0, 200).toLowerCase();
  if (start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<head"))
    return "an HTML page";
  if (text.startsWith("# Segments csv")) return "a weak segment list (CSV)";
  if (text.startsWith("segment_id\tstart_time_seconds")) return "a strong-label file (TSV)";
  if (text.startsWith("index,mid,display_name")) return "a list of label names (class_labels_indices.csv)";
  if (start.startsWith("{") || start.startsWith("[")) return `JSON (${quoteFound(text)})`;
  if (isSegmentId(text.split("\t")[0] ?? "")) return `a row where the header belongs: ${quoteFound(text)}`;
  return quoteFound(text);
}

function fault(rule: string, expected: string, found: string): Omit<Fault, "line"> {
  return { rule, expected, found };
}
