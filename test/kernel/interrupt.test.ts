// biome-ignore-all lint/suspicious/noTemplateCurlyInString: cells are texts that hold template strings
import { expect, test } from "vitest";
import { useKernel } from "./useKernel.js";

const kernel = useKernel();

/** Runs a cell that does not end, interrupts it after 300 ms, and gives its error and the time the interrupt took. */
async function interrupted(
  code: string,
  interrupt: () => Promise<unknown> = () => kernel().request("interrupt_request", {}, "control"),
) {
  const { done } = await kernel().begin(code);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const started = Date.now();
  await interrupt();
  const { error } = await done;
  return { name: error?.ename, ms: Date.now() - started };
}

test.for([
  ["a loop", "while (true) {}"],
  ["a pending await", "await new Promise(() => {});"],
  ["a loop after an await", "await null; for (;;) {}"],
  ["a loop of awaits", "while (true) await null;"],
  ["a loop that catches everything", "for (;;) { try { for (;;); } catch {} }"],
  ["a loop that prints", "while (true) console.log('again');"],
  ["a loop in a timer", "setTimeout(() => { for (;;); }); await new Promise(() => {});"],
  ["a loop in a setImmediate", "setImmediate(() => { for (;;); }); await new Promise(() => {});"],
  ["a loop in a nextTick", "process.nextTick(() => { for (;;); }); await new Promise(() => {});"],
  ["a slow regular expression", "/(a+)+$/.test(`${'a'.repeat(40)}b`);"],
  ["a blocking wait", "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);"],
])("%s is stopped within a second and variables live on", async ([, code]) => {
  await kernel().execute("const kept = 42;");
  const { name, ms } = await interrupted(code!);
  expect(name).toBe("Interrupted");
  expect(ms).toBeLessThan(1000);
  expect((await kernel().execute("await new Promise((resolve) => setTimeout(resolve, 5)); kept")).text).toBe("42");
});

test("a program that a cell waits for is interrupted with it", async () => {
  const { ms } = await interrupted("import { execSync } from 'node:child_process'; execSync('sleep 60');");
  expect(ms).toBeLessThan(1000);
});

test("a signal to the kernel's process group interrupts as well", async () => {
  const { name } = await interrupted("while (true) {}", async () => process.kill(-kernel().process.pid!, "SIGINT"));
  expect(name).toBe("Interrupted");
});

test("an interrupted loop of timers does not go on", async () => {
  await interrupted("let ticks = 0; while (true) { await new Promise((resolve) => setTimeout(resolve, 5)); ticks++; }");
  const { text } = await kernel().execute(
    "const seen = ticks; await new Promise((resolve) => setTimeout(resolve, 50)); [seen > 0, ticks - seen]",
  );
  expect(text).toBe("[ true, 0 ]");
});

test("a timer of an earlier cell that blocks everything is stopped with what it blocks", async () => {
  await kernel().execute(
    "let first = true; setInterval(() => { if (first) { first = false; return; } for (;;); }, 100); 0",
  );
  const { ms } = await interrupted("await new Promise((resolve) => setTimeout(resolve, 60_000));");
  expect(ms).toBeLessThan(1000);
  expect((await kernel().execute("await new Promise((resolve) => setTimeout(resolve, 300)); 'free'")).text).toBe(
    "'free'",
  );
});

test("an interrupt without a running cell changes nothing", async () => {
  await kernel().request("interrupt_request", {}, "control");
  expect((await kernel().execute("1 + 1")).text).toBe("2");
});

test("cells that wait behind an interrupted one are aborted", async () => {
  const first = await kernel().begin("while (true) {}");
  const second = await kernel().begin("'must not run'");
  await new Promise((resolve) => setTimeout(resolve, 300));
  await kernel().request("interrupt_request", {}, "control");
  expect((await first.done).error?.ename).toBe("Interrupted");
  expect((await second.done).reply.status).toBe("aborted");
});
