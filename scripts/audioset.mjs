#!/usr/bin/env node
/** The `audioset` command: installs and compiles what is missing, then hands over to scripts/<task>.ts. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, root } from "./install.mjs";

try {
  ensureInstalled("runtime");
  await ensureBuilt();
  process.env.AUDIOSET_LAB_ROOT = root;
  if (process.argv.includes("--debug")) process.setSourceMapsEnabled(true);
  const wanted = process.argv[2] ?? "";
  const known = /^[a-z][a-z-]*$/.test(wanted) && wanted !== "help" && existsSync(join(root, ".build", "scripts", `${wanted}.js`));
  const script = known ? process.argv.splice(2, 1)[0] : "help";
  await import(pathToFileURL(join(root, ".build", "scripts", `${script}.js`)).href);
} catch (error) {
  process.stderr.write(`${process.argv.includes("--debug") ? error.stack : error.message}\n`);
  process.exitCode = 2;
}
