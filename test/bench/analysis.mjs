/**
 * The main job at full size: `analyze-all` over the six label files against pandas, polars and DuckDB, which read the same files,
 * compute the same statistics and write the same CSV files in one process each. Then with all figures, then ten times the rows.
 * Options: --quick leaves out the figures and the tenfold rows; --rounds=N (default 5).
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/install.mjs";
import { compareFolders } from "./tools/agreement.mjs";
import { fullSize, tenTimes, warm } from "./tools/inputs.mjs";
import { machine, measure, measureInTurns, summary, table } from "./tools/measure.mjs";
import { benchPython } from "./tools/python.mjs";

const PEERS = ["pandas", "polars", "duckdb"];
const quick = process.argv.includes("--quick");
const rounds = Number(process.argv.find((word) => word.startsWith("--rounds="))?.slice(9) ?? 5);
const out = join(root, "out", "bench");
const folders = Object.fromEntries(["ours", ...PEERS].map((name) => [name, join(out, `result-${name}`)]));

const python = benchPython();
const full = fullSize(python);
if (full !== undefined) await run(full);

async function run(data) {
  const size = warm(data);
  const peers = python === undefined ? [] : PEERS;
  const names = ["ours", ...peers];
  for (const name of names) rmSync(folders[name], { recursive: true, force: true });
  console.log(machine());
  console.log(
    `six label files, ${mega(size.bytes)}, ${size.rows.toLocaleString("en")} rows, in the page cache; median of ${rounds} runs in turns\n`,
  );

  const analyze = (folder, to, figures) => [
    process.execPath,
    join(root, "scripts", "audioset.mjs"),
    "analyze-all",
    "--data",
    folder,
    "--out",
    to,
    "--figures",
    figures,
  ];
  const peer = (name) => [python, join(root, "test", "bench", `peer_${name}.py`), data, folders[name]];
  const results = measureInTurns([analyze(data, folders.ours, "none"), ...peers.map(peer)], rounds, python);
  const [ours] = results;
  report(names, results);
  const fastest = Math.min(...results.slice(1).map(({ wall }) => wall));
  console.log(
    `\nat most 1.0 s: ${verdict(ours.wall <= 1)}   at most 400 MB: ${verdict(ours.peak <= 400e6)}   faster than the fastest of the three: ${peers.length > 0 ? verdict(ours.wall < fastest) : "not measured"}`,
  );
  for (const name of peers) agree(name);
  const record = { machine: machine(), size, results: Object.fromEntries(names.map((name, i) => [name, results[i]])) };

  if (!quick) {
    const [command, ...words] = analyze(data, join(out, "result-figures"), "both");
    record.figures = summary([1, 2, 3].map(() => measure(command, words, python)));
    console.log(
      `\nwith all figures, PNG and SVG: ${seconds(record.figures.wall)} (CPU ${seconds(record.figures.cpu)}), ${mega(record.figures.peak)}   at most 10 s: ${verdict(record.figures.wall <= 10)}   at most 1.5 GB: ${verdict(record.figures.peak <= 1.5e9)}`,
    );

    const ten = await tenTimes(data);
    const tenSize = warm(ten);
    const [tenCommand, ...tenWords] = analyze(ten, join(out, "result-ten"), "none");
    record.ten = summary([1, 2, 3].map(() => measure(tenCommand, tenWords, python)));
    const ratio = record.ten.wall / ours.wall;
    console.log(
      `\nten times the rows (${tenSize.rows.toLocaleString("en")}): ${seconds(record.ten.wall)}, ${ratio.toFixed(1)} times the time, ${mega(record.ten.peak)} (${(record.ten.peak / tenSize.rows).toFixed(0)} bytes a row)   at most eleven times: ${verdict(ratio <= 11)}`,
    );
  }
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "analysis.json"), `${JSON.stringify(record, null, 2)}\n`);
}

function report(names, results) {
  const [ours] = results;
  const rows = results.map((one, i) => [
    names[i],
    seconds(one.wall),
    `${one.fastest.toFixed(2)}-${one.slowest.toFixed(2)}`,
    seconds(one.cpu),
    mega(one.peak),
    `${(one.wall / ours.wall).toFixed(2)} x`,
    `${(one.cpu / ours.cpu).toFixed(2)} x`,
  ]);
  console.log(table([["", "wall", "range", "CPU", "peak memory", "wall / ours", "CPU / ours"], ...rows]));
}

function agree(name) {
  const { cells, rounded, wrong } = compareFolders(folders.ours, folders[name]);
  console.log(
    `${name}: ${wrong.length === 0 ? "the same numbers" : "OTHER NUMBERS"} in ${cells.toLocaleString("en")} cells (${rounded} rounded the other way)`,
  );
  for (const line of wrong) console.log(`  ${line}`);
  if (wrong.length > 0) process.exitCode = 1;
}

function verdict(holds) {
  return holds ? "yes" : "NO";
}

function seconds(value) {
  return `${value.toFixed(2)} s`;
}

function mega(bytes) {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
