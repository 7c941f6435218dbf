/** A Python environment of the benchmark's own, made when it is first needed. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../../../scripts/install.mjs";

/**
 * Path of a Python with the packages of `requirements` (a file in test/bench); undefined, after saying why on stderr, where there is
 * no Python 3 or no network to install from. Made in .venv/<name>, again whenever the requirements change.
 */
export function benchPython(requirements = "requirements.txt", name = "bench") {
  const folder = join(root, ".venv", name);
  const python = process.platform === "win32" ? join(folder, "Scripts", "python.exe") : join(folder, "bin", "python");
  const list = join(root, "test", "bench", requirements);
  const key = createHash("sha256").update(readFileSync(list)).digest("hex");
  const stamp = join(folder, "audioset-lab-bench.txt");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === key) return python;
  const base = ["python3", "python"].find((command) => spawnSync(command, ["-c", "import venv"]).status === 0);
  if (base === undefined) return say("there is no Python 3 with the venv module");
  process.stderr.write(`Making the Python environment ${folder} (once) ...\n`);
  mkdirSync(dirname(folder), { recursive: true });
  if (!run(base, ["-m", "venv", "--clear", folder])) return say("python -m venv failed");
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", list];
  if (!run(python, pip)) {
    rmSync(folder, { recursive: true, force: true });
    return say("pip could not install the packages");
  }
  writeFileSync(stamp, key);
  return python;
}

function run(command, words) {
  return spawnSync(command, words, { stdio: ["ignore", 2, 2] }).status === 0;
}

function say(why) {
  process.stderr.write(`No comparison with Python packages: ${why}.\n`);
  return undefined;
}
