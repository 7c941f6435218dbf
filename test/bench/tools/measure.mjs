/** What a command takes: wall time, CPU time, peak memory. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../../../scripts/install.mjs";

const folder = join(root, "test", "bench", "tools");

/**
 * Runs a command once: {wall, cpu} in seconds, {peak} in bytes. By the system's own account (wait4) where there is a Python to ask it,
 * else, for node commands, by what the process reports as it ends. Throws an Error with the command's own words when it fails.
 */
export function measure(command, words, python) {
  const result = python ? byWait(command, words, python) : byReport(command, words);
  if (result.code !== 0)
    throw new Error(`${[command, ...words].join(" ")} ended with ${result.code}:\n${result.errors}`);
  return result;
}

/** Runs several commands in turns, `times` rounds, so that a change of the machine's pace meets all of them. */
export function measureInTurns(commands, times, python) {
  const runs = commands.map(() => []);
  for (let round = 0; round < times; round++)
    for (const [i, [command, ...words]] of commands.entries()) runs[i].push(measure(command, words, python));
  return runs.map(summary);
}

/** The median of each measure, the peak of the peaks, and the fastest and slowest wall time. */
export function summary(runs) {
  const walls = runs.map(({ wall }) => wall);
  return {
    wall: median(walls),
    fastest: Math.min(...walls),
    slowest: Math.max(...walls),
    cpu: median(runs.map(({ cpu }) => cpu)),
    peak: Math.max(...runs.map(({ peak }) => peak)),
    runs: runs.length,
  };
}

/** One line on the machine, for the head of a report. */
export function machine() {
  const [first] = cpus();
  return `${cpus().length} x ${first?.model.trim() ?? "unknown processor"}, Node ${process.versions.node}, ${process.platform}`;
}

/** Rows of texts as a table, all but the first column to the right. */
export function table(rows) {
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => row[c].length)));
  return rows
    .map((row) => row.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c]))).join("  "))
    .join("\n");
}

/** Middle value, the mean of the two middle ones of an even number. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

function byWait(command, words, python) {
  const { stdout } = spawnSync(python, [join(folder, "measure.py"), command, ...words], { encoding: "utf8" });
  return JSON.parse(stdout);
}

function byReport(command, words) {
  const file = join(tmpdir(), `audioset-lab-usage-${process.pid}.json`);
  const hook = pathToFileURL(join(folder, "usageHook.mjs")).href;
  const started = performance.now();
  const { status, stderr } = spawnSync(command, words, {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, NODE_OPTIONS: `--import ${hook}`, AUDIOSET_BENCH_USAGE: file },
  });
  const wall = (performance.now() - started) / 1000;
  const usage = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { cpu: Number.NaN, peak: Number.NaN };
  rmSync(file, { force: true });
  return { wall, ...usage, code: status, errors: stderr };
}
