import { closeSync, existsSync, mkdirSync, openSync, rmSync, truncateSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { type AudioRow, audioRowLine, readAudioRow } from "../format/audioRow.js";
import { readLineAt, readTextLines } from "./textLines.js";
import type { AudioPlace } from "./walkAudio.js";
import { startWholeFile } from "./wholeFile.js";
import { unwritable } from "./writeFile.js";

/** Raised when a row gets another meaning: journals of before are then not believed. */
const VERSION = 1;

/**
 * The results of checking files, kept on the disk while they come in: `<path>` holds the rows of the last complete run in order of
 * path, `<path>.new` what was added since. A run that is killed loses at most the row it was writing.
 */
export interface AudioJournal {
  /** Whether a place was checked as it is now, by size and time of change. */
  knows(place: AudioPlace): boolean;
  add(row: AudioRow): void;
  /** Makes `<path>` hold the rows of exactly these files, in their order, and closes the journal. */
  finish(files: Iterable<string>): void;
  /** Closes the journal; what was added stays for the next run. */
  close(): void;
}

interface Known {
  readonly size: number;
  readonly changed: number;
  readonly added: boolean;
  readonly offset: number;
  readonly bytes: number;
}

/** Opens the journal at `path`, as far as it is whole; `fresh` forgets what it holds. Errors are for people. */
export function openAudioJournal(path: string, { fresh = false } = {}): AudioJournal {
  const log = `${path}.new`;
  const known = new Map<string, Known>();
  let changed = fresh;
  if (fresh) for (const file of [path, log]) rmSync(file, { force: true });
  readInto(path, false);
  const end = readInto(log, true);
  let file: number | undefined;

  function readInto(source: string, added: boolean): number {
    if (!existsSync(source)) return 0;
    let length = 0;
    for (const { text, offset, bytes } of readTextLines(source)) {
      length = offset + bytes + 1;
      if (offset === 0) {
        if (text === headerLine()) continue;
        // Another version's rows: start anew.
        return 0;
      }
      const row = readAudioRow(text);
      if (row) known.set(row.file, { size: row.size, changed: row.changed, added, offset, bytes });
      if (added) changed = true;
    }
    return length;
  }

  function append(line: string): void {
    try {
      if (file === undefined) {
        mkdirSync(dirname(path), { recursive: true });
        file = openSync(log, "a");
        // The half line of a killed run must not spoil the next one.
        truncateSync(log, end);
        if (end === 0) writeSync(file, `${headerLine()}\n`);
      }
      writeSync(file, `${line}\n`);
    } catch (error) {
      throw unwritable(log, error);
    }
  }

  const close = () => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  return {
    knows({ file: name, size, changed: time }) {
      const row = known.get(name);
      return row !== undefined && row.size === size && row.changed === time;
    },
    add(row) {
      changed = true;
      append(audioRowLine(row));
    },
    finish(files) {
      close();
      const wanted = [...files];
      const sameFiles = wanted.length === known.size && wanted.every((name) => known.has(name));
      if (!changed && sameFiles && existsSync(path)) return;
      known.clear();
      readInto(path, false);
      readInto(log, true);
      const whole = startWholeFile(path);
      try {
        whole.write(`${headerLine()}\n`);
        for (let from = 0; from < wanted.length; from += 256) {
          const some = wanted.slice(from, from + 256).flatMap((name) => known.get(name) ?? []);
          const lines = new Map<Known, string>();
          for (const added of [false, true]) {
            const here = some.filter((row) => row.added === added);
            if (here.length > 0)
              readLineAt(added ? log : path, here).forEach((line, i) => void lines.set(here[i]!, line));
          }
          for (const row of some) whole.write(`${lines.get(row)}\n`);
        }
        whole.finish();
      } finally {
        whole.abandon();
      }
      rmSync(log, { force: true });
    },
    close,
  };
}

/** The rows of a finished journal in its order. */
export function* readAudioJournal(path: string): Generator<AudioRow> {
  for (const { text, offset } of readTextLines(path)) {
    const row = offset === 0 ? undefined : readAudioRow(text);
    if (row) yield row;
  }
}

/** Joins finished journals, each in order of path, into one at `path`; a file that two hold is taken once. */
export function mergeAudioJournals(sources: readonly string[], path: string): number {
  const rows = sources.map((source) => readAudioJournal(source));
  const heads = rows.map((source) => source.next().value as AudioRow | undefined);
  const whole = startWholeFile(path);
  let count = 0;
  let last = "";
  try {
    whole.write(`${headerLine()}\n`);
    for (;;) {
      let least = -1;
      for (const [i, head] of heads.entries()) if (head && (least < 0 || head.file < heads[least]!.file)) least = i;
      if (least < 0) break;
      const row = heads[least]!;
      heads[least] = rows[least]!.next().value as AudioRow | undefined;
      if (count > 0 && row.file === last) continue;
      whole.write(`${audioRowLine(row)}\n`);
      last = row.file;
      count++;
    }
    whole.finish();
  } finally {
    whole.abandon();
  }
  return count;
}

function headerLine(): string {
  return JSON.stringify({ journal: "audio", version: VERSION });
}
