// biome-ignore-all lint/suspicious/noTemplateCurlyInString: cells are texts that hold template strings
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createModuleGraph, type ModuleGraph } from "../../src/kernel/moduleGraph.js";

let root = "";
let graph: ModuleGraph;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "module-graph-"));
  graph = createModuleGraph(root, join(root, ".build", "kernel"));
  write("top.ts", 'import { low } from "./low.js"; export const top = (): string => `top ${low}`;');
  write("low.ts", 'export const low: string = "one";');
  write("other.ts", "export const other = 1;");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, text: string): void {
  writeFileSync(join(root, name), text);
}

async function load(specifier: string): Promise<Record<string, unknown>> {
  return (await import(/* @vite-ignore */ fileURLToPath(await graph.locate(specifier)))) as Record<string, unknown>;
}

test("a .js name means the TypeScript file beside it", async () => {
  const { top } = (await load("./top.js")) as { top: () => string };
  expect(top()).toBe("top one");
});

test("what did not change keeps its URL, and with it its one instance", async () => {
  const [top, low] = [await graph.locate("./top.js"), await graph.locate("./low.js")];
  write("other.ts", "export const other = 2;");
  expect([await graph.locate("./top.ts"), await graph.locate("./low.js")]).toEqual([top, low]);
});

test("an edited file gets a new URL, and so does every file that leads to it, but no other", async () => {
  const before = { top: await graph.locate("./top.js"), other: await graph.locate("./other.js") };
  write("low.ts", 'export const low: string = "another";');
  expect(await graph.locate("./top.js")).not.toBe(before.top);
  expect(await graph.locate("./other.js")).toBe(before.other);
  expect(((await load("./top.js")) as { top: () => string }).top()).toBe("top another");
});

test("files that import each other load", async () => {
  write("a.ts", 'import { b } from "./b.js"; export const a = () => b() + 1; export const base = () => 40;');
  write("b.ts", 'import { base } from "./a.js"; export const b = () => base() + 1;');
  expect(((await load("./a.js")) as { a: () => number }).a()).toBe(42);
});

test("JSON and texts are modules, and a dynamic import is followed", async () => {
  write("data.json", '{"n": 1}');
  write("names.tsv", "a\tb\n");
  write(
    "all.ts",
    'import data from "./data.json"; import text from "./names.tsv"; export { data, text }; export const later = () => import("./low.js");',
  );
  const all = (await load("./all.js")) as { later: () => Promise<{ low: string }> };
  expect(all).toMatchObject({ data: { n: 1 }, text: "a\tb\n" });
  expect((await all.later()).low).toBe("one");
});

test("a missing file and a file that does not compile are named with their place", async () => {
  await expect(graph.locate("./nothing.js")).rejects.toThrow("Cannot find module ./nothing.js in the project");
  write("bad.ts", "export const x = ;");
  await expect(graph.locate("./bad.js")).rejects.toThrow(/^bad\.ts:1:18: Unexpected ";"/);
  write("lost.ts", 'import "./gone.js";');
  await expect(graph.locate("./lost.js")).rejects.toThrow(/^lost\.ts:1:8: Could not resolve/);
});

test("built JavaScript and files of packages are loaded from where they lie", async () => {
  const { mkdirSync } = await import("node:fs");
  mkdirSync(join(root, "node_modules", "p"), { recursive: true });
  write("node_modules/p/index.js", "export default 1;");
  expect(await graph.locate("./node_modules/p/index.js")).toMatch(/node_modules\/p\/index\.js$/);
});
