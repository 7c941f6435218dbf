import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { unwritable } from "./writeFile.js";

/** A file that grows as `<path>.part` and gets its name when it is finished: whole or not at all. */
export interface WholeFile {
  write(content: string | Uint8Array): void;
  finish(): void;
  /** Removes what was written; does nothing after `finish`. */
  abandon(): void;
}

const BUFFER_BYTES = 1 << 18;

/** Starts a file of any size, its folder too. Errors are for people. */
export function startWholeFile(path: string): WholeFile {
  const part = `${path}.part`;
  const told = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw unwritable(path, error);
    }
  };
  let file: number | undefined = told(() => {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(part, "w");
  });
  let texts: string[] = [];
  let length = 0;
  const flush = () => {
    if (texts.length > 0) writeAll(file!, Buffer.from(texts.join("")));
    texts = [];
    length = 0;
  };
  return {
    write: (content) =>
      told(() => {
        if (typeof content !== "string") {
          flush();
          writeAll(file!, content);
          return;
        }
        texts.push(content);
        length += content.length;
        if (length > BUFFER_BYTES) flush();
      }),
    finish: () =>
      told(() => {
        flush();
        closeSync(file!);
        file = undefined;
        renameSync(part, path);
      }),
    abandon() {
      if (file === undefined) return;
      closeSync(file);
      file = undefined;
      rmSync(part, { force: true });
    },
  };
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
