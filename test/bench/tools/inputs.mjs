/** The benchmark's inputs: full-size label files in out/bench/full, and ten times as many rows in out/bench/ten. */
import { spawnSync } from "node:child_process";
import {
  closeSync,
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { gunzipSync } from "node:zlib";
import { root } from "../../../scripts/install.mjs";

const reference = resolve(root, process.env.AUDIOSET_REFERENCE_DATA ?? "../shared/data");
const WEAK = ["balanced_train", "unbalanced_train", "eval"].map((name) => `${name}_segments.csv`);
const STRONG = ["train_strong", "eval_strong", "eval_strong_framed_posneg"].map((name) => `audioset_${name}.tsv`);

/** Folder with the six files at full size, or undefined after saying what is missing. The weak ones are real, the strong ones stand-ins. */
export function fullSize(python) {
  const folder = join(root, "out", "bench", "full");
  if (existsSync(join(folder, "complete"))) return folder;
  const maker = resolve(reference, "..", "tools", "make-strong-like.py");
  if (!existsSync(join(reference, "weak")) || !existsSync(maker) || python === undefined) {
    const what =
      python === undefined ? "a Python for the stand-ins" : `the reference data (AUDIOSET_REFERENCE_DATA=${reference})`;
    process.stderr.write(`No full-size run: it needs ${what}.\n`);
    return undefined;
  }
  process.stderr.write(`Making the inputs in ${folder} (once) ...\n`);
  mkdirSync(folder, { recursive: true });
  for (const name of ["balanced_train_segments.csv", "eval_segments.csv", "class_labels_indices.csv"])
    copyFileSync(join(reference, "weak", name), join(folder, name));
  copyFileSync(join(reference, "strong", "mid_to_display_name.tsv"), join(folder, "mid_to_display_name.tsv"));
  const packed = readFileSync(join(reference, "weak", "unbalanced_train_segments.csv.gz"));
  writeFileSync(join(folder, "unbalanced_train_segments.csv"), gunzipSync(packed));
  const made = spawnSync(python, [maker, folder], { stdio: ["ignore", 2, 2] });
  if (made.status !== 0) throw new Error(`${maker} ended with ${made.status}`);
  writeFileSync(join(folder, "complete"), "");
  return folder;
}

/** Folder with the rows of `full` ten times: other ids, in order in the weak lists, so that nothing but the number of rows changes. */
export async function tenTimes(full) {
  const folder = join(root, "out", "bench", "ten");
  if (existsSync(join(folder, "complete"))) return folder;
  process.stderr.write(`Making ten times the rows in ${folder} (once, 1.7 GB) ...\n`);
  mkdirSync(folder, { recursive: true });
  for (const name of ["class_labels_indices.csv", "mid_to_display_name.tsv"])
    copyFileSync(join(full, name), join(folder, name));
  for (const name of WEAK) await tenfold(join(full, name), join(folder, name), 3, weakCopies());
  for (const name of STRONG) await tenfold(join(full, name), join(folder, name), 1, strongCopies());
  writeFileSync(join(folder, "complete"), "");
  return folder;
}

/** Reads every file once, so that all programs find them in the page cache. Returns bytes and lines without headers. */
export function warm(folder) {
  const buffer = Buffer.alloc(1 << 22);
  let bytes = 0;
  let rows = 0;
  for (const name of [...WEAK, ...STRONG]) {
    const file = openSync(join(folder, name), "r");
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
      bytes += length;
      for (let at = buffer.indexOf(10); at >= 0 && at < length; at = buffer.indexOf(10, at + 1)) rows++;
    }
    closeSync(file);
    rows -= name.endsWith(".csv") ? 3 : 1;
  }
  return { bytes, rows };
}

/** Bytes of all files of a folder. */
export function folderBytes(folder) {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

const SORTED = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

/** The n-th of the 11-character ids, in order of code units. */
function idOf(n) {
  let id = "";
  for (let i = 0; i < 11; i++) {
    id = SORTED[n % 64] + id;
    n = Math.floor(n / 64);
  }
  return id;
}

function weakCopies() {
  let next = 0;
  return (line) => Array.from({ length: 10 }, () => `${idOf(next++)}${line.slice(11)}\n`).join("");
}

/** The rows of a segment stand together and stay so: a segment's rows are held back until the next one begins. */
function strongCopies() {
  let rows = [];
  let current = "";
  let next = 0;
  const flush = () => {
    let text = "";
    for (let copy = 0; copy < 10 && rows.length > 0; copy++) {
      const id = idOf(next++);
      for (const row of rows) text += `${id}${row}\n`;
    }
    rows = [];
    return text;
  };
  return (line) => {
    const segment = line.slice(0, line.indexOf("\t"));
    const text = segment === current ? "" : flush();
    current = segment;
    if (line !== "") rows.push(line.slice(11));
    return text;
  };
}

async function tenfold(from, to, headerLines, copies) {
  const file = openSync(`${to}.part`, "w");
  let text = "";
  let line = 0;
  const write = (more) => {
    text += more;
    if (text.length < 1 << 22) return;
    writeSync(file, text);
    text = "";
  };
  for await (const row of createInterface({ input: createReadStream(from, { encoding: "latin1" }) })) {
    if (line++ >= headerLines) write(copies(row));
    else
      write(
        `${row.replace(/(num_\w+)=(\d+)/g, (all, name, n) => (name === "num_unique_labels" ? all : `${name}=${n}0`))}\n`,
      );
  }
  if (headerLines === 1) write(copies(""));
  writeSync(file, text);
  closeSync(file);
  renameSync(`${to}.part`, to);
}
