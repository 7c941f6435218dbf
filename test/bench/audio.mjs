/**
 * CPU time per core of the audio chain (read a 10 s 44.1 kHz stereo WAV, mix to mono, resample to 16 kHz, AST filter bank), ours and
 * what people use in Python, in one run. Python is taken from AUDIO_PYTHON (default python3); chains whose packages are missing say so.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const FILES = 12;
const ROUNDS = 5;

// Inside the project, so that packages are found.
const compiled = resolve(".build", "bench", "audio");
const folder = mkdtempSync(join(tmpdir(), "audio-bench-"));
try {
  const names = [
    "format/wavDecode",
    "format/wavWrite",
    "signal/mono",
    "signal/resample",
    "signal/fbank",
    "signal/workspace",
  ];
  const entryPoints = names.map((name) => `src/${name}.ts`);
  await build({
    entryPoints,
    outdir: compiled,
    outbase: "src",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "error",
  });
  const load = (name) => import(pathToFileURL(join(compiled, `${name}.js`)).href);
  const [{ readWav }, { writeWav }, { mixToMono }, { resample }, { fbank }, { createWorkspace }] = await Promise.all(
    names.map(load),
  );
  const files = Array.from({ length: FILES }, (_, i) => join(folder, `${i}.wav`));
  for (const [seed, file] of files.entries()) writeFileSync(file, writeWav([music(seed), music(seed + 0.5)], 44_100));

  const workspace = createWorkspace();
  const steps = { read: 0, mono: 0, resample: 0, fbank: 0 };
  let best;
  for (let round = 0; round <= ROUNDS; round++) {
    for (const key of Object.keys(steps)) steps[key] = 0;
    for (const file of files) {
      workspace.reset();
      const { channels } = await timed("read", () => readWav(readFileSync(file), { allocate: workspace.take }));
      const mono = await timed("mono", () => mixToMono(channels, workspace.take(channels[0].length)));
      const low = await timed("resample", () => resample(mono, 44_100, 16_000));
      const { frames } = await timed("fbank", () => fbank(low));
      if (frames !== 998) throw new Error(`expected 998 frames, got ${frames}`);
    }
    const total = Object.values(steps).reduce((a, b) => a + b, 0);
    // The first round compiles.
    if (round > 0 && (!best || total < best.total)) best = { total, ...steps };
  }
  const rows = [{ chain: "audioset-lab", ...perFile(best) }, ...pythonRows(files)];
  if (process.argv.includes("--json")) console.log(JSON.stringify(rows));
  else print(rows);

  async function timed(name, run) {
    const start = process.cpuUsage();
    const result = await run();
    const { user, system } = process.cpuUsage(start);
    steps[name] += (user + system) / 1000;
    return result;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function perFile(sums) {
  return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / FILES]));
}

function music(seed) {
  return Float32Array.from(
    { length: 441_000 },
    (_, i) => 0.4 * Math.sin(1e-6 * (seed + 1) * i * i) + 0.2 * Math.sin(0.06 * i),
  );
}

function pythonRows(files) {
  const python = process.env.AUDIO_PYTHON ?? "python3";
  try {
    const text = execFileSync(python, ["test/bench/audio_peers.py", ...files], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return JSON.parse(text);
  } catch (error) {
    return [
      {
        chain: `Python chains: not measured (${error.code ?? error.status}: cannot run ${python} with numpy and soundfile)`,
      },
    ];
  }
}

function print(rows) {
  console.log(`CPU milliseconds a 10 s 44.1 kHz stereo file (best of ${ROUNDS} rounds of ${FILES} files)`);
  for (const { chain, total, ...parts } of rows) {
    const detail = Object.entries(parts)
      .map(([name, ms]) => `${name} ${ms.toFixed(2)}`)
      .join(", ");
    console.log(total === undefined ? chain : `${total.toFixed(2).padStart(7)}  ${chain}  (${detail})`);
  }
}
