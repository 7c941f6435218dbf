/** Starts the notebook kernel: node scripts/kernel.mjs CONNECTION_FILE (what the kernelspec's argv says). */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "./build.mjs";
import { root } from "./install.mjs";

const entry = join(root, ".build", "src", "kernel", "main.js");
try {
  await ensureBuilt();
} catch (error) {
  // A source that is being edited must not keep notebooks from running: the kernel built last will do.
  process.stderr.write(`${error.message}\n`);
  if (!existsSync(entry)) process.exit(2);
}
// Cells import from the project's root, wherever the notebook lies.
process.chdir(root);
process.env.AUDIOSET_LAB_ROOT = root;
process.argv[1] = entry;
try {
  await import(pathToFileURL(entry).href);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}
