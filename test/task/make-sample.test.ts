import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { task } from "../../src/task/make-sample.js";
import { runTask } from "../../src/task/runTask.js";
import { quietTerminal } from "../terminal.js";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "make-sample-"));
  folders.push(folder);
  return folder;
}

describe("make-sample", () => {
  it("makes the committed sample again, byte for byte", async () => {
    const out = newFolder();
    expect(await runTask(task, ["--out", out], quietTerminal())).toBe(0);
    const names = readdirSync("data/sample").sort();
    expect(readdirSync(out).sort()).toEqual(names);
    for (const name of names)
      expect(readFileSync(join(out, name)).equals(readFileSync(join("data/sample", name))), name).toBe(true);
  });

  it("keeps the sample below 1 MB", () => {
    const bytes = readdirSync("data/sample").map((name) => statSync(join("data/sample", name)).size);
    expect(bytes.reduce((a, b) => a + b)).toBeLessThan(1_000_000);
  });

  it("makes other rows from another seed", async () => {
    const out = newFolder();
    await runTask(task, ["--out", out, "--seed", "2"], quietTerminal());
    const name = "audioset_train_strong.tsv";
    expect(readFileSync(join(out, name), "utf8")).not.toBe(readFileSync(join("data/sample", name), "utf8"));
  });

  it("never writes invented files over files that are not marked as synthetic", async () => {
    const out = newFolder();
    writeFileSync(join(out, "eval_segments.csv"), "real");
    const terminal = quietTerminal();
    expect(await runTask(task, ["--out", out], terminal)).toBe(2);
    expect(terminal.notes.join("\n")).toContain("eval_segments.csv is there and nothing marks it as synthetic");
    expect(readdirSync(out)).toEqual(["eval_segments.csv"]);
  });

  it("writes nothing on --dry-run", async () => {
    const out = newFolder();
    expect(await runTask(task, ["--out", out, "--dry-run"], quietTerminal())).toBe(0);
    expect(readdirSync(out)).toEqual([]);
  });

  it("refuses a seed that is no whole number of 32 bits", async () => {
    for (const seed of ["-1", "1.5", "4294967296"])
      expect(await runTask(task, ["--out", newFolder(), "--seed", seed], quietTerminal())).toBe(2);
  });
});
