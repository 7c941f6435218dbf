/**
 * Overlap of all events of the train strong file, in one process after reading: which events overlap, how much of each is covered, its
 * longest stretch alone. Beside it polyphony and pairs of labels, and the whole task. Options: --rounds=N (default 9).
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { root } from "../../scripts/install.mjs";
import { fullSize } from "./tools/inputs.mjs";
import { machine, measure, median } from "./tools/measure.mjs";
import { benchPython } from "./tools/python.mjs";

const rounds = Number(process.argv.find((word) => word.startsWith("--rounds="))?.slice(9) ?? 9);
const out = join(root, "out", "bench");

const python = benchPython();
const data = fullSize(python);
if (data !== undefined) run();

function run() {
  console.log(machine());
  const program = join(out, "overlapRun.mjs");
  buildSync({
    entryPoints: [join(root, "test", "bench", "tools", "overlapRun.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
  const file = join(data, "audioset_train_strong.tsv");
  const run = () => JSON.parse(execFileSync(process.execPath, [program, file, String(rounds)], { encoding: "utf8" }));
  run();
  const { rows, read, overlap, together, overlapped, pairs } = run();
  const task = [
    "analyze-overlap",
    "--input",
    file,
    "--subset",
    "train",
    "--out",
    join(out, "overlap"),
    "--figures",
    "none",
  ];
  const whole = measure(process.execPath, [join(root, "scripts", "audioset.mjs"), ...task], python);
  console.log(`${rows.toLocaleString("en")} events, ${overlapped.toLocaleString("en")} overlapped, ${rounds} rounds\n`);
  console.log(`reading                ${(read / 1000).toFixed(3)} s`);
  console.log(`overlap                ${times(overlap)}, the first ${(overlap[0] / 1000).toFixed(3)} s`);
  console.log(`polyphony and pairs    ${times(together)}, ${pairs.toLocaleString("en")} pairs`);
  console.log(`analyze-overlap        ${whole.wall.toFixed(2)} s, CPU ${whole.cpu.toFixed(2)} s, without figures`);
  console.log(`\nat most 0.1 s: ${median(overlap) <= 100 ? "met" : "NOT MET"}`);
  mkdirSync(out, { recursive: true });
  const record = { machine: machine(), rows, read, overlap, together, whole };
  writeFileSync(join(out, "overlap.json"), `${JSON.stringify(record, null, 2)}\n`);
  if (median(overlap) > 100) process.exitCode = 1;
}

/** Median, fastest and slowest of milliseconds, in seconds. */
function times(ms) {
  const seconds = (value) => (value / 1000).toFixed(3);
  return `${seconds(median(ms))} s (${seconds(Math.min(...ms))} to ${seconds(Math.max(...ms))})`;
}
