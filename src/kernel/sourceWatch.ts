import { statSync } from "node:fs";
import type { ts } from "./typescript.js";

/** Stands in for the compiler's file watchers: nothing is watched, `refresh` compares the files when a cell comes. */
export interface SourceWatch {
  watchFile(path: string, callback: ts.FileWatcherCallback): ts.FileWatcher;
  watchDirectory(): ts.FileWatcher;
  /** Tells the compiler of every watched file that was made, changed or removed since the last call. */
  refresh(): void;
}

// The values of ts.FileWatcherEventKind, which is a type here.
const created = 0;
const changed = 1;
const deleted = 2;

/**
 * Watches by comparing: a notification would come some time after the edit, and a cell that is run at once would see
 * the old file. Files of packages do not change while a kernel runs and are not looked at.
 */
export function createSourceWatch(): SourceWatch {
  const files = new Map<string, { callback: ts.FileWatcherCallback; stamp: string }>();
  return {
    watchFile(path, callback) {
      if (path.includes("/node_modules/")) return { close: () => undefined };
      files.set(path, { callback, stamp: stampOf(path) });
      return { close: () => void files.delete(path) };
    },
    // Files that are missing are looked for with every cell: see `moduleTypes.ts`.
    watchDirectory: () => ({ close: () => undefined }),
    refresh() {
      for (const [path, file] of [...files]) {
        const stamp = stampOf(path);
        if (stamp === file.stamp) continue;
        const kind = file.stamp === "" ? created : stamp === "" ? deleted : changed;
        file.stamp = stamp;
        file.callback(path, kind);
      }
    },
  };
}

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  return found ? `${found.mtimeNs} ${found.size} ${found.ino}` : "";
}
