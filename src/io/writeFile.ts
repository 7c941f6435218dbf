import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolder } from "./makeFolder.js";
import { InputError } from "./readBytes.js";

/** Writes a file whole or not at all: to `<path>.part` first, then renamed. Makes the folder. Throws an Error for people. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const part = `${path}.part`;
  try {
    makeFolder(dirname(path));
    writeFileSync(part, content);
    renameSync(part, path);
  } catch (error) {
    removeIfThere(part);
    throw unwritable(path, error);
  }
}

/** Makes sure that results can be written to `folder`, before anything is read. Throws an Error for people where a file is in the way. */
export function prepareFolder(folder: string): void {
  try {
    makeFolder(folder);
    if (!statSync(folder).isDirectory())
      throw new InputError(`Cannot write to ${folder}: expected a folder, got a file`);
  } catch (error) {
    throw unwritable(folder, error);
  }
}

/** Removes a file where it is; says nothing where that cannot be, so that an error before it is the one that is told. */
export function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // `force` forgives a missing file, but not a part of the path that is no folder.
  }
}

/** An error of the file system as one that is told to people. */
export function unwritable(path: string, error: unknown): Error {
  if (error instanceof InputError) return error;
  const why: Record<string, string> = {
    ENOSPC: "the disk is full",
    EDQUOT: "the disk quota is used up",
    EFBIG: "the file would be larger than the limit of this shell or disk",
    EACCES: "no permission",
    EROFS: "the disk is read-only",
    EEXIST: "a file stands where a folder is needed",
    ENOTDIR: "a file stands where a folder is needed",
    EISDIR: "a folder stands where the file is to be",
  };
  return new InputError(
    `Cannot write ${path}: ${why[(error as NodeJS.ErrnoException).code ?? ""] ?? (error as Error).message}`,
  );
}
