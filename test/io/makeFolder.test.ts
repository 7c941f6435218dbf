import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeFolder } from "../../src/io/makeFolder.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "audioset-folder-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("makes all folders of a path, also when they are there", () => {
  makeFolder(join(folder, "a", "b"));
  makeFolder(join(folder, "a", "b"));
  expect(existsSync(join(folder, "a", "b"))).toBe(true);
});

it("refuses a path through a file", () => {
  writeFileSync(join(folder, "a"), "");
  expect(() => makeFolder(join(folder, "a", "b"))).toThrow(/EEXIST|ENOTDIR/);
});

it.skipIf(!existsSync("/proc/self"))("ends where no folder can be made", () => {
  expect(() => makeFolder("/proc/audioset/x")).toThrow(/ENOENT/);
});
