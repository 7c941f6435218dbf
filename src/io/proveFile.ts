import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { type FileProof, faultOfText } from "../format/fileProof.js";
import { InputError, readText } from "./readBytes.js";

/** Says what is wrong with a file by its proof; undefined where it is the published one. Throws where the file cannot be read. */
export async function faultOfFile(path: string, proof: FileProof): Promise<string | undefined> {
  const { size } = statSync(path);
  if (proof.kind === "rows" || proof.kind === "nodes") {
    try {
      return faultOfText(await readText(path), proof);
    } catch (error) {
      // Too long, or bytes that only look like gzip: not the published text.
      if (error instanceof InputError) return error.message;
      throw error;
    }
  }
  if (proof.bytes !== undefined && size !== proof.bytes) return `expected ${proof.bytes} bytes, got ${size}`;
  const hash = createHash(proof.kind === "sha256" ? "sha256" : "sha1");
  if (proof.kind === "gitBlob") hash.update(`blob ${size}\0`);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  const found = hash.digest("hex");
  const name = proof.kind === "sha256" ? "sha256" : "git blob hash";
  return found === proof.hash ? undefined : `expected ${name} ${proof.hash}, got ${found} (${size} bytes)`;
}

/** Size of a file in bytes; undefined where there is none. */
export function fileSize(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : undefined;
}
