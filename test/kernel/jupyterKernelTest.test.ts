import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeLabFiles } from "../../scripts/kernelspec.mjs";
import { tryPythonEnv } from "../../scripts/python-env.mjs";
import { root } from "./client.js";

const { python, env, reason } = tryPythonEnv();
const title =
  "Jupyter's own kernel test suite passes with nothing skipped, and nothing is written into the home folder";

test.skipIf(reason)(reason ? `${title} (skipped: ${reason})` : title, { timeout: 180_000 }, () => {
  writeLabFiles();
  const home = join(root, "out", `home-suite-${process.pid}`);
  mkdirSync(home, { recursive: true });
  const { stdout, stderr, status } = spawnSync(python!, ["-m", "unittest", "-v", "test_kernel"], {
    cwd: join(root, "test", "kernel"),
    env: { ...env, HOME: home, PYTHONDONTWRITEBYTECODE: "1" },
    encoding: "utf8",
  });
  expect([status, status === 0 ? "" : `${stdout}${stderr}`]).toEqual([0, ""]);
  expect(stderr).toMatch(/^Ran 13 tests/m);
  expect(stderr).not.toMatch(/skipped/);
  expect(readdirSync(home)).toEqual([]);
  rmSync(home, { recursive: true });
});
