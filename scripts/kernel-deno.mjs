/** Starts Deno's own kernel in the project's root: node scripts/kernel-deno.mjs CONNECTION_FILE */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { root } from "./install.mjs";

const require = createRequire(import.meta.url);
const file = resolve(process.argv[2] ?? "");
// deno.json says how packages and modules are found; Deno's own files stay inside the project.
const deno = spawn(require("deno/install_api.cjs").runInstall(), ["jupyter", "--kernel", "--conn", file], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, DENO_DIR: join(root, ".lab", "deno"), DENO_NO_UPDATE_CHECK: "1", AUDIOSET_LAB_ROOT: root },
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => deno.kill(signal));
// Deno does not notice when Jupyter is gone.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) deno.kill("SIGKILL");
}, 500).unref();
deno.on("exit", (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1);
});
