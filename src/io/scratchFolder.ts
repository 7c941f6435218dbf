import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of its own for files in between. */
export interface ScratchFolder {
  readonly path: string;
  remove(): void;
}

/** Makes a scratch folder in the machine's place for them; `remove` takes it away with all that is in it. */
export function scratchFolder(): ScratchFolder {
  const path = mkdtempSync(join(tmpdir(), "audioset-lab-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
