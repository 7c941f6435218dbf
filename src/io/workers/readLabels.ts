import type { Faults } from "../../format/faults.js";
import { createStrongReader, type StrongColumns } from "../../format/strongTsv.js";
import { createWeakReader, type WeakColumns } from "../../format/weakCsv.js";
import { readHashed } from "../readHashed.js";
import { serve } from "../serve.js";

/** One label file to read whole. */
export interface ReadJob {
  readonly path: string;
  readonly kind: "weak" | "strong";
  readonly framed: boolean;
  readonly hash: "sha256" | "gitBlob";
}

/** Its columns and faults, the hash of its unpacked bytes (undefined where it was not read to its end) and their number. */
export interface ReadAnswer {
  readonly columns: WeakColumns | StrongColumns;
  readonly faults: Faults;
  readonly notes: Faults;
  readonly hash: string | undefined;
  readonly bytes: number;
}

serve(async ({ path, kind, framed, hash }: ReadJob): Promise<ReadAnswer> => {
  const reader = kind === "weak" ? createWeakReader() : createStrongReader({ framed });
  const proof = await readHashed(path, hash, reader);
  const { columns, faults, notes } = reader.finish();
  return { columns: compacted(columns), faults, notes, ...proof };
});

/** Columns that own just their bytes: a view would travel with the whole of its buffer. */
function compacted<Columns extends object>(columns: Columns): Columns {
  const entries = Object.entries(columns).map(([name, value]) => [
    name,
    ArrayBuffer.isView(value) ? (value as Int32Array).slice() : value,
  ]);
  return Object.fromEntries(entries) as Columns;
}
