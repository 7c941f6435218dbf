import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { type ByteSink, readBytes } from "./readBytes.js";

/**
 * Feeds a file to `sink` as `readBytes` does and returns the hash of its (unpacked) bytes: SHA-256 or git's name of the content.
 * Undefined where the sink stopped early, or the size of packed data was not as the file says. Same errors as `readBytes`.
 */
export async function readHashed(
  path: string,
  kind: "sha256" | "gitBlob",
  sink: ByteSink,
): Promise<{ hash: string | undefined; bytes: number }> {
  const hash = createHash(kind === "sha256" ? "sha256" : "sha1");
  const expected = expectedSize(path);
  if (kind === "gitBlob") hash.update(`blob ${expected}\0`);
  let bytes = 0;
  let whole = true;
  await readBytes(path, {
    push(chunk) {
      hash.update(chunk);
      bytes += chunk.length;
      whole &&= sink.push(chunk);
      return whole;
    },
  });
  return { hash: whole && (kind === "sha256" || bytes === expected) ? hash.digest("hex") : undefined, bytes };
}

/** Size of the content, needed before it is read: for gzip its last four bytes say it (modulo 4 GiB), which is checked afterwards. */
function expectedSize(path: string): number {
  let file: number | undefined;
  try {
    const { size } = statSync(path);
    file = openSync(path, "r");
    const bytes = new Uint8Array(4);
    readSync(file, bytes, 0, 2, 0);
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return size;
    readSync(file, bytes, 0, 4, Math.max(0, size - 4));
    return new DataView(bytes.buffer).getUint32(0, true);
  } catch {
    // `readBytes` tells what is wrong with the file.
    return -1;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
