import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { KernelClient, root } from "./client.js";

/** The ids of all living processes that have `id` above them. */
function below(id: number): number[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat="], { encoding: "utf8" }).trim().split("\n");
  const rows = lines.map((line) => line.trim().split(/\s+/)).filter(([, , state]) => !state?.startsWith("Z"));
  const children = (parent: number): number[] =>
    rows.filter(([, above]) => Number(above) === parent).flatMap(([own]) => [Number(own), ...children(Number(own))]);
  return children(id);
}

function lives(id: number): boolean {
  try {
    process.kill(id, 0);
    return (
      execFileSync("ps", ["-o", "stat=", "-p", String(id)], { encoding: "utf8" })
        .trim()
        .startsWith("Z") === false
    );
  } catch {
    return false;
  }
}

async function allGone(ids: readonly number[], timeoutMs: number): Promise<boolean> {
  for (const end = Date.now() + timeoutMs; Date.now() < end; ) {
    if (!ids.some(lives)) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

test("shutdown ends with exit code 0 and leaves no process, not even one that a cell started", async () => {
  const kernel = await KernelClient.start();
  await kernel.execute("import { spawn } from 'node:child_process'; spawn('sleep', ['300']); const busy = 1;", {
    timeoutMs: 60_000,
  });
  const ids = [kernel.process.pid!, ...below(kernel.process.pid!)];
  expect(ids.length).toBeGreaterThan(2);
  await kernel.begin("while (true) {}");
  expect(await kernel.stop()).toBe(0);
  expect(await allGone(ids, 3000)).toBe(true);
});

test("a restarted kernel answers within two seconds and knows nothing of the old one", { retry: 2 }, async () => {
  const old = await KernelClient.start();
  await old.execute("const before = 1;", { timeoutMs: 60_000 });
  const started = Date.now();
  await old.stop();
  const fresh = await KernelClient.start();
  await fresh.request("kernel_info_request");
  expect(Date.now() - started).toBeLessThan(2000);
  expect((await fresh.execute("before", { timeoutMs: 60_000 })).error?.ename).toBe("TypeScriptError");
  await fresh.stop();
});

test("two kernels side by side do not see each other", async () => {
  const [one, two] = await Promise.all([KernelClient.start(), KernelClient.start()]);
  await Promise.all([
    one.execute("const who = 'one';", { timeoutMs: 60_000 }),
    two.execute("const who = 'two';", { timeoutMs: 60_000 }),
  ]);
  const runs = await Promise.all([one.execute("console.log(who); who"), two.execute("console.log(who); who")]);
  expect(runs.map(({ text, stdout }) => [text, stdout])).toEqual([
    ["'one'", "one\n"],
    ["'two'", "two\n"],
  ]);
  await Promise.all([one.stop(), two.stop()]);
});

test("a kernel whose parent is killed ends by itself, with a cell that never ends", async () => {
  // A parent of its own between this test and the kernel, to be killed.
  const script =
    "require('node:child_process').spawn(process.argv[1], process.argv.slice(2), { stdio: ['ignore', 'ignore', 'inherit'] }); setInterval(() => {}, 1e6)";
  const kernel = await KernelClient.start([
    process.execPath,
    "-e",
    script,
    process.execPath,
    join(root, "scripts", "kernel.mjs"),
    "{connection_file}",
  ]);
  await kernel.execute("1", { timeoutMs: 60_000 });
  await kernel.begin("while (true) {}");
  await new Promise((resolve) => setTimeout(resolve, 300));
  const ids = below(kernel.process.pid!);
  expect(ids.length).toBeGreaterThan(1);
  process.kill(kernel.process.pid!, "SIGKILL");
  expect(await allGone(ids, 5000)).toBe(true);
  kernel.close();
});

test("a kernel that is killed takes its cells with it", async () => {
  const kernel = await KernelClient.start();
  await kernel.execute("1", { timeoutMs: 60_000 });
  await kernel.begin("while (true) {}");
  const ids = below(kernel.process.pid!);
  process.kill(kernel.process.pid!, "SIGKILL");
  expect(await allGone(ids, 5000)).toBe(true);
  kernel.close();
});

test("the kernel writes nothing outside the project", async () => {
  const home = join(root, "out", `home-${process.pid}`);
  mkdirSync(home, { recursive: true });
  const kernel = await KernelClient.start(undefined, { HOME: home });
  await kernel.execute("import { max } from 'd3-array'; max([1])", { timeoutMs: 60_000 });
  await kernel.stop();
  expect(readdirSync(home)).toEqual([]);
  rmSync(home, { recursive: true });
});

test("a broken connection file ends with a message", async () => {
  const child = spawn(process.execPath, [join(root, "scripts", "kernel.mjs"), join(root, "no-such-file.json")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += String(chunk);
  });
  expect(await new Promise((resolve) => child.on("exit", resolve))).toBe(2);
  expect(said).toMatch(/^Cannot read the connection file .*no-such-file\.json/);
});
