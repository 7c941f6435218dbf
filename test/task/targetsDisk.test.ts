import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "targets-disk-"));
  folders.push(folder);
  return folder;
}

/** The command as people run it, below a shell that limits the size of files (blocks of 1 KiB): what a disk that fills up does. */
function limited(kib: number, ...argv: string[]) {
  return spawnSync(
    "bash",
    ["-c", `ulimit -f ${kib}; exec node .build/scripts/extract-targets.js "$@"`, "limited", ...argv],
    {
      encoding: "utf8",
    },
  );
}

const partial = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".part"));

const hasBash = process.platform !== "win32" && spawnSync("bash", ["-c", "ulimit -f 8"]).status === 0;

describe("a disk that fills up", () => {
  it.skipIf(!hasBash)(
    `is a named error that leaves no half file, and the run can be repeated${hasBash ? "" : " (skipped: needs bash)"}`,
    () => {
      const out = newFolder();
      const argv = ["--meta", "data/sample", "--target", "gun", "--out", out];
      const { status, stderr } = limited(100, ...argv);
      expect(status).toBe(2);
      expect(stderr).toMatch(/Cannot write .*\.(tsv|csv): the file would be larger than the limit/);
      expect(stderr).not.toMatch(/ at .*\.js:/);
      expect(partial(out)).toEqual([]);
      expect(JSON.parse(readFileSync(join(out, "gun/raw/run.json"), "utf8")).complete).toBe(false);
      expect(limited(1 << 20, ...argv).status).toBe(0);
      expect(JSON.parse(readFileSync(join(out, "gun/raw/run.json"), "utf8")).complete).toBe(true);
    },
  );

  it.skipIf(!existsSync("/dev/full"))("is told by its reason where the device says so", async () => {
    const { unwritable } = await import("../../src/io/writeFile.js");
    let found: unknown;
    try {
      writeFileSync("/dev/full", "x");
    } catch (error) {
      found = error;
    }
    expect(unwritable("gun.tsv", found).message).toBe("Cannot write gun.tsv: the disk is full");
  });
});

describe("a run that is stopped", () => {
  it("ends with a word, leaves no half file, and ends the next time as if nothing had happened", async () => {
    const [out, whole] = [newFolder(), newFolder()];
    const start = (folder: string) =>
      spawn(process.execPath, [".build/scripts/process-all.js", "--meta", "data/sample", "--out", folder], {
        stdio: ["ignore", "pipe", "pipe"],
      });
    const stopped = start(out);
    const ended = new Promise<number | null>((resolve) => stopped.on("close", resolve));
    let told = "";
    stopped.stderr.on("data", (text) => {
      told += text;
    });
    // As soon as the first record stands, files are being written.
    while (!existsSync(join(out, "snore/seg1s/run.json")) && stopped.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 2));
    stopped.kill("SIGINT");
    if ((await ended) !== 0) {
      expect(told).toContain("Stopped by the user");
      expect(existsSync(join(out, "process_summary.csv"))).toBe(false);
    }
    expect(partial(out)).toEqual([]);
    const finish = (folder: string) => new Promise((resolve) => start(folder).on("close", resolve));
    expect([await finish(out), await finish(whole)]).toEqual([0, 0]);
    const read = (folder: string) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(tsv|csv|json)$/.test(name))
        .map((name) => [name, readFileSync(join(folder, name), "utf8")]);
    expect(read(out)).toEqual(read(whole));
  });
});
