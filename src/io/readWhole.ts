import { InputError, readBytes } from "./readBytes.js";

/** The whole of a file as bytes, unpacked where it is gzip. Same errors as `readBytes`, and more than `limit` bytes is one. */
export async function readWhole(path: string, limit = 64 << 20): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let total = 0;
  await readBytes(path, {
    push(chunk) {
      total += chunk.length;
      if (total > limit) throw new InputError(`Cannot read ${path}: expected at most ${limit} bytes, got more`);
      parts.push(chunk.slice());
      return true;
    },
  });
  const whole = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
