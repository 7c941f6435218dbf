import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { drawFigures, type NamedFigure } from "../../src/io/render.js";
import { newRenderer } from "../figure/renderer.js";

const root = mkdtempSync(join(tmpdir(), "render-"));
let count = 0;
let outDir: string;
beforeEach(() => {
  outDir = join(root, String(count++));
});
afterAll(() => rmSync(root, { recursive: true }));

const named = (name: string, type = "bar"): NamedFigure => ({
  name,
  figure: { data: [{ type, x: [1, 2, 3], y: [3, name.length, 2] }], layout: { title: { text: name } } },
  width: 300,
  height: 200,
});
const figures = ["one", "second", "the third"].map((name) => named(name));

describe("drawFigures(figures, options)", () => {
  it("writes PNG and SVG files and returns their paths in the order of the figures", async () => {
    const paths = await drawFigures(figures, { outDir, formats: "both", pngWidth: 600, workers: 2 });
    const expected = ["one.png", "one.svg", "second.png", "second.svg", "the third.png", "the third.svg"];
    expect(paths).toEqual(expected.map((name) => join(outDir, name)));
    expect(readdirSync(outDir).sort()).toEqual(expected);
    const png = readFileSync(join(outDir, "one.png"));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([600, 400]);
  });

  it("gives the same bytes with one worker and with three, in another order, and in this thread", async () => {
    const one = await drawFigures(figures, { outDir, formats: "both", pngWidth: 600, workers: 1 });
    const other = join(root, "other order");
    await drawFigures(figures.toReversed(), { outDir: other, formats: "both", pngWidth: 600, workers: 3 });
    for (const path of one) expect(readFileSync(join(other, basename(path))).equals(readFileSync(path))).toBe(true);
    const svg = await newRenderer().render(figures[0]!.figure, { width: 300, height: 200 });
    expect(readFileSync(join(outDir, "one.svg"), "utf8")).toBe(svg);
  });

  it("does not depend on time zone, language or home", async () => {
    const before = { ...process.env };
    const [plain] = await drawFigures([named("date")], { outDir, formats: "svg" });
    Object.assign(process.env, { TZ: "Asia/Kathmandu", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8", HOME: "/nowhere" });
    try {
      const [foreign] = await drawFigures([named("date")], { outDir: join(outDir, "b"), formats: "svg" });
      expect(readFileSync(foreign!, "utf8")).toBe(readFileSync(plain!, "utf8"));
    } finally {
      process.env = before;
    }
  });

  it("tells of each figure once, with its paths", async () => {
    const seen: [string, number][] = [];
    await drawFigures(figures, { outDir, formats: "svg", onDone: (name, paths) => seen.push([name, paths.length]) });
    expect(seen.sort()).toEqual([
      ["one", 1],
      ["second", 1],
      ["the third", 1],
    ]);
  });

  it("draws nothing and makes no folder when nothing is asked for", async () => {
    expect(await drawFigures(figures, { outDir, formats: "none" })).toEqual([]);
    expect(await drawFigures([], { outDir, formats: "both" })).toEqual([]);
    expect(existsSync(outDir)).toBe(false);
  });

  it("names the figure that cannot be drawn and leaves no half file", async () => {
    const broken = drawFigures([named("broken", "scatter3d")], { outDir, formats: "both" });
    await expect(broken).rejects.toThrow("Cannot draw broken: Cannot draw a trace of type scatter3d");
    expect(readdirSync(outDir)).toEqual([]);
  });

  it("stops when the signal is set", async () => {
    const stop = new AbortController();
    const drawing = drawFigures(figures, { outDir, formats: "both", signal: stop.signal });
    stop.abort(new Error("Stopped by the user"));
    await expect(drawing).rejects.toThrow("Stopped by the user");
  });
});
