import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { kernelName, kernelSpecs, writeLabFiles } from "../../scripts/kernelspec.mjs";
import { root } from "./client.js";

test("where Python is missing, npm run lab says what to install and ends with 2", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts", "lab.mjs"), "--version"], {
    encoding: "utf8",
    env: { PATH: "/nowhere", HOME: "/nowhere", AUDIOSET_VENV: join(root, "out", "no-such-venv") },
  });
  expect(status).toBe(2);
  expect(stderr).toMatch(/Cannot make the Python environment: no python3 was found\. Install Python 3\.11 or newer/);
});

test("both kernels are specified inside the project, ours with interrupts by message", () => {
  writeLabFiles();
  for (const [name, spec] of Object.entries(kernelSpecs())) {
    const file = join(root, ".lab", "data", "kernels", name, "kernel.json");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(spec);
    expect(existsSync(spec.argv[1]!)).toBe(true);
  }
  expect(kernelSpecs()[kernelName]).toMatchObject({
    display_name: "TypeScript (audioset-lab)",
    interrupt_mode: "message",
    language: "typescript",
  });
});
