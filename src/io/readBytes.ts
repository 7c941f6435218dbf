import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import { createGunzip } from "node:zlib";

const CHUNK = 1 << 18;
/** How much smaller gzip makes a label list; only a guess for making room. */
const USUAL_PACKING = 4;
/** No more than this is made room for at once, whatever size the file system claims. */
const MAX_EXPECTED = 1 << 28;

/** Something that takes a file's bytes in order; `push` returns false when it wants no more. */
export interface ByteSink {
  push(chunk: Uint8Array): boolean;
  /** Told once, before the first chunk, about how many bytes will come: room can be made for them at once. */
  expect?(bytes: number): void;
}

/**
 * Feeds a file to `sink` in chunks of 256 KiB, unpacked where its first bytes are gzip's, whatever its name says. A chunk is only valid
 * during its `push`. Throws an Error for people where the file is missing, a directory, unreadable, or its gzip data are damaged or end early.
 */
export async function readBytes(path: string, sink: ByteSink): Promise<void> {
  const file = openForReading(path);
  try {
    const buffer = new Uint8Array(CHUNK);
    let length = readSync(file, buffer, 0, CHUNK, null);
    const packed = length >= 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
    sink.expect?.(Math.min(fstatSync(file).size * (packed ? USUAL_PACKING : 1), MAX_EXPECTED));
    if (packed) {
      await unpack(path, file, buffer.slice(0, length), sink);
      return;
    }
    for (; length > 0; length = readSync(file, buffer, 0, CHUNK, null))
      if (!sink.push(buffer.subarray(0, length))) return;
  } catch (error) {
    throw isForPeople(error) ? error : unreadable(path, error);
  } finally {
    closeSync(file);
  }
}

/** The whole of a (small) file as text, unpacked where it is gzip. Same errors as `readBytes`, and more than `limit` bytes is one. */
export async function readText(path: string, limit = 64 << 20): Promise<string> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let total = 0;
  await readBytes(path, {
    push(chunk) {
      total += chunk.length;
      if (total > limit) throw new InputError(`Cannot read ${path}: expected at most ${limit} bytes, got more`);
      parts.push(decoder.decode(chunk, { stream: true }));
      return true;
    },
  });
  return parts.join("") + decoder.decode();
}

/** An error of the input that is told to people as it is. */
export class InputError extends Error {
  override readonly name = "InputError";
}

function openForReading(path: string): number {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    throw unreadable(path, error);
  }
  if (fstatSync(file).isDirectory()) {
    closeSync(file);
    throw new InputError(`Cannot read ${path}: expected a file, got a directory`);
  }
  return file;
}

async function unpack(path: string, file: number, first: Uint8Array, sink: ByteSink): Promise<void> {
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  let stopped = false;
  const done = new Promise<void>((resolve, reject) => {
    gunzip.on("data", (chunk: Uint8Array) => {
      if (stopped) return;
      try {
        stopped = !sink.push(chunk);
      } catch (error) {
        reject(error);
        stopped = true;
      }
    });
    gunzip.on("end", resolve);
    gunzip.on("error", (error) =>
      reject(
        new InputError(
          `Cannot read ${path}: expected whole gzip data, got damaged or truncated data (${error.message})`,
        ),
      ),
    );
  });
  // The promise is awaited below; a rejection before that must not count as unhandled.
  done.catch(() => {});
  let chunk = first;
  while (chunk.length > 0 && !stopped) {
    if (!gunzip.write(chunk)) await Promise.race([new Promise((resolve) => gunzip.once("drain", resolve)), done]);
    const next = new Uint8Array(CHUNK);
    chunk = next.subarray(0, readSync(file, next, 0, CHUNK, null));
  }
  if (stopped) {
    gunzip.destroy();
    await Promise.race([done, Promise.resolve()]);
    return;
  }
  gunzip.end();
  await done;
}

function isForPeople(error: unknown): boolean {
  return error instanceof InputError || error instanceof RangeError;
}

/** An error of the file system as one that is told to people: what was to be read, and why it was not. */
export function unreadable(path: string, error: unknown): InputError {
  const code = (error as NodeJS.ErrnoException).code;
  const why: Record<string, string> = {
    ENOENT: "there is no such file",
    EACCES: "no permission to read it",
    EISDIR: "it is a directory",
    ENOTDIR: "a part of the path is no directory",
    ELOOP: "its symbolic links form a loop",
  };
  return new InputError(`Cannot read ${path}: ${why[code ?? ""] ?? (error as Error).message}`);
}

/** File name for messages: the last part of a path. */
export function shortName(path: string): string {
  return basename(path);
}
