import type { Faults } from "../format/faults.js";
import { createStrongReader, type StrongColumns } from "../format/strongTsv.js";
import { createWeakReader, type WeakColumns } from "../format/weakCsv.js";
import { readBytes } from "./readBytes.js";

/** Reads a strong-label TSV (plain or gzip) into columns and faults; `framed` asks for the `present` column. Errors as `readBytes`. */
export async function readStrong(
  path: string,
  { framed = false }: { framed?: boolean } = {},
): Promise<{ columns: StrongColumns; faults: Faults; notes: Faults }> {
  const reader = createStrongReader({ framed });
  await readBytes(path, reader);
  return reader.finish();
}

/** Reads a weak segment list (plain or gzip) into columns and faults. Errors as `readBytes`. */
export async function readWeak(path: string): Promise<{ columns: WeakColumns; faults: Faults; notes: Faults }> {
  const reader = createWeakReader();
  await readBytes(path, reader);
  return reader.finish();
}
