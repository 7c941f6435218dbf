/**
 * `validate-metadata` with every rule over all weak and strong label files at full size: at most 4 s and 1 GB. Options: --rounds=N (default 3).
 */
import { existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "../../scripts/install.mjs";
import { fullSize, warm } from "./tools/inputs.mjs";
import { machine, measure, summary } from "./tools/measure.mjs";
import { benchPython } from "./tools/python.mjs";

const rounds = Number(process.argv.find((word) => word.startsWith("--rounds="))?.slice(9) ?? 3);
const most = { seconds: 4, bytes: 1e9 };

const python = benchPython();
const full = fullSize(python);
if (full !== undefined) run(withOntology(full));

/** A folder of links to the label files, and to the ontology and ratings without which some rules are not checked. */
function withOntology(labels) {
  const folder = join(root, "out", "bench", "metadata");
  const reference = resolve(root, process.env.AUDIOSET_REFERENCE_DATA ?? "../shared/data");
  const files = [
    ...readdirSync(labels).map((name) => join(labels, name)),
    join(reference, "ontology", "ontology.json"),
    join(reference, "quality", "qa_true_counts.csv"),
  ];
  mkdirSync(folder, { recursive: true });
  for (const file of files) {
    const link = join(folder, file.slice(file.lastIndexOf("/") + 1));
    if (!existsSync(link)) symlinkSync(file, link);
  }
  return folder;
}

function run(data) {
  const { bytes } = warm(data);
  console.log(machine());
  const out = join(root, "out", "bench", "validate-metadata");
  const command = [
    join(root, "scripts", "audioset.mjs"),
    "validate-metadata",
    "--data",
    data,
    "--out",
    out,
    "--fail-on",
    "none",
  ];
  const { wall, fastest, slowest, cpu, peak } = summary(
    Array.from({ length: rounds }, () => measure(process.execPath, command, python)),
  );
  console.log(
    `validate-metadata, every rule over ${(bytes / 1e6).toFixed(0)} MB: ${wall.toFixed(2)} s (${fastest.toFixed(2)} to ${slowest.toFixed(2)}), CPU ${cpu.toFixed(2)} s, ${(peak / 1e6).toFixed(0)} MB`,
  );
  const kept = fastest <= most.seconds && peak <= most.bytes;
  console.log(`${kept ? "within" : "NOT within"} ${most.seconds} s and ${most.bytes / 1e9} GB`);
  if (!kept) process.exitCode = 1;
}
