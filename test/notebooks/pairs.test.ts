import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TASKS } from "../../src/task/registry.js";
import { importsOf, logicIn, readNotebook, stems, stepCells } from "./cells.js";

/** Tasks that no notebook is for: they make or fetch files, or run other tasks, or write code. */
const WITHOUT = ["analyze-all", "fetch-metadata", "make-sample", "process-all"];

describe.each(stems)("notebooks/%s.ipynb", (stem) => {
  it("has the name of a script and calls the task module that the script runs", () => {
    if (stem === "00-tour") return;
    expect(Object.keys(TASKS)).toContain(stem);
    const script = readFileSync(`scripts/${stem}.ts`, "utf8");
    expect(importsOf(script)).toContain(`../src/task/${stem}.js`);
    expect(stepCells(stem).flatMap(({ code }) => importsOf(code))).toContain(`./src/task/${stem}.js`);
  });

  it("imports nothing but the project's modules outside explore cells", () => {
    for (const { code } of stepCells(stem))
      for (const name of importsOf(code)) expect(name).toMatch(/^\.\/src\/.*\.js$/);
  });

  it("has no function, loop or arithmetic outside explore cells", () => {
    expect(stepCells(stem).flatMap(({ code, place }) => logicIn(code).map((text) => `cell ${place}: ${text}`))).toEqual(
      [],
    );
  });

  it("says in prose what each code cell is for, and has one cell of parameters", () => {
    const { cells } = readNotebook(stem);
    expect(cells[0]?.cell_type).toBe("markdown");
    expect(cells.filter(({ metadata }) => metadata.tags?.includes("parameters"))).toHaveLength(1);
    expect(cells.filter(({ cell_type }) => cell_type === "markdown").length).toBeGreaterThan(3);
  });

  it("is committed with its outputs: counted in order, without errors, paths or times, below 1 MB", () => {
    const { text, cells } = readNotebook(stem);
    const code = cells.filter(({ cell_type }) => cell_type === "code");
    expect(code.map(({ execution_count }) => execution_count)).toEqual(code.map((_, i) => i + 1));
    expect(
      code.flatMap(({ outputs }) =>
        outputs!.filter(({ output_type, name }) => output_type === "error" || name === "stderr"),
      ),
    ).toEqual([]);
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
    expect(text).not.toContain(process.cwd());
    expect(text).not.toMatch(/"(execution|iopub\.execute|shell\.execute_reply)[."]/);
  });
});

describe("the notebooks", () => {
  it("are there for every task that analyses or shows", () => {
    expect(existsSync("notebooks/00-tour.ipynb")).toBe(true);
    const expected = Object.keys(TASKS).filter((name) => !WITHOUT.includes(name));
    expect(stems.filter((stem) => stem !== "00-tour").sort()).toEqual(expected.sort());
  });
});

describe("logicIn", () => {
  it("finds functions, loops, conditions and arithmetic, and nothing in calls and literals", () => {
    expect(logicIn("const a = (x) => x;")).toEqual(["(x) => x"]);
    expect(logicIn("for (const a of b) c();\nif (a) b();\nwhile (a) b();")).toHaveLength(3);
    expect(logicIn("const n = 1 + 2; n++; class A {}")).toEqual(["1 + 2", "n++", "class A {}"]);
    expect(logicIn('const { a, ...b } = await c({ d: e ?? "f", g: -1 });\nshow(`x`, [b[0]!.h]);')).toEqual([]);
  });
});
