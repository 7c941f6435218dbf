import { statSync } from "node:fs";

/** Place, size and time of a file as one text: another text where the file was changed. Empty where it is missing. */
export function fileStamp(path: string): string {
  try {
    const { size, mtimeMs } = statSync(path);
    return `${path} ${size} ${mtimeMs}`;
  } catch {
    return "";
  }
}
