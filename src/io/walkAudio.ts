import { type Dirent, lstatSync, readdirSync, statSync } from "node:fs";
import { extname } from "node:path";

/** A place with an audio file's name. `problem` says why it cannot be read; then size and time are 0. */
export interface AudioPlace {
  /** The root as it was given and the way from there. */
  readonly file: string;
  readonly size: number;
  /** Time of the last change in whole ms. */
  readonly changed: number;
  readonly problem?: string;
}

/** What lies below some roots: audio places in order of path (by code units), and how many other files there are. */
export interface AudioTree {
  readonly places: AudioPlace[];
  readonly otherFiles: number;
}

/**
 * Finds audio files by their endings (lower case, with dot) below `roots`, folder by folder; a root may be a single file. Links are
 * followed, also to folders, but never in a circle. Directories with an audio file's name, links that lead nowhere and folders
 * that cannot be listed are places with a problem, so nothing is passed over in silence. Never throws.
 */
export function walkAudio(roots: readonly string[], endings: readonly string[]): AudioTree {
  const places = new Map<string, AudioPlace>();
  const add = (place: AudioPlace) => places.set(place.file, place);
  let otherFiles = 0;
  const wanted = (name: string) => endings.includes(extname(name).toLowerCase());
  const bad = (file: string, problem: string) => add({ file, size: 0, changed: 0, problem });

  function visit(folder: string, above: readonly string[]): void {
    let entries: Dirent[];
    try {
      const { dev, ino } = statSync(folder);
      const identity = `${dev}:${ino}`;
      if (above.includes(identity)) return void bad(folder, "a link back to a folder above it");
      above = [...above, identity];
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      return void bad(folder, reasonOf(error));
    }
    for (const entry of entries) take(below(folder, entry.name), wanted(entry.name), above);
  }

  function take(path: string, named: boolean, above: readonly string[]): void {
    try {
      const stat = statSync(path);
      if (stat.isDirectory()) {
        if (named) bad(path, "a directory, not a file");
        visit(path, above);
      } else if (!named) otherFiles++;
      else if (stat.isFile()) add({ file: path, size: stat.size, changed: Math.floor(stat.mtimeMs) });
      else bad(path, "neither a file nor a directory");
    } catch (error) {
      if (named || !isLink(path)) bad(path, reasonOf(error));
      else otherFiles++;
    }
  }

  for (const root of roots) {
    const path = root.replace(/(?<=.)\/+$/, "");
    take(path, true, []);
    // A root is a folder on purpose, whatever its name.
    if (places.get(path)?.problem === "a directory, not a file") places.delete(path);
  }
  const sorted = [...places.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  return { places: sorted, otherFiles };
}

/** Not `join`: that would make `-abc.wav` of `./-abc.wav`, which looks like an option, and like a formula in a table. */
function below(folder: string, name: string): string {
  return folder.endsWith("/") ? `${folder}${name}` : `${folder}/${name}`;
}

/** What an error of the file system means to people. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Record<string, string> = {
    ENOENT: "nothing is there, or a link that leads nowhere",
    ELOOP: "a link that leads back to itself",
    EACCES: "no permission to read it",
    EPERM: "no permission to read it",
    EISDIR: "a directory, not a file",
    EIO: "the disk cannot read it",
    ENAMETOOLONG: "its path is too long",
  };
  return known[code ?? ""] ?? message ?? String(error);
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
