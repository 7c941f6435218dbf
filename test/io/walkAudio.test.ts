import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { walkAudio } from "../../src/io/walkAudio.js";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "walk-audio-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const walk = (...roots: string[]) => {
  const { places, otherFiles } = walkAudio(roots.length > 0 ? roots : [root], [".wav", ".flac"]);
  return { found: places.map(({ file, problem }) => [file.slice(root.length + 1), problem ?? "fine"]), otherFiles };
};

describe("walkAudio(roots, endings)", () => {
  it("finds audio files in all folders in order of path, whatever their names hold, and counts the others", () => {
    mkdirSync(join(root, "b"));
    const names = ["b/x.wav", "a b.WAV", "ä'\"\n.flac", "=cmd().wav", "notes.txt", "b/x.csv"];
    for (const name of names) writeFileSync(join(root, name), "");
    expect(walk()).toEqual({
      found: [
        ["=cmd().wav", "fine"],
        ["a b.WAV", "fine"],
        ["b/x.wav", "fine"],
        ["ä'\"\n.flac", "fine"],
      ],
      otherFiles: 2,
    });
  });

  it("says what is wrong with directories named .wav and links that dangle or loop, and looks into those directories", () => {
    mkdirSync(join(root, "dir.wav"));
    writeFileSync(join(root, "dir.wav", "in.wav"), "");
    symlinkSync(join(root, "nowhere"), join(root, "dangling.wav"));
    symlinkSync("self.wav", join(root, "self.wav"));
    symlinkSync(root, join(root, "up"));
    expect(walk().found).toEqual([
      ["dangling.wav", "nothing is there, or a link that leads nowhere"],
      ["dir.wav", "a directory, not a file"],
      ["dir.wav/in.wav", "fine"],
      ["self.wav", "a link that leads back to itself"],
      ["up", "a link back to a folder above it"],
    ]);
  });

  it("follows links to files and to folders elsewhere", () => {
    mkdirSync(join(root, "one"));
    mkdirSync(join(root, "two"));
    writeFileSync(join(root, "two", "x.wav"), "");
    symlinkSync(join(root, "two"), join(root, "one", "linked"));
    symlinkSync(join(root, "two", "x.wav"), join(root, "one", "y.wav"));
    expect(walk(join(root, "one")).found).toEqual([
      ["one/linked/x.wav", "fine"],
      ["one/y.wav", "fine"],
    ]);
  });

  it("takes a file as a root, a root twice once, and keeps ./ so that no path looks like an option", () => {
    writeFileSync(join(root, "-x.wav"), "");
    expect(walk(join(root, "-x.wav"), root, `${root}/`).found).toEqual([["-x.wav", "fine"]]);
    const here = process.cwd();
    process.chdir(root);
    try {
      expect(walkAudio(["."], [".wav"]).places.map(({ file }) => file)).toEqual(["./-x.wav"]);
    } finally {
      process.chdir(here);
    }
  });

  it("reports a root that is not there", () => {
    expect(walk(join(root, "gone")).found).toEqual([["gone", "nothing is there, or a link that leads nowhere"]]);
  });
});
