/**
 * The project's own Python environment, for what needs Python: JupyterLab, nbclient, nbdime, Jupyter's kernel tests.
 * It lives in .venv/ (or where AUDIOSET_VENV says), made from requirements-lab.txt when it is first asked for and again when that file changes.
 * Everything that Jupyter writes by itself goes to .lab/; nothing is written into the user's home.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { root } from "./install.mjs";
import { withLock } from "./lock.mjs";

const folder = process.env.AUDIOSET_VENV ?? join(root, ".venv");
const stampFile = join(folder, "audioset-lab.json");
const requirements = join(root, "scripts", "requirements-lab.txt");
const oldest = [3, 11];

/** Thrown where the environment cannot be made: its message says what is missing and what to do. */
export class PythonUnavailable extends Error {
  name = "PythonUnavailable";
}

/**
 * Makes the environment where it is missing or out of date, one process at a time, and gives its Python's path with
 * the variables that its programs are to run with. Throws PythonUnavailable.
 */
export function ensurePythonEnv({ log = (line) => process.stderr.write(`${line}\n`) } = {}) {
  const key = requirementsKey();
  if (!isReady(key)) {
    const python = findPython();
    withLock(join(root, ".lab", "python.lock"), () => {
      if (!isReady(key)) make(python, key, log);
    });
  }
  return { python: pythonOf(folder), env: labEnvironment() };
}

/**
 * The environment, or the reason why it is not to be had: for tests, which then skip. A reason holds for ten minutes,
 * because every file of tests asks, and waiting for a package index that is not there takes long.
 */
export function tryPythonEnv() {
  const failure = join(root, ".lab", "python-unavailable.json");
  try {
    const { reason, at } = JSON.parse(readFileSync(failure, "utf8"));
    if (!isReady(requirementsKey()) && Date.now() - at < 600_000) return { reason };
  } catch {
    // Nothing has failed yet.
  }
  try {
    return { ...ensurePythonEnv(), reason: undefined };
  } catch (error) {
    if (!(error instanceof PythonUnavailable)) throw error;
    mkdirSync(dirname(failure), { recursive: true });
    writeFileSync(failure, JSON.stringify({ reason: error.message, at: Date.now() }));
    return { reason: error.message };
  }
}

/** The variables that keep Jupyter inside the project, beside those of this process. */
export function labEnvironment() {
  const lab = (...parts) => join(root, ".lab", ...parts);
  return {
    ...process.env,
    VIRTUAL_ENV: folder,
    PATH: [join(pythonOf(folder), ".."), process.env.PATH ?? ""].join(delimiter),
    PYTHONNOUSERSITE: "1",
    JUPYTER_CONFIG_DIR: lab("config"),
    JUPYTER_DATA_DIR: lab("data"),
    JUPYTER_RUNTIME_DIR: lab("runtime"),
    JUPYTERLAB_SETTINGS_DIR: lab("settings"),
    JUPYTERLAB_WORKSPACES_DIR: lab("workspaces"),
    // JupyterLab asks npm for language servers, which leaves logs.
    npm_config_cache: lab("npm"),
    JUPYTER_PREFER_ENV_PATH: "1",
    IPYTHONDIR: lab("ipython"),
    AUDIOSET_LAB_ROOT: root,
  };
}

function pythonOf(env) {
  return process.platform === "win32" ? join(env, "Scripts", "python.exe") : join(env, "bin", "python");
}

function requirementsKey() {
  return createHash("sha256").update(readFileSync(requirements)).digest("hex");
}

function isReady(key) {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8")).requirements === key && existsSync(pythonOf(folder));
  } catch {
    return false;
  }
}

function findPython() {
  const wanted = process.env.AUDIOSET_PYTHON;
  const names = wanted ? [wanted] : ["python3", "python", "python3.14", "python3.13", "python3.12", "python3.11"];
  let found;
  for (const name of names) {
    const result = spawnSync(name, ["-c", "import sys; print(*sys.version_info[:2])"], { encoding: "utf8" });
    if (result.status !== 0) continue;
    const [major, minor] = result.stdout.trim().split(" ").map(Number);
    if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return name;
    found ??= `${name} is ${major}.${minor}`;
  }
  const why = found ?? (wanted ? `AUDIOSET_PYTHON=${wanted} does not run` : "no python3 was found");
  throw new PythonUnavailable(
    `Cannot make the Python environment: ${why}. Install Python ${oldest.join(".")} or newer with its venv module (Debian, Ubuntu: python3 python3-venv; macOS: brew install python; Windows: python.org), or name one in AUDIOSET_PYTHON.`,
  );
}

function make(python, key, log) {
  log(`Making the Python environment in ${folder} (once for each requirements-lab.txt) ...`);
  rmSync(folder, { recursive: true, force: true });
  run(python, ["-m", "venv", folder], "its venv module failed. Debian and Ubuntu have it in the package python3-venv");
  const words = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--no-cache-dir",
    "--disable-pip-version-check",
    "--no-input",
    "-r",
    requirements,
  ];
  run(
    pythonOf(folder),
    words,
    "the packages of scripts/requirements-lab.txt could not be installed, which needs a network with a package index",
  );
  // JupyterLab brings JavaScript of its own, which is CommonJS and must not be taken for a part of this package.
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "commonjs" }\n');
  writeFileSync(stampFile, `${JSON.stringify({ requirements: key })}\n`);
}

function run(program, words, why) {
  const { status, error, stderr } = spawnSync(program, words, { encoding: "utf8", maxBuffer: 1 << 26 });
  if (status === 0) return;
  const last = (stderr ?? "")
    .trim()
    .split("\n")
    .filter((line) => /error/i.test(line))
    .at(-1);
  const said = error?.message ?? last;
  throw new PythonUnavailable(`Cannot make the Python environment: ${why}.${said ? ` It said: ${said}` : ""}`);
}
