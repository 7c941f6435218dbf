import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Paths of the files of `folder` and of its direct subfolders, in order of name; none where the folder cannot be listed. */
export function listFiles(folder: string): string[] {
  return [folder, ...subfolders(folder)]
    .flatMap((place) => names(place).map((name) => join(place, name)))
    .filter((path) => kindOf(path) === "file");
}

/** Paths of the direct subfolders of `folder`, in order of name. */
export function subfolders(folder: string): string[] {
  return names(folder)
    .map((name) => join(folder, name))
    .filter((path) => kindOf(path) === "folder");
}

/**
 * The first of `fileNames`, plain or with .gz, that lies in one of `folders`; undefined where there is none.
 * A plain file goes before a packed one of the same name.
 */
export function findFirst(folders: readonly string[], fileNames: readonly string[]): string | undefined {
  for (const folder of folders) {
    for (const name of fileNames.flatMap((plain) => [plain, `${plain}.gz`])) {
      const path = join(folder, name);
      if (kindOf(path) === "file") return path;
    }
  }
  return undefined;
}

/** True where something lies at `path`. */
export function exists(path: string): boolean {
  return existsSync(path);
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function kindOf(path: string): "file" | "folder" | undefined {
  try {
    const stat = statSync(path);
    return stat.isFile() ? "file" : stat.isDirectory() ? "folder" : undefined;
  } catch {
    return undefined;
  }
}
