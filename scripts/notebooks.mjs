/**
 * `npm run notebooks [-- NAME...]`: runs the notebooks through nbclient on our kernel and writes them back with their outputs; a second
 * run changes nothing. `--folder DIR` takes notebooks of another folder. `--check` writes nothing, lists what would change and ends with 1. 2: the environment or a notebook failed.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, root } from "./install.mjs";
import { writeLabFiles } from "./kernelspec.mjs";
import { notebookDifferences } from "./notebookDiff.mjs";
import { ensurePythonEnv } from "./python-env.mjs";

const MOST_BYTES = 1_000_000;

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

async function run(words) {
  const check = words.includes("--check");
  const at = words.indexOf("--folder");
  const folder = at < 0 ? join(root, "notebooks") : resolve(words[at + 1] ?? "");
  const named = words.filter((word, i) => word !== "--check" && (at < 0 || (i !== at && i !== at + 1)));
  const names = chooseNotebooks(folder, named);
  const { python, env } = ensurePythonEnv();
  ensureInstalled("all");
  await ensureBuilt();
  writeLabFiles();
  mkdirSync(join(root, "out"), { recursive: true });
  const scratch = mkdtempSync(join(root, "out", "notebooks-"));
  try {
    const pairs = names.flatMap((name) => [join(folder, name), join(scratch, name)]);
    // The committed outputs are of the sample, whatever the reader's own settings are.
    const { AUDIOSET_DATA, AUDIOSET_AUDIO, AUDIOSET_SEGMENT, ...clean } = env;
    const { status } = spawnSync(python, [join(root, "scripts", "execute_notebooks.py"), ...pairs], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...clean, TZ: "UTC" },
    });
    const done = names.filter((name) => existsSync(join(scratch, name)));
    const code = check ? report(folder, done, scratch) : accept(folder, done, scratch);
    return status === 0 ? code : 2;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function chooseNotebooks(folder, wanted) {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith(".ipynb"))
    .sort();
  const unknown = wanted.find((word) => !all.includes(`${word.replace(/\.ipynb$/, "")}.ipynb`));
  if (unknown !== undefined)
    throw new Error(`Unknown notebook: expected ${all.map((name) => name.slice(0, -6)).join(", ")}, got ${unknown}`);
  return wanted.length === 0
    ? all
    : all.filter((name) => wanted.some((word) => name === `${word.replace(/\.ipynb$/, "")}.ipynb`));
}

function accept(folder, names, scratch) {
  for (const name of names) {
    const { size } = statSync(join(scratch, name));
    if (size > MOST_BYTES)
      throw new Error(
        `Cannot keep ${name}: expected at most ${MOST_BYTES} bytes, got ${size}; show fewer figures or rows`,
      );
    if (readFileSync(join(scratch, name), "utf8") === readFileSync(join(folder, name), "utf8")) continue;
    renameSync(join(scratch, name), join(folder, name));
    process.stdout.write(`changed notebooks/${name} (${size} bytes)\n`);
  }
  return 0;
}

function report(folder, names, scratch) {
  const found = names.flatMap((name) => {
    const [before, after] = [folder, scratch].map((place) => readFileSync(join(place, name), "utf8"));
    if (before === after) return [];
    const differences = notebookDifferences(`notebooks/${name}`, JSON.parse(before), JSON.parse(after));
    return differences.length > 0 ? differences : [`notebooks/${name}: written in another form, with the same content`];
  });
  process.stdout.write(found.length > 0 ? `${found.join("\n")}\n` : `${names.length} notebooks are as committed\n`);
  return found.length > 0 ? 1 : 0;
}
