import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { task } from "../../src/task/fetch-metadata.js";
import { runTask } from "../../src/task/runTask.js";
import { type Answer, type FileServer, serve, startServer, status } from "../io/fileServer.js";
import { missing, realFile, titled } from "../reference.js";
import { quietTerminal } from "../terminal.js";

const NAMES = ["strong", "mid_to_display_name.tsv"] as const;
const QA_ROWS = Array.from({ length: 527 }, (_, i) => `/m/${i},10,9\n`).join("");
const QA = Buffer.from(`label_id,num_rated,num_true\n${QA_ROWS}`);

let folder = "";
let server: FileServer | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "fetch-metadata-"));
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** A server that has these files by path and answers 404 for every other. */
async function serveFiles(files: Readonly<Record<string, Buffer>>): Promise<string> {
  server = await startServer((response, request, n) => {
    const found = files[request.url ?? ""];
    const answer: Answer = found ? serve(found) : status(404);
    answer(response, request, n);
  });
  return server.base;
}

async function run(...words: string[]) {
  const terminal = quietTerminal();
  const code = await runTask(task, [...words, "--out", folder], terminal);
  return { code, terminal, text: terminal.outs.join("\n"), notes: terminal.notes.join("\n") };
}

describe("fetch-metadata", () => {
  it("fetches a file to its official name and finds nothing to do the second time", async () => {
    const base = await serveFiles({ "/corpus/v1/qa/qa_true_counts.csv": QA });
    const words = ["--only", "qa_true_counts.csv", "--base-url", `${base}/corpus/`];
    expect((await run(...words)).code).toBe(0);
    expect(readdirSync(folder)).toEqual(["qa_true_counts.csv"]);
    expect(readFileSync(join(folder, "qa_true_counts.csv")).equals(QA)).toBe(true);
    const second = await run(...words);
    expect(second.code).toBe(0);
    expect(second.text).toContain("already there");
    expect(server!.requests.length).toBe(1);
  });

  it("ends with exit code 2 when a file cannot be had, and still brings the others", async () => {
    const base = await serveFiles({ "/v1/qa/qa_true_counts.csv": QA });
    const { code, text } = await run("--only", "eval_segments.csv", "qa_true_counts.csv", "--base-url", base);
    expect(code).toBe(2);
    expect(readdirSync(folder)).toEqual(["qa_true_counts.csv"]);
    expect(text).toContain("1 of 2 files could not be had");
    expect(text).toContain(`eval_segments.csv: ${base}/v1/csv/eval_segments.csv answers 404`);
  });

  it("tries the base addresses in order", async () => {
    const base = await serveFiles({ "/second/v1/qa/qa_true_counts.csv": QA });
    const bases = ["--base-url", `${base}/first`, `${base}/second`];
    expect((await run("--only", "qa_true_counts.csv", ...bases)).code).toBe(0);
    expect(server!.requests.map(({ url }) => url)).toEqual([
      "/first/v1/qa/qa_true_counts.csv",
      "/second/v1/qa/qa_true_counts.csv",
    ]);
  });

  it("keeps a file of the user's that is not the published one, unless told to replace it", async () => {
    const base = await serveFiles({ "/v1/qa/qa_true_counts.csv": QA });
    writeFileSync(join(folder, "qa_true_counts.csv"), "mine");
    const words = ["--only", "qa_true_counts.csv", "--base-url", base];
    const kept = await run(...words);
    expect(kept.code).toBe(2);
    expect(kept.notes).toContain("another file is there under this name");
    expect(readFileSync(join(folder, "qa_true_counts.csv"), "utf8")).toBe("mine");
    expect((await run(...words, "--replace")).code).toBe(0);
    expect(readFileSync(join(folder, "qa_true_counts.csv")).equals(QA)).toBe(true);
  });

  it("says what it would do on --dry-run and asks no server", async () => {
    const base = await serveFiles({});
    writeFileSync(join(folder, "eval_segments.csv.part"), "half");
    const { code, text } = await run("--dry-run", "--base-url", base);
    expect(code).toBe(0);
    expect(text).toMatch(/eval_segments\.csv\s+go on from 4 B\s+sha256 f7055f53935f/);
    expect(text.split("\n").length).toBe(12);
    expect(server!.requests).toEqual([]);
  });

  it("prints one JSON object on --json", async () => {
    const base = await serveFiles({ "/v1/qa/qa_true_counts.csv": QA });
    const { text } = await run("--only", "qa_true_counts.csv", "--base-url", base, "--json");
    expect(JSON.parse(text)).toMatchObject({
      folder,
      files: [{ name: "qa_true_counts.csv", state: "fetched", bytes: QA.length, resumedAt: 0 }],
    });
  });

  it("refuses a name that is not published and an address that is none, before anything is asked", async () => {
    const wrong = await run("--only", "evil_segments.csv");
    expect([wrong.code, wrong.notes]).toEqual([2, expect.stringContaining("expected balanced_train_segments.csv")]);
    for (const address of ["ftp://a", "nonsense", "http://a/?x", "http://me:secret@a/"])
      expect((await run("--base-url", address)).notes).toContain("Invalid --base-url");
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(missing(...NAMES))(titled("proves the real strong vocabulary by its hash", ...NAMES), async () => {
    const real = readFileSync(realFile(...NAMES));
    const base = await serveFiles({ "/strong/mid_to_display_name.tsv": real });
    const { code, text } = await run("--only", "mid_to_display_name.tsv", "--base-url", base);
    expect([code, text]).toEqual([0, expect.stringContaining("sha256 6aeaa2144223")]);
  });

  it("keeps what it has on Ctrl+C, says so, and ends with exit code 2", async () => {
    server = await startServer((response) => {
      response.writeHead(200, { "content-length": 1_211_931, etag: '"v1"' });
      response.write(Buffer.alloc(100_000, 35));
    });
    const words = ["scripts/audioset.mjs", "fetch-metadata", "--only", "balanced_train_segments.csv"];
    const child = spawn(process.execPath, [...words, "--base-url", server.base, "--out", folder]);
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const part = join(folder, "balanced_train_segments.csv.part");
    while (!existsSync(part) || statSync(part).size < 100_000) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGINT");
    const code = await new Promise((resolve) => child.on("exit", resolve));
    expect([code, stderr]).toEqual([2, expect.stringContaining("100.0 kB of balanced_train_segments.csv are kept")]);
    expect(statSync(part).size).toBe(100_000);
  });
});
