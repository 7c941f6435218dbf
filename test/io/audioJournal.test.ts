import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AudioRow } from "../../src/format/audioRow.js";
import { mergeAudioJournals, openAudioJournal, readAudioJournal } from "../../src/io/audioJournal.js";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "audio-journal-"));
  path = join(folder, "rows.jsonl");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const row = (file: string, size = 1, changed = 2): AudioRow => {
  const none = { sha256: "", decoder: "", container: "", encoding: "", channels: 0, sampleRate: 0, bits: 0 };
  return { file, size, changed, ...none, measures: null, faults: [] };
};
const filesIn = (journal = path) => [...readAudioJournal(journal)].map(({ file, size }) => `${file} ${size}`);

describe("openAudioJournal(path)", () => {
  it("holds the rows of the asked files in their order once it is finished, and knows them by size and time", () => {
    const journal = openAudioJournal(path);
    for (const name of ["c", "a", 'b\n"ä']) journal.add(row(name));
    journal.finish(["a", 'b\n"ä']);
    expect(filesIn()).toEqual(["a 1", 'b\n"ä 1']);
    const again = openAudioJournal(path);
    expect(again.knows({ file: "a", size: 1, changed: 2 })).toBe(true);
    expect(again.knows({ file: "a", size: 9, changed: 2 })).toBe(false);
    expect(again.knows({ file: "a", size: 1, changed: 9 })).toBe(false);
    expect(again.knows({ file: "c", size: 1, changed: 2 })).toBe(false);
  });

  it("keeps what a killed run had added, up to its half line, and goes on behind it", () => {
    const killed = openAudioJournal(path);
    killed.add(row("a"));
    killed.add(row("b"));
    killed.close();
    appendFileSync(`${path}.new`, '{"file":"c","si');
    const next = openAudioJournal(path);
    expect(["a", "b", "c"].map((file) => next.knows({ file, size: 1, changed: 2 }))).toEqual([true, true, false]);
    next.add(row("c"));
    next.finish(["a", "b", "c"]);
    expect(filesIn()).toEqual(["a 1", "b 1", "c 1"]);
    expect(existsSync(`${path}.new`)).toBe(false);
  });

  it("takes the newer row of a changed file, and leaves the file alone when nothing changed", () => {
    const first = openAudioJournal(path);
    first.add(row("a"));
    first.finish(["a"]);
    const second = openAudioJournal(path);
    second.add(row("a", 7));
    second.finish(["a"]);
    expect(filesIn()).toEqual(["a 7"]);
    const before = readFileSync(path);
    openAudioJournal(path).finish(["a"]);
    expect(readFileSync(path)).toEqual(before);
  });

  it("forgets everything when it is opened fresh or holds another version's rows", () => {
    const first = openAudioJournal(path);
    first.add(row("a"));
    first.finish(["a"]);
    expect(openAudioJournal(path, { fresh: true }).knows({ file: "a", size: 1, changed: 2 })).toBe(false);
    writeFileSync(path, `{"journal":"audio","version":0}\n${JSON.stringify(row("a"))}\n`);
    expect(openAudioJournal(path).knows({ file: "a", size: 1, changed: 2 })).toBe(false);
  });

  it("writes an empty journal for no files", () => {
    openAudioJournal(path).finish([]);
    expect(filesIn()).toEqual([]);
  });
});

it("mergeAudioJournals(sources, path) joins sorted journals to the bytes of one", () => {
  const make = (name: string, files: string[]) => {
    const journal = openAudioJournal(join(folder, name));
    for (const file of files) journal.add(row(file));
    journal.finish(files);
    return join(folder, name);
  };
  const whole = make("whole", ["a", "b", "c", "d"]);
  const parts = [make("one", ["b", "d"]), make("two", []), make("three", ["a", "c"])];
  expect(mergeAudioJournals(parts, path)).toBe(4);
  expect(readFileSync(path)).toEqual(readFileSync(whole));
});
