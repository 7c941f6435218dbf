import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tryPythonEnv } from "../../scripts/python-env.mjs";

const { reason } = tryPythonEnv();

function notebooks(...words: string[]) {
  return spawnSync(process.execPath, ["scripts/notebooks.mjs", ...words], { encoding: "utf8" });
}

describe.skipIf(reason !== undefined)(reason ? `npm run notebooks (skipped: ${reason})` : "npm run notebooks", () => {
  it("runs a notebook through nbclient to the bytes that are committed", { timeout: 180_000 }, () => {
    const { status, stdout, stderr } = notebooks("--check", "show-label");
    expect([status, stdout], stderr).toEqual([0, "1 notebooks are as committed\n"]);
  });

  it("says notebook, cell, output and line of what differs, and writes nothing", { timeout: 180_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), "notebooks-"));
    const copy = join(folder, "changed.ipynb");
    try {
      const changed = readFileSync("notebooks/show-label.ipynb", "utf8").replace(
        "name         Bark",
        "name         Purr",
      );
      writeFileSync(copy, changed);
      const { status, stdout } = notebooks("--check", "--folder", folder);
      expect(status).toBe(1);
      expect(stdout).toContain("notebooks/changed.ipynb, cell 5, output 1, text/plain, line 3:");
      expect(stdout).toMatch(/committed "name {9}Purr"\n {2}now {7}"name {9}Bark"/);
      expect(readFileSync(copy, "utf8")).toBe(changed);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("npm run notebooks", () => {
  it("refuses a notebook that is not there", () => {
    const { status, stderr } = notebooks("--check", "no-such");
    expect(status).toBe(2);
    expect(stderr).toMatch(/Unknown notebook: expected 00-tour, .*, got no-such/);
  });
});
