import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPool, type Pool } from "../../src/io/pool.js";

/** A worker that speaks the pool's protocol and does what the job says. */
const source = `
  import { parentPort, threadId, workerData } from "node:worker_threads";
  parentPort.on("message", async ({ act, value }) => {
    if (act === "die") process.exit(value);
    if (act === "throw outside") setImmediate(() => { throw new TypeError("nobody caught it"); });
    if (act === "hang" || act === "throw outside") return;
    if (act === "fail") return parentPort.postMessage({ error: { name: "RangeError", message: value, stack: "RangeError: at job" } });
    if (act === "wait") await new Promise((resolve) => setTimeout(resolve, value));
    parentPort.postMessage({ result: act === "thread" ? threadId : act === "data" ? workerData : value });
  });`;

let folder: string;
const pools: Pool<unknown, unknown>[] = [];
const open = (size: number, workerData?: unknown): Pool<unknown, unknown> => {
  const pool = createPool<unknown, unknown>(join(folder, "worker.mjs"), { size, workerData });
  pools.push(pool);
  return pool;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pool-"));
  writeFileSync(join(folder, "worker.mjs"), source);
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  rmSync(folder, { recursive: true });
});

describe("createPool(entry, {size, workerData})", () => {
  it("gives each job its own answer, however the jobs end", async () => {
    const pool = open(3);
    const waits = [40, 5, 20, 1, 30, 10];
    expect(await Promise.all(waits.map((value) => pool.run({ act: "wait", value })))).toEqual(waits);
  });

  it("starts no more workers than its size", async () => {
    const pool = open(2);
    const threads = await Promise.all(Array.from({ length: 9 }, () => pool.run({ act: "thread" })));
    expect(new Set(threads).size).toBeLessThanOrEqual(2);
  });

  it("hands workerData to every worker", async () => {
    expect(await open(1, { rate: 16000 }).run({ act: "data" })).toEqual({ rate: 16000 });
  });

  it("rejects with the worker's own error by name, and goes on", async () => {
    const pool = open(1);
    await expect(pool.run({ act: "fail", value: "no such rate" })).rejects.toMatchObject({
      name: "RangeError",
      message: "no such rate",
    });
    expect(await pool.run({ act: "echo", value: 1 })).toBe(1);
  });

  it("rejects the job of a worker that dies, and starts another for the next", async () => {
    const pool = open(1);
    const died = pool.run({ act: "die", value: 3 });
    const next = pool.run({ act: "echo", value: "alive" });
    await expect(died).rejects.toThrow("Cannot finish the job: its worker ended with code 3");
    expect(await next).toBe("alive");
  });

  it("rejects with what a worker throws outside a job's own code", async () => {
    await expect(open(1).run({ act: "throw outside" })).rejects.toThrow("nobody caught it");
  });

  it("rejects when the entry does not exist", async () => {
    const pool = createPool(join(folder, "missing.mjs"), { size: 1 });
    await expect(pool.run(1)).rejects.toThrow("missing.mjs");
    await pool.close();
  });

  it("rejects what cannot be sent to a worker", async () => {
    const pool = open(1);
    await expect(pool.run(() => 1)).rejects.toThrow("could not be cloned");
    expect(await pool.run({ act: "echo", value: 2 })).toBe(2);
  });

  it("stops a running and a waiting job when the signal is set, and can be used on", async () => {
    const pool = open(1);
    const stop = new AbortController();
    const running = pool.run({ act: "hang" }, stop.signal);
    const waiting = pool.run({ act: "echo", value: 1 }, stop.signal);
    stop.abort(new Error("Stopped by the user"));
    await expect(running).rejects.toThrow("Stopped by the user");
    await expect(waiting).rejects.toThrow("Stopped by the user");
    await expect(pool.run({ act: "echo", value: 1 }, stop.signal)).rejects.toThrow("Stopped by the user");
    expect(await pool.run({ act: "echo", value: 3 })).toBe(3);
  });

  it("rejects what is not done when it is closed, and everything after", async () => {
    const pool = open(1);
    const jobs = [pool.run({ act: "hang" }), pool.run({ act: "echo", value: 1 })];
    const closed = pool.close();
    await Promise.all(jobs.map((job) => expect(job).rejects.toThrow(/ended with code|closed/)));
    await closed;
    await expect(pool.run({ act: "echo", value: 1 })).rejects.toThrow("the pool is closed");
  });

  it("refuses a size below one", () => {
    expect(() => createPool("x", { size: 0 })).toThrow("expected a whole number from 1, got 0");
  });
});
