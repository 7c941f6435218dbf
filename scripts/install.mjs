/**
 * The one install step: node built-ins only, output on stderr, keyed by the lock file's hash.
 * "runtime" is what `npm start` needs, "all" adds what tests, checks, notebooks and benchmarks need. A level that is
 * installed stays installed: a later, smaller request never removes anything.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lock.mjs";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, "node_modules", ".audioset-lab.json");

/** Installs the packages of `level` ("runtime" or "all") where they are missing; throws an Error for people when npm fails. */
export function ensureInstalled(level) {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (isEnough(readStamp(), lock, level)) return;
  withLock(join(root, ".build", "install.lock"), () => {
    const stamp = readStamp();
    if (isEnough(stamp, lock, level)) return;
    // Somebody may have run npm by hand: what a test needs being there means that everything is wanted.
    const everything = level === "all" || stamp?.level === "all" || existsSync(join(root, "node_modules", "vitest"));
    install(everything ? "all" : "runtime");
    writeFileSync(stampFile, `${JSON.stringify({ lock, level: everything ? "all" : "runtime" })}\n`);
  });
}

function isEnough(stamp, lock, level) {
  return stamp?.lock === lock && (stamp.level === "all" || stamp.level === level);
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch {
    return undefined;
  }
}

function install(level) {
  const fresh = !existsSync(join(root, "node_modules"));
  process.stderr.write(
    `Installing ${level === "all" ? "all" : "runtime"} packages (once for each package-lock.json) ...\n`,
  );
  // `npm ci` is exact but starts from an empty folder; beside packages that are there, `npm install` adds what is missing.
  const words = [
    fresh ? "ci" : "install",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--no-save",
    "--loglevel=error",
  ];
  if (level === "runtime") words.push("--omit=dev");
  const npm = process.env.npm_execpath;
  const viaNode = npm !== undefined && /npm-cli\.c?js$/.test(npm);
  const result = viaNode
    ? spawnSync(process.execPath, [npm, ...words], { cwd: root, stdio: ["ignore", 2, 2] })
    : spawnSync("npm", words, { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (result.status === 0) return;
  const why = result.error ? result.error.message : `npm ${words[0]} ended with exit code ${result.status}`;
  throw new Error(
    `Cannot install the packages: ${why}. The first run needs a network with an npm registry; run the same command again.`,
  );
}
