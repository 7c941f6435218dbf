/** `npm run lab`: opens JupyterLab on notebooks/ with the project's kernels; further words go to JupyterLab. */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, root } from "./install.mjs";
import { writeLabFiles } from "./kernelspec.mjs";
import { ensurePythonEnv } from "./python-env.mjs";

try {
  const { python, env } = ensurePythonEnv();
  ensureInstalled("all");
  // A source that is being edited must not keep JupyterLab from opening: the kernel says it again where it matters.
  await ensureBuilt().catch((error) => process.stderr.write(`${error.message}\n`));
  writeLabFiles();
  const notebooks = join(root, "notebooks");
  mkdirSync(notebooks, { recursive: true });
  const lab = spawn(python, ["-m", "jupyterlab", ...process.argv.slice(2)], {
    cwd: notebooks,
    stdio: "inherit",
    env,
  });
  // Ctrl+C reaches JupyterLab by itself, which asks before it ends.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => lab.kill("SIGTERM"));
  lab.on("error", (error) => {
    process.stderr.write(`Cannot start JupyterLab: ${error.message}\n`);
    process.exitCode = 2;
  });
  lab.on("exit", (code, signal) => {
    process.exitCode = signal ? 2 : (code ?? 2);
  });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
