/**
 * How fast the notebook kernel is, as a front end sees it: from the kernel's start to the first cell's answer, an empty
 * cell, a cell of one expression, 20,000 printed lines, the first import of a task with all it needs. Alone:
 * node scripts/run.mjs node test/bench/kernel.mjs
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "../../scripts/install.mjs";

const limits = { start: 3000, empty: 50 };

/** Measures with `rounds` kernels; gives rows of name, median in ms, and the limit where there is one. */
export async function benchKernel(rounds = 3) {
  const { KernelClient } = await loadClient();
  const times = new Map();
  const note = (name, ms) => times.set(name, [...(times.get(name) ?? []), ms]);
  const timed = async (name, work) => {
    const started = performance.now();
    await work();
    note(name, performance.now() - started);
  };
  for (let round = 0; round < rounds; round++) {
    let kernel;
    await timed("start to first cell answered", async () => {
      kernel = await KernelClient.start();
      await kernel.execute("1 + 1", { timeoutMs: 60_000 });
    });
    for (let n = 0; n < 20; n++) await timed("empty cell", () => kernel.execute(""));
    for (let n = 0; n < 20; n++) await timed("cell of one expression", () => kernel.execute(String(n)));
    await timed("20,000 printed lines", () => kernel.execute("for (let i = 0; i < 20_000; i++) console.log(i);"));
    const task = "import { task } from './src/task/analyze-all.js'; typeof task";
    await timed("first import of a task and all its modules", () => kernel.execute(task));
    await timed("the same import again", () => kernel.execute(task));
    await timed("shutdown", () => kernel.stop());
  }
  return [...times].map(([name, all]) => ({ name, ms: median(all), limit: limitOf(name) }));
}

function limitOf(name) {
  if (name === "start to first cell answered") return limits.start;
  return name === "empty cell" || name === "cell of one expression" ? limits.empty : undefined;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The tests' Jupyter client, which is TypeScript. */
async function loadClient() {
  const outfile = join(root, "out", "bench", "kernelClient.mjs");
  await build({
    entryPoints: [join(root, "test", "kernel", "client.ts")],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    define: { "import.meta.dirname": JSON.stringify(join(root, "test", "kernel")) },
    logLevel: "silent",
  });
  return import(pathToFileURL(outfile).href);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const rows = await benchKernel();
  for (const { name, ms, limit } of rows) {
    const bound = limit ? `  (limit ${limit} ms: ${ms <= limit ? "kept" : "BROKEN"})` : "";
    console.log(`${name.padEnd(45)} ${ms.toFixed(ms < 100 ? 1 : 0).padStart(7)} ms${bound}`);
  }
  if (rows.some(({ ms, limit }) => limit && ms > limit)) process.exitCode = 1;
}
