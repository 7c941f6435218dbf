import { type Fill, fillFrom } from "./fill.js";
import { createParquetBytes, type ParquetColumn, ROW_GROUP_ROWS } from "./parquet.js";
import { type StrongTable, strongTableHeader } from "./strongTsvWrite.js";
import type { WeakColumns } from "./weakCsv.js";

/**
 * Writes the rows of the segments s with keep[s] = 1 of a strong table as Parquet with the columns of its TSV: times are doubles in
 * seconds, `present` is a boolean, all others are strings.
 */
export function createStrongParquetFill(table: StrongTable, keep: Uint8Array): Fill {
  const { segmentIds, labelIds, framed, clips } = table;
  const names = strongTableHeader(table).split("\t");
  const columns = names.map((name): ParquetColumn => {
    const type = name.endsWith("_seconds") ? "double" : name === "present" ? "boolean" : "string";
    return { name, type, distinct: name === "clip_id" };
  });
  return fillFrom(pieces());

  function* pieces(): Generator<Uint8Array> {
    const file = createParquetBytes(columns);
    let values: unknown[][] = columns.map(() => []);
    for (let block = table.next(); block !== undefined; block = table.next()) {
      const { rows, segment, label, startMs, endMs, present, clipNumber } = block;
      for (let i = 0; i < rows; i++) {
        if (keep[segment[i]!] === 0) continue;
        const id = segmentIds[segment[i]!]!;
        const [ids, starts, ends, labels, fourth, fifth] = values as [
          unknown[],
          unknown[],
          unknown[],
          unknown[],
          unknown[],
          unknown[],
        ];
        ids.push(id);
        starts.push(startMs[i]! / 1000);
        ends.push(endMs[i]! / 1000);
        labels.push(labelIds[label[i]!]!);
        if (framed) fourth.push(present?.[i] !== 0);
        if (clips) (framed ? fifth : fourth).push(`${id}_${startMs[i]}_${endMs[i]}_${clipNumber?.[i] ?? 0}`);
        if (ids.length < ROW_GROUP_ROWS) continue;
        yield file.rowGroup(values);
        values = columns.map(() => []);
      }
    }
    if (values[0]!.length > 0) yield file.rowGroup(values);
    yield file.finish();
  }
}

/** Writes the rows r of a weak list with keep[r] = 1 as Parquet: YTID, start_seconds and end_seconds (doubles), positive_labels (a list of strings). */
export function createWeakParquetFill(columns: WeakColumns, keep: Uint8Array): Fill {
  const { labelIds, labelOffset, label, startMs, endMs, ytid } = columns;
  return fillFrom(pieces());

  function* pieces(): Generator<Uint8Array> {
    const rows = Int32Array.from({ length: columns.rows }, (_, row) => row).filter((row) => keep[row] === 1);
    const decoder = new TextDecoder("latin1");
    const file = createParquetBytes([
      { name: "YTID", type: "string" },
      { name: "start_seconds", type: "double" },
      { name: "end_seconds", type: "double" },
      { name: "positive_labels", type: "strings" },
    ]);
    for (let from = 0; from < rows.length; from += ROW_GROUP_ROWS) {
      const some = rows.subarray(from, from + ROW_GROUP_ROWS);
      const ids: string[] = [];
      const labels: string[][] = [];
      for (const row of some) {
        ids.push(decoder.decode(ytid.subarray(row * 11, row * 11 + 11)));
        labels.push(Array.from(label.subarray(labelOffset[row]!, labelOffset[row + 1]!), (which) => labelIds[which]!));
      }
      const start = Float64Array.from(some, (row) => startMs[row]! / 1000);
      const end = Float64Array.from(some, (row) => endMs[row]! / 1000);
      yield file.rowGroup([ids, start, end, labels]);
    }
    yield file.finish();
  }
}
