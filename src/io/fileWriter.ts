import { createHash } from "node:crypto";
import { type FileHandle, open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { FILL_BYTES, type Fill } from "../format/fill.js";
import { makeFolder } from "./makeFolder.js";
import { removeIfThere, unwritable } from "./writeFile.js";

/** What has been written: the size, and the SHA-256 of the bytes. */
export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

/** Buffers that are not in use, kept for the next file: fresh ones would cost a page fault for every 4 KiB. */
const spare: Uint8Array[] = [];

/**
 * Writes large files side by side, each whole or not at all: to `<path>.part`, flushed to the disk, then renamed. One buffer a file is
 * filled while the one before is on its way to the disk. Makes the folders. Throws an Error for people, the signal's reason where it
 * is set; then none of the files is left, unless it was renamed. `onBytes` hears of each round.
 */
export async function writeFilled(
  paths: readonly string[],
  fill: Fill,
  { signal, onBytes }: { signal?: AbortSignal | undefined; onBytes?: (bytes: number) => void } = {},
): Promise<Written[]> {
  const files = paths.map((path) => startFile(path));
  const turns = [0, 1].map(() => files.map(() => spare.pop() ?? new Uint8Array(FILL_BYTES)));
  try {
    for (const file of files) await file.open();
    for (let turn = 0; ; turn ^= 1) {
      signal?.throwIfAborted();
      const lengths = fill(turns[turn]!);
      if (lengths.every((length) => length === 0)) break;
      for (const [f, file] of files.entries()) await file.write(turns[turn]![f]!.subarray(0, lengths[f]!));
      onBytes?.(lengths.reduce((sum, length) => sum + length, 0));
    }
    return await Promise.all(files.map((file) => file.finish()));
  } catch (error) {
    await Promise.all(files.map((file) => file.abandon()));
    throw error;
  } finally {
    spare.push(...turns.flat());
  }
}

/** Removes what a writer that was ended in the middle has left of these files. */
export function removeParts(paths: readonly string[]): void {
  for (const path of paths) removeIfThere(`${path}.part`);
}

function startFile(path: string) {
  const part = `${path}.part`;
  const hash = createHash("sha256");
  let file: FileHandle | undefined;
  let writing: Promise<unknown> = Promise.resolve();
  let bytes = 0;
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw unwritable(path, error);
    }
  };
  return {
    open: () =>
      told(async () => {
        makeFolder(dirname(path));
        file = await open(part, "w");
      }),
    /** Waits until the bytes before are written, and starts with these: they must not change until the next call has returned. */
    write: (chunk: Uint8Array) =>
      told(async () => {
        hash.update(chunk);
        await writing;
        bytes += chunk.length;
        writing = writeAll(file!, chunk);
        // It is awaited a turn later; a failure before that must not count as unhandled.
        writing.catch(() => {});
      }),
    finish: () =>
      told(async (): Promise<Written> => {
        await writing;
        await file!.datasync();
        await file!.close();
        file = undefined;
        await rename(part, path);
        return { bytes, sha256: hash.digest("hex") };
      }),
    async abandon(): Promise<void> {
      await writing.catch(() => {});
      await file?.close().catch(() => {});
      removeIfThere(part);
    },
  };
}

/** A write may end short, on a disk that fills up: go on, so that the next one names the reason. */
async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at, chunk.length - at)).bytesWritten;
}
