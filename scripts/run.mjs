/** Runs a command of the project with all packages installed and the sources compiled: node scripts/run.mjs COMMAND [ARG ...] */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, root } from "./install.mjs";

try {
  ensureInstalled("all");
  await ensureBuilt();
  const [command, ...words] = process.argv.slice(2);
  const local = join(root, "node_modules", ".bin", command);
  const result = spawnSync(command === "node" ? process.execPath : existsSync(local) ? local : command, words, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, AUDIOSET_LAB_ROOT: root },
    shell: process.platform === "win32" && command !== "node",
  });
  if (result.error) throw result.error;
  process.exitCode = result.status ?? 2;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
