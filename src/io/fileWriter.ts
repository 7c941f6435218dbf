import { createHash } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { type Fill, MIN_FILL_BYTES } from "../format/fill.js";
import { unwritable } from "./writeFile.js";

/** What has been written: the size, and the SHA-256 of the bytes. */
export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

const buffers: Uint8Array[] = [];

/**
 * Writes a large file whole or not at all: to `<path>.part`, flushed to the disk, then renamed. One buffer is filled while the one before
 * is on its way to the disk. Makes the folder. Throws an Error for people; the signal's reason where it is set. `onBytes` hears of each buffer.
 */
export async function writeFilled(
  path: string,
  fill: Fill,
  { signal, onBytes }: { signal?: AbortSignal | undefined; onBytes?: (bytes: number) => void } = {},
): Promise<Written> {
  const part = `${path}.part`;
  const hash = createHash("sha256");
  const pair = [buffers.pop() ?? new Uint8Array(MIN_FILL_BYTES), buffers.pop() ?? new Uint8Array(MIN_FILL_BYTES)];
  let bytes = 0;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = await open(part, "w");
    try {
      let writing: Promise<unknown> = Promise.resolve();
      try {
        for (let turn = 0; ; turn ^= 1) {
          signal?.throwIfAborted();
          const buffer = pair[turn]!;
          const length = fill(buffer);
          const chunk = buffer.subarray(0, length);
          hash.update(chunk);
          await writing;
          if (length === 0) break;
          // FileHandle.writeFile goes on after a short write; from where the last one ended.
          writing = file.writeFile(chunk);
          // It is awaited a turn later; a failure before that must not count as unhandled.
          writing.catch(() => {});
          bytes += length;
          onBytes?.(length);
        }
      } finally {
        await writing.catch(() => {});
      }
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    if (signal?.aborted) throw signal.reason;
    throw error instanceof RangeError ? error : unwritable(path, error);
  } finally {
    buffers.push(...pair);
  }
  return { bytes, sha256: hash.digest("hex") };
}
