import { readFileSync } from "node:fs";
import { SourceMap, type SourceMapPayload } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** Where a stack trace points to: the cell or file as the reader knows it, and the place in it, counting from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

interface Cell {
  /** Lines of generated code that stand before the cell's first line. */
  linesBefore: number;
  maps: string[];
}

// tslab puts `export {};` before a cell.
const cellLinesBefore = 1;

/**
 * Makes `error.stack` speak of the TypeScript that people wrote: places in cells and in the project's compiled modules
 * are mapped back, files are named from `root`, and the frames of Node and of the kernel itself (in `ownFolder`) are left out.
 */
export function createStackTraces(root: string, ownFolder: string) {
  const cells = new Map<string, Cell>();
  const parsed = new Map<string, SourceMap | undefined>();
  const modules = join(root, ".build", "kernel");

  const lookUp = (map: SourceMap | undefined, place: Place): Place | undefined => {
    const entry = map?.findEntry(place.line - 1, place.column - 1);
    if (!entry || !("originalLine" in entry)) return undefined;
    return { file: entry.originalSource, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  };

  function original(place: Place): Place {
    const cell = cells.get(place.file);
    if (cell) {
      let found: Place | undefined = place;
      for (const [index, map] of cell.maps.entries()) {
        found =
          found &&
          lookUp(
            parse(`${place.file} ${index}`, () => map),
            found,
          );
      }
      return found ? { file: place.file, line: found.line - cellLinesBefore, column: found.column } : place;
    }
    if (!place.file.startsWith("file:")) return { ...place, file: fromRoot(place.file) };
    const path = fileURLToPath(place.file);
    const found = path.startsWith(modules)
      ? lookUp(
          parse(path, () => readFileSync(`${path}.map`, "utf8")),
          place,
        )
      : undefined;
    return found ? { ...found, file: fromRoot(join(dirname(path), found.file)) } : { ...place, file: fromRoot(path) };
  }

  function fromRoot(path: string): string {
    const inside = relative(root, path);
    return path.startsWith("/") && !inside.startsWith("..") ? inside : path;
  }

  function parse(key: string, read: () => string): SourceMap | undefined {
    if (!parsed.has(key)) {
      let map: SourceMap | undefined;
      try {
        map = new SourceMap(JSON.parse(read()) as SourceMapPayload);
      } catch {
        // Without its map a frame keeps the place in the compiled file.
      }
      parsed.set(key, map);
    }
    return parsed.get(key);
  }

  function frame(site: NodeJS.CallSite): string | undefined {
    const file = site.getScriptNameOrSourceURL() ?? site.getFileName();
    const line = site.getLineNumber();
    const column = site.getColumnNumber();
    if (!file) return `    at ${String(site)}`;
    if (file.startsWith("node:") || isOwn(file)) return undefined;
    if (line === null || column === null) return `    at ${String(site)}`;
    const place = original({ file, line, column });
    return `    at ${String(site).replace(`${file}:${line}:${column}`, `${place.file}:${place.line}:${place.column}`).replace("exports.", "")}`;
  }

  function isOwn(file: string): boolean {
    if (!file.startsWith("file:")) return false;
    const path = fileURLToPath(file);
    return path.startsWith(ownFolder) && !path.startsWith(modules);
  }

  Error.stackTraceLimit = 30;
  Error.prepareStackTrace = (error, sites) => {
    const lines = sites.map(frame).filter((line) => line !== undefined);
    return [describe(error), ...lines].join("\n");
  };
  return {
    /** Tells of a cell's code before it runs. */
    addCell(name: string, maps: string[]) {
      cells.set(name, { linesBefore: cellLinesBefore, maps });
      for (const index of maps.keys()) parsed.delete(`${name} ${index}`);
    },
  };
}

function describe(error: Error): string {
  try {
    return String(error);
  } catch {
    return "Error";
  }
}
