import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** Folder with real AudioSet files: AUDIOSET_REFERENCE_DATA, else ../shared/data beside the project. */
export const referenceData = resolve(process.env.AUDIOSET_REFERENCE_DATA ?? "../shared/data");

/** Path of a real file by its place in the reference data. */
export function realFile(...parts: string[]): string {
  return join(referenceData, ...parts);
}

/** Why a test on a real file does not run, or false when the file is there: for `it.skipIf(missing(...))` with the reason in the title. */
export function missing(...parts: string[]): boolean {
  return !existsSync(realFile(...parts));
}

/** A title that says why the test is skipped, where its real file is missing. */
export function titled(title: string, ...parts: string[]): string {
  return missing(...parts) ? `${title} (skipped: ${parts.join("/")} is not in ${referenceData})` : title;
}
