/**
 * `process-all` at full size: three targets over the six label files, extraction and one-second clips, against one write and fsync of as
 * many bytes to one file, taken in turns on the same disk. Then the run that finds nothing to do. Options: --rounds=N (default 5).
 */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/install.mjs";
import { fullSize, warm } from "./tools/inputs.mjs";
import { machine, measure, median, summary } from "./tools/measure.mjs";
import { benchPython } from "./tools/python.mjs";

const rounds = Number(process.argv.find((word) => word.startsWith("--rounds="))?.slice(9) ?? 5);
const out = join(root, "out", "bench");
const made = join(out, "process-all");

const python = benchPython();
const data = fullSize(python);
if (data !== undefined) run();

function run() {
  const { bytes: read } = warm(data);
  console.log(machine());
  const command = [join(root, "scripts", "audioset.mjs"), "process-all", "--meta", data, "--out", made];
  const runs = [];
  const writes = [];
  let size = { bytes: 0, files: 0 };
  for (let round = 0; round < rounds; round++) {
    rmSync(made, { recursive: true, force: true });
    runs.push(measure(process.execPath, command, python));
    size = sizeOf(made);
    writes.push(writeOnce(size.bytes));
  }
  const ours = summary(runs);
  const write = median(writes);
  const again = measure(process.execPath, command, python);
  console.log(
    `read ${mega(read)}, written ${mega(size.bytes)} in ${size.files} files; median of ${rounds} rounds in turns\n`,
  );
  console.log(
    `process-all            ${ours.wall.toFixed(2)} s (${ours.fastest.toFixed(2)} to ${ours.slowest.toFixed(2)}), CPU ${ours.cpu.toFixed(2)} s, ${mega(ours.peak)}`,
  );
  console.log(
    `one write and fsync    ${write.toFixed(2)} s (${Math.min(...writes).toFixed(2)} to ${Math.max(...writes).toFixed(2)})   process-all takes ${(ours.wall / write).toFixed(1)} times that`,
  );
  console.log(`nothing to do          ${again.wall.toFixed(2)} s`);
  console.log(`\nat most 10 s: ${verdict(ours.wall <= 10)}   at most 600 MB: ${verdict(ours.peak <= 600e6)}`);
  mkdirSync(out, { recursive: true });
  const record = { machine: machine(), read, size, ours, write, writes, again };
  writeFileSync(join(out, "process-all.json"), `${JSON.stringify(record, null, 2)}\n`);
  rmSync(made, { recursive: true, force: true });
}

/** Seconds for as many bytes to one new file, in the largest pieces that make sense, and until the disk has them. */
function writeOnce(bytes) {
  const path = join(out, "one-write");
  const piece = Buffer.alloc(64 << 20, "0123456789abcdef\n");
  const started = performance.now();
  const file = openSync(path, "w");
  for (let left = bytes; left > 0; ) left -= writeSync(file, piece, 0, Math.min(left, piece.length));
  fsyncSync(file);
  closeSync(file);
  const seconds = (performance.now() - started) / 1000;
  rmSync(path);
  return seconds;
}

function sizeOf(folder) {
  const files = readdirSync(folder, { recursive: true })
    .map((name) => statSync(join(folder, name)))
    .filter((one) => one.isFile());
  return { files: files.length, bytes: files.reduce((sum, one) => sum + one.size, 0) };
}

function mega(bytes) {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

function verdict(met) {
  return met ? "met" : "NOT MET";
}
