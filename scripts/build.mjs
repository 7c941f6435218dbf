/**
 * Compiles the TypeScript that runs (scripts, worker threads, the kernel) into .build/, only when a source has changed.
 * Node 20 does not strip types, a package's bin must be JavaScript, and workers need the same code: so plain JavaScript is run.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";
import { withLock } from "./lock.mjs";

const outdir = join(root, ".build");
const stampFile = join(outdir, "sources.txt");

/** Makes .build/ agree with the sources; throws an Error that names the first fault of a source that does not compile. */
export async function ensureBuilt() {
  const key = sourceKey();
  if (isBuilt(key)) return;
  await withLock(join(outdir, "build.lock"), async () => {
    if (!isBuilt(key)) await build(key);
  });
}

function isBuilt(key) {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === key;
}

/** One hash over name, size and time of every source: about 2 ms, where reading them all would be 20. */
function sourceKey() {
  const hash = createHash("sha256");
  for (const folder of ["src", "scripts"]) {
    for (const name of readdirSync(join(root, folder), { recursive: true }).sort()) {
      if (!/\.(ts|mjs)$/.test(name)) continue;
      const { mtimeMs, size } = statSync(join(root, folder, name));
      hash.update(`${folder}/${name} ${mtimeMs} ${size}\n`);
    }
  }
  return hash.update(process.version).digest("hex");
}

async function build(key) {
  const { build: esbuild } = await import("esbuild");
  const previous = existsSync(outdir) ? readdirSync(outdir).filter((name) => /^chunk-.*\.js(\.map)?$/.test(name)) : [];
  const result = await esbuild({
    absWorkingDir: root,
    entryPoints: entryPoints(),
    outbase: ".",
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: "linked",
    sourcesContent: false,
    logLevel: "silent",
    metafile: true,
  }).catch((error) => {
    throw new Error(`Cannot compile the sources: ${error.message}`);
  });
  const made = new Set(Object.keys(result.metafile.outputs).map((path) => path.replace(/^\.build\//, "")));
  for (const name of previous) if (!made.has(name)) rmSync(join(outdir, name), { force: true });
  writeFileSync(stampFile, key);
}

function entryPoints() {
  const scripts = readdirSync(join(root, "scripts")).filter((name) => name.endsWith(".ts"));
  const workers = join(root, "src", "io", "workers");
  const threads = existsSync(workers) ? readdirSync(workers).filter((name) => name.endsWith(".ts")) : [];
  const kernel = ["src/kernel/main.ts"].filter((path) => existsSync(join(root, path)));
  return [...scripts.map((name) => `scripts/${name}`), ...threads.map((name) => `src/io/workers/${name}`), ...kernel];
}
