/**
 * CPU time per core of the audio chain (read a 10 s 44.1 kHz stereo WAV, mix to mono, resample to 16 kHz, AST filter bank), of the whole
 * check that validate-audio makes of such a file, and of what people use in Python, in one run. Goal: faster than each chain.
 * Options: --rounds=N (default 7). AUDIO_PYTHON names a Python that has the packages already.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { root } from "../../scripts/install.mjs";
import { machine } from "./tools/measure.mjs";
import { benchPython } from "./tools/python.mjs";

const FILES = 12;
const rounds = Number(process.argv.find((word) => word.startsWith("--rounds="))?.slice(9) ?? 7);
const out = join(root, "out", "bench");

const { readWav, writeWav, mixToMono, resample, fbank, measureAudio, createWorkspace } = await load({
  "format/wavDecode": ["readWav"],
  "format/wavWrite": ["writeWav"],
  "signal/mono": ["mixToMono"],
  "signal/resample": ["resample"],
  "signal/fbank": ["fbank"],
  "signal/audioMeasures": ["measureAudio"],
  "signal/workspace": ["createWorkspace"],
});
mkdirSync(join(out, "audio"), { recursive: true });
const files = Array.from({ length: FILES }, (_, i) => join(out, "audio", `${i}.wav`));
for (const [seed, file] of files.entries()) writeFileSync(file, writeWav([music(seed), music(seed + 0.5)], 44_100));

const workspace = createWorkspace();
const read = (file) => {
  workspace.reset();
  return readWav(readFileSync(file), { allocate: workspace.take }).channels;
};
const ours = measure("audioset-lab", {
  read,
  mono: (channels) => mixToMono(channels, workspace.take(channels[0].length)),
  resample: (mono) => resample(mono, 44_100, 16_000),
  fbank,
});
const check = measure("audioset-lab, the whole check (SHA-256, levels, zeros, features)", {
  read,
  sha256: (channels) => ({ channels, hash: createHash("sha256").update(readFileSync(files[0])).digest("hex") }),
  measures: ({ channels }) => measureAudio(channels, 44_100, workspace),
});
const chains = pythonChains();
const rows = [ours, check, ...chains];
console.log(`${machine()}\n\nCPU milliseconds a 10 s 44.1 kHz stereo file, best of ${rounds} rounds of ${FILES} files`);
for (const { chain, total, ...parts } of rows) {
  const detail = Object.entries(parts).map(([name, ms]) => `${name} ${ms.toFixed(2)}`);
  console.log(total === undefined ? chain : `${total.toFixed(2).padStart(7)}  ${chain}  (${detail.join(", ")})`);
}
for (const { chain, total } of chains)
  if (total !== undefined && total <= ours.total) console.log(`\nNOT faster than: ${chain}`);
writeFileSync(join(out, "audio.json"), `${JSON.stringify({ machine: machine(), rows }, null, 2)}\n`);

/** The steps of a chain, each fed with what the one before gave, measured in CPU time; the first round compiles and does not count. */
function measure(chain, steps) {
  let best;
  for (let round = 0; round <= rounds; round++) {
    const spent = Object.fromEntries(Object.keys(steps).map((name) => [name, 0]));
    for (const file of files) {
      let value = file;
      for (const [name, step] of Object.entries(steps)) {
        const start = process.cpuUsage();
        value = step(value);
        const { user, system } = process.cpuUsage(start);
        spent[name] += (user + system) / 1000 / FILES;
      }
    }
    const total = Object.values(spent).reduce((a, b) => a + b, 0);
    if (round > 0 && (best === undefined || total < best.total)) best = { chain, total, ...spent };
  }
  return best;
}

function pythonChains() {
  const python = process.env.AUDIO_PYTHON ?? benchPython("requirements-audio.txt", "bench-audio");
  if (python === undefined) return [{ chain: "Python's chains: not measured" }];
  const script = join(root, "test", "bench", "audio_peers.py");
  try {
    return JSON.parse(execFileSync(python, [script, String(rounds), ...files], { encoding: "utf8" }));
  } catch (error) {
    return [{ chain: `Python's chains: not measured (${python} ended with ${error.status ?? error.code})` }];
  }
}

/** Compiles modules of src/ and gives what they export; inside the project, so that packages are found. */
async function load(modules) {
  const outdir = join(root, ".build", "bench", "audio");
  buildSync({
    entryPoints: Object.keys(modules).map((name) => join(root, "src", `${name}.ts`)),
    outdir,
    outbase: join(root, "src"),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "error",
  });
  const all = {};
  for (const [name, exports] of Object.entries(modules)) {
    const module = await import(pathToFileURL(join(outdir, `${name}.js`)).href);
    for (const one of exports) all[one] = module[one];
  }
  return all;
}

function music(seed) {
  const at = (i) => 0.4 * Math.sin(1e-6 * (seed + 1) * i * i) + 0.2 * Math.sin(0.06 * i);
  return Float32Array.from({ length: 441_000 }, (_, i) => at(i));
}
