import { readBytes } from "./readBytes.js";

/** The first line of a file (plain or gzip) without its end and byte-order mark, cut at 64 KiB. Errors as `readBytes`. */
export async function readFirstLine(path: string): Promise<string> {
  let line = new Uint8Array(0);
  await readBytes(path, {
    push(chunk) {
      const joined = new Uint8Array(line.length + chunk.length);
      joined.set(line);
      joined.set(chunk, line.length);
      const end = joined.indexOf(10);
      line = joined.subarray(0, end < 0 ? 65_536 : end);
      return end < 0 && joined.length < 65_536;
    },
  });
  return new TextDecoder().decode(line).replace(/\r$/, "");
}
