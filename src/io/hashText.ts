import { createHash } from "node:crypto";

/** SHA-256 of a text's UTF-8 bytes in base64, as a page's policy names the scripts that it may run. */
export function hashText(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
