// biome-ignore-all lint/suspicious/noTemplateCurlyInString: cells are texts that hold template strings
import { expect, test } from "vitest";
import { useKernel } from "./useKernel.js";

const kernel = useKernel();

/** Runs cells one after the other and gives the text of the last one's result; a failed cell fails the test. */
async function result(...cells: string[]): Promise<string | undefined> {
  let text: string | undefined;
  for (const cell of cells) {
    const run = await kernel().execute(cell);
    expect(run.error?.traceback.join("\n")).toBeUndefined();
    ({ text } = run);
  }
  return text;
}

test("variables, functions, classes, types and enums of a cell are there in later cells", async () => {
  await result(
    "const base = 2; function twice(n: number) { return base * n; } class Box { constructor(readonly n: number) {} } interface Named { name: string } enum Kind { A = 5 }",
  );
  expect(await result("const named: Named = { name: 'x' }; [twice(4), new Box(3).n, named.name, Kind.A]")).toBe(
    "[ 8, 3, 'x', 5 ]",
  );
});

test("a const, class, interface or function of an earlier cell can be declared anew, with another type", async () => {
  await result("const again = 1; class Thing { a = 1 } interface Shape { a: number } function make() { return 1; }");
  await result(
    "const again = 'text'; class Thing { b = 2 } interface Shape { b: string } function make() { return 'made'; }",
  );
  expect(
    await result("const shape: Shape = { b: 'b' }; [again.toUpperCase(), new Thing().b, shape.b, make().length]"),
  ).toBe("[ 'TEXT', 2, 'b', 4 ]");
});

test("an assignment in a later cell is seen by the functions of the earlier one", async () => {
  await result("let total = 0; function add(n: number) { total += n; }");
  expect(await result("add(2); total = 10; add(1); total")).toBe("11");
});

test("names of earlier cells work in shorthands, patterns, templates, loops and calls", async () => {
  await result(
    "let left = 1, right = 2; const tag = (parts: TemplateStringsArray) => parts[0]; function self(this: unknown) { return this === globalThis || this === undefined; }",
  );
  expect(await result("[left, right] = [right, left]; ({ left, right })")).toBe("{ left: 2, right: 1 }");
  expect(
    await result("({ left } = { left: 7 }); for (right of [8, 9]) {} [`${left}`, right, tag`t`, self(), typeof left]"),
  ).toBe("[ '7', 9, 't', true, 'number' ]");
  expect(
    await result(
      "interface Point { x: number } const point: Point = { x: 4 };",
      "const { x: across } = point; const { left: l2 = 0 } = { left }; [across, l2]",
    ),
  ).toBe("[ 4, 7 ]");
});

test("patterns take from any iterable and keep rests and defaults", async () => {
  expect(
    await result(
      "const [first, , ...others] = new Set([1, 2, 3, 4]); const { a = 5, ...more } = { b: 6, c: 7 } as { a?: number; b: number; c: number };",
      "[first, others, a, more]",
    ),
  ).toBe("[ 1, [ 3, 4 ], 5, { b: 6, c: 7 } ]");
});

test("a declaration without a value forgets the earlier one", async () => {
  expect(
    await result("let maybe: number | undefined = 1;", "let maybe: number | undefined;", "maybe === undefined"),
  ).toBe("true");
});

test("a function keeps its name, an exported declaration is a declaration", async () => {
  expect(await result("export const named2 = () => 1; export function named3() {}", "[named2.name, named3.name]")).toBe(
    "[ 'named2', 'named3' ]",
  );
});

test("await works at the top level, also in loops", async () => {
  expect(
    await result(
      "let sum2 = 0; for await (const n of (async function* () { yield 1; yield 2; })()) sum2 += await Promise.resolve(n); sum2",
    ),
  ).toBe("3");
});

test("a failed cell keeps what it set before it failed, and leaves alone what it did not reach", async () => {
  await result("const before = 'old'; const after = 'old';");
  const failed = await kernel().execute("const before = 1; JSON.parse('{'); const after = 2;");
  expect(failed.error?.ename).toBe("SyntaxError");
  expect(await result("[before + 1, after.toUpperCase()]")).toBe("[ 2, 'OLD' ]");
});

test("a variable whose type has no name outside of its cell is of any type in later cells", async () => {
  await result(
    "const hide = () => { class Hidden { a = 1; private b = 2; } return new Hidden(); }; const hidden = hide(); const [inner] = [hide()];",
  );
  expect(await result("[hidden.a, inner.a]")).toBe("[ 1, 1 ]");
  expect(
    await result("const yaml = await import('yaml'); const parsed = yaml.parseDocument('a: 1');", "parsed.toString()"),
  ).toBe("'a: 1\\n'");
});

test("an empty cell and a comment do nothing and succeed", async () => {
  for (const code of ["", "  \n", "// only a comment", "/* one */"]) {
    const run = await kernel().execute(code);
    expect(run.reply.status).toBe("ok");
    expect(run.text).toBeUndefined();
  }
});

test("null is shown, undefined is not", async () => {
  expect(await result("null")).toBe("null");
  expect(await result("undefined")).toBeUndefined();
});
