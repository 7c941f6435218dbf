import { mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder and those above it. Node's own recursive call never ends below a file system that makes no folders (/proc), so each
 * folder is made by itself. Throws the system's error for the first that cannot be made.
 */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let place = resolve(folder); !isFolder(place); place = dirname(place)) missing.push(place);
  for (const place of missing.reverse()) {
    try {
      mkdirSync(place);
    } catch (error) {
      // Another run may have made it meanwhile.
      if (!isFolder(place)) throw error;
    }
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
