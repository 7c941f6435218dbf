import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "audioset-repeat-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(name: string, cwd: string, env: Record<string, string>): Map<string, Buffer> {
  const out = join(folder, name);
  mkdirSync(join(folder, `${name}-home`), { recursive: true });
  const argv = [
    resolve("scripts/audioset.mjs"),
    "analyze-all",
    "--data",
    resolve("data/sample"),
    "--out",
    out,
    "--png-width",
    "600",
  ];
  const { status, stderr } = spawnSync(process.execPath, argv, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, HOME: join(folder, `${name}-home`), ...env },
  });
  expect([status, stderr]).toEqual([0, ""]);
  return new Map(
    readdirSync(out)
      .sort()
      .map((file) => [file, readFileSync(join(out, file))]),
  );
}

it("two runs with another TZ, LANG, HOME, working directory and worker count give the same bytes", () => {
  const first = run("first", process.cwd(), { TZ: "UTC", LANG: "C", AUDIOSET_LAB_WORKERS: "1" });
  const second = run("second", folder, {
    TZ: "Asia/Kathmandu",
    LANG: "tr_TR.UTF-8",
    LC_ALL: "tr_TR.UTF-8",
    AUDIOSET_LAB_WORKERS: "3",
  });
  expect([...second.keys()]).toEqual([...first.keys()]);
  expect(first.size).toBe(14 + 40);
  for (const [file, bytes] of first) expect([file, bytes.equals(second.get(file)!)]).toEqual([file, true]);
}, 300_000);
