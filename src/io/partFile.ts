import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";

/** Where the bytes of an unfinished download came from: what a server needs to know to go on with the same version. */
export interface PartOrigin {
  readonly url: string;
  /** A strong ETag or a Last-Modified date, for If-Range; none where the server gave neither. */
  readonly validator: string | undefined;
  /** Size of the whole, where the server said it. */
  readonly total: number | undefined;
}

/** The unfinished file of `path`, and the note beside it on where its bytes came from. */
export function partPath(path: string): string {
  return `${path}.part`;
}

/** How much of a file is there, and where it came from. A part without a readable note counts, with an unknown origin. */
export function readPart(path: string): { bytes: number; origin: PartOrigin | undefined } {
  const part = statSync(partPath(path), { throwIfNoEntry: false });
  const bytes = part?.isFile() ? part.size : 0;
  return { bytes, origin: bytes > 0 ? readOrigin(path) : undefined };
}

/** Notes where the bytes come from, before the first of them is written. */
export function noteOrigin(path: string, origin: PartOrigin): void {
  writeFileSync(originPath(path), `${JSON.stringify(origin)}\n`);
}

/** Removes the note, as the last step of a download. */
export function dropOrigin(path: string): void {
  rmSync(originPath(path), { force: true });
}

/** Removes an unfinished file that cannot be gone on with. */
export function dropPart(path: string): void {
  rmSync(partPath(path), { force: true });
  dropOrigin(path);
}

function originPath(path: string): string {
  return `${path}.origin.part`;
}

function readOrigin(path: string): PartOrigin | undefined {
  try {
    const { url, validator, total } = JSON.parse(readFileSync(originPath(path), "utf8")) as Record<string, unknown>;
    if (typeof url !== "string") return undefined;
    return {
      url,
      validator: typeof validator === "string" ? validator : undefined,
      total: typeof total === "number" ? total : undefined,
    };
  } catch {
    return undefined;
  }
}
