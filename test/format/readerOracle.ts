import { readStrongLine, strongHeader } from "../../src/format/strongLine.js";
import { createStrongReader } from "../../src/format/strongTsv.js";
import { createWeakReader } from "../../src/format/weakCsv.js";
import { readWeakCounts, readWeakLine, WEAK_COLUMNS } from "../../src/format/weakLine.js";

/** What a reader makes of a file, as plain rows in words that two readers can be compared by. */
export interface Read {
  readonly rows: readonly string[];
  readonly labels: readonly string[];
  readonly faults: readonly string[];
}

/** The plain way to read: the whole grammar line by line, nothing fast about it. */
export function oracle(bytes: Uint8Array, kind: "weak" | "strong" | "framed"): Read {
  const rows: string[] = [];
  const faults: string[] = [];
  const labels = new Set<string>();
  const headerLines = kind === "weak" ? 3 : 1;
  const lines = splitLines(bytes);
  let blank = 0;
  for (const [i, text] of lines.entries()) {
    const line = i + 1;
    if (i < headerLines) {
      const good =
        kind !== "weak"
          ? text === strongHeader(kind === "framed")
          : i === 0
            ? text.startsWith("#")
            : i === 1
              ? readWeakCounts(text) !== undefined
              : text === WEAK_COLUMNS;
      if (!good) return { rows, labels: [], faults: [`${line} file-kind`] };
      continue;
    }
    if (text === "") {
      blank ||= line;
      continue;
    }
    if (blank > 0 && !text.startsWith("\r")) {
      faults.push(`${blank} blank-line`);
      blank = 0;
    }
    if (kind === "weak") {
      const read = readWeakLine(text);
      if ("rule" in read) faults.push(`${line} ${read.rule}`);
      else {
        rows.push([line, read.ytid, read.startMs, read.endMs, ...read.labelIds].join(" "));
        for (const id of read.labelIds) labels.add(id);
      }
    } else {
      const read = readStrongLine(text, kind === "framed");
      if ("rule" in read) faults.push(`${line} ${read.rule}`);
      else {
        rows.push([line, read.segmentId, read.startMs, read.endMs, read.labelId, read.present].join(" "));
        labels.add(read.labelId);
      }
    }
  }
  if (lines.length < headerLines) faults.push(`${lines.length} empty-file`);
  return { rows, labels: [...labels], faults };
}

/** What the real reader makes of the bytes, given in pieces that end at `cuts`. */
export function readInPieces(
  bytes: Uint8Array,
  kind: "weak" | "strong" | "framed",
  cuts: readonly number[] = [],
): Read {
  const reader = kind === "weak" ? createWeakReader() : createStrongReader({ framed: kind === "framed" });
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  for (let i = 1; i < places.length; i++) {
    // A chunk is only valid during its push: the copy is overwritten afterwards.
    const chunk = bytes.slice(places[i - 1]!, places[i]!);
    const more = reader.push(chunk);
    chunk.fill(0x78);
    if (!more) break;
  }
  const { columns, faults } = reader.finish();
  const first = [...faults.first].map(({ line, rule }) => `${line} ${rule}`);
  if ("ytid" in columns) {
    const { ytid, label, labelOffset, labelIds, startMs, endMs, lines } = columns;
    const rows = Array.from({ length: columns.rows }, (_, row) => {
      const id = String.fromCharCode(...ytid.subarray(row * 11, row * 11 + 11));
      const items = [...label.subarray(labelOffset[row]!, labelOffset[row + 1]!)].map((i) => labelIds[i]);
      return [lines?.[row] ?? row + 4, id, startMs[row], endMs[row], ...items].join(" ");
    });
    return { rows, labels: labelIds, faults: first };
  }
  const { segment, segmentIds, label, labelIds, startMs, endMs, present, lines } = columns;
  const rows = Array.from({ length: columns.rows }, (_, row) =>
    [
      lines?.[row] ?? row + 2,
      segmentIds[segment[row]!],
      startMs[row],
      endMs[row],
      labelIds[label[row]!],
      present === undefined || present[row] === 1,
    ].join(" "),
  );
  return { rows, labels: labelIds, faults: first };
}

/** Lines without their ends; a byte-order mark at the start and a last empty piece are dropped. */
function splitLines(bytes: Uint8Array): string[] {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const lines: string[] = [];
  let from = marked ? 3 : 0;
  // A file of nothing but the mark has one line, an empty one.
  if (marked && bytes.length === 3) return [""];
  while (from < bytes.length) {
    const at = bytes.indexOf(10, from);
    const end = at < 0 ? bytes.length : at;
    const to = bytes[end - 1] === 13 && end > from ? end - 1 : end;
    lines.push(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(from, to)));
    from = end + 1;
  }
  return lines;
}
