import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import type { RunInput } from "../format/runRecordFile.js";
import { unreadable } from "./readBytes.js";

/** Size and SHA-256 of a file as it lies on the disk, packed or not. Throws an Error for people where it cannot be read. */
export function hashFile(path: string): RunInput {
  const hash = createHash("sha256");
  let file: number | undefined;
  let bytes = 0;
  try {
    file = openSync(path, "r");
    const buffer = new Uint8Array(1 << 20);
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, length));
      bytes += length;
    }
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
  return { file: basename(path), bytes, sha256: hash.digest("hex") };
}
