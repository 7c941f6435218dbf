import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

let found: string | undefined;

/**
 * The folder that holds this project's package.json: what the launcher said (AUDIOSET_LAB_ROOT), else the nearest one upward
 * from the working directory. Throws when there is none, which means that the code runs outside the project.
 */
export function projectRoot(): string {
  found ??= process.env.AUDIOSET_LAB_ROOT ?? searchUpward(process.cwd());
  return found;
}

/** Path of a compiled worker entry, such as `draw` for src/io/workers/draw.ts. */
export function workerEntry(name: string): string {
  return join(projectRoot(), ".build", "src", "io", "workers", `${name}.js`);
}

function searchUpward(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (isProject(join(folder, "package.json"))) return folder;
    if (dirname(folder) === folder)
      throw new Error(`Cannot find the audioset-lab project above ${start}: run inside the clone`);
  }
}

function isProject(file: string): boolean {
  return existsSync(file) && /"name":\s*"audioset-lab"/.test(readFileSync(file, "utf8"));
}
