// biome-ignore-all lint/suspicious/noTemplateCurlyInString: cells are texts that hold template strings
import { expect, test } from "vitest";
import { useKernel } from "./useKernel.js";

const kernel = useKernel();

test("an error shows name, message and the cell's own lines of TypeScript", async () => {
  const { error, reply } = await kernel().execute(
    "interface Item { n: number }\nfunction check(item: Item): never {\n  throw new RangeError(`bad ${item.n}`);\n}\n\ncheck({ n: 3 });",
  );
  const place = `In[${reply.execution_count}]`;
  expect(error).toMatchObject({ ename: "RangeError", evalue: "bad 3" });
  expect(error?.traceback.join("\n")).toBe(
    [
      "RangeError: bad 3",
      "  1 | interface Item { n: number }",
      "  2 | function check(item: Item): never {",
      "> 3 |   throw new RangeError(`bad ${item.n}`);",
      "    |         ^",
      "  4 | }",
      `    at check (${place}:3:9)`,
      `    at ${place}:6:1`,
    ].join("\n"),
  );
  expect(reply).toMatchObject({ status: "error", ename: "RangeError", evalue: "bad 3" });
});

test("an error in a function of an earlier cell shows that cell's line", async () => {
  const first = await kernel().execute("\n\nfunction later() {\n  throw new Error('later');\n}");
  const { error } = await kernel().execute("await Promise.resolve();\nlater();");
  expect(error?.traceback.join("\n")).toContain(`at later (In[${first.reply.execution_count}]:4:9)`);
  expect(error?.traceback.join("\n")).toContain("> 4 |   throw new Error('later');");
});

test("causes, inner errors and further properties are shown", async () => {
  const { error } = await kernel().execute(
    "throw new Error('outer', { cause: new AggregateError([new TypeError('inner')], 'several') });",
  );
  expect(error?.traceback.join("\n")).toMatch(
    /Error: outer[\s\S]*Caused by: AggregateError: several[\s\S]*Among the errors: TypeError: inner/,
  );
  const missing = await kernel().execute("(await import('node:fs')).readFileSync('/no/such/file')");
  expect(missing.error?.traceback.join("\n")).toContain("code: 'ENOENT'");
});

test("what is thrown need not be an Error", async () => {
  expect((await kernel().execute("throw { code: 5 }")).error).toMatchObject({ ename: "Thrown", evalue: "{ code: 5 }" });
  expect((await kernel().execute("throw undefined")).error).toMatchObject({ evalue: "undefined" });
  expect((await kernel().execute("throw Object.create(null)")).error?.ename).toBe("Thrown");
});

test("a type error names line and column, runs nothing and changes no variable", async () => {
  await kernel().execute("let kept = 1;");
  const { error, stdout } = await kernel().execute("kept = 2;\nconsole.log('ran');\nconst n: number = 'text';");
  expect(error).toMatchObject({
    ename: "TypeScriptError",
    evalue: "line 3, column 7: Type 'string' is not assignable to type 'number'. (TS2322)",
  });
  expect(error?.traceback.join("\n")).toContain("3:7 - error TS2322");
  expect(error?.traceback.join("\n")).toContain("> 3 | const n: number = 'text';\n    |       ^");
  expect(stdout).toBe("");
  expect((await kernel().execute("kept")).text).toBe("1");
});

test("every type error of a cell is named", async () => {
  const { error } = await kernel().execute("missing1();\nmissing2();");
  expect(error?.traceback.join("\n")).toMatch(/:1:1 - error TS2304[\s\S]*:2:1 - error TS2304/);
});

test("a rejected promise that nobody holds fails its cell", async () => {
  const { error, reply } = await kernel().execute("Promise.reject(new Error('lost'));\n'result'");
  expect(error).toMatchObject({ ename: "Error", evalue: "lost" });
  expect(reply.status).toBe("error");
});

test("a rejection or an exception after the cell's end is reported too", async () => {
  const seen = (text: string) =>
    kernel().published.some(({ content }) => content.name === "stderr" && String(content.text).includes(text));
  await kernel().execute(
    "setTimeout(() => { void Promise.reject(new Error('late rejection')); }, 50); setTimeout(() => { throw new Error('late throw'); }, 60); 0",
  );
  await kernel().until(() => seen("late rejection") && seen("late throw"));
  expect((await kernel().execute("1 + 1")).text).toBe("2");
});

test("an exception in a callback fails the cell that waits for it", async () => {
  const { error } = await kernel().execute(
    "await new Promise(() => setTimeout(() => { throw new Error('in a callback'); }, 10))",
  );
  expect(error?.evalue).toBe("in a callback");
});

test("process.exit() is an error of the cell, and the kernel lives on", async () => {
  await kernel().execute("const survivor = 1;");
  const { error } = await kernel().execute("process.exit(0)");
  expect(error?.evalue).toMatch(/^Cannot end the kernel from a cell: process\.exit\(\)/);
  expect((await kernel().execute("survivor")).text).toBe("1");
});

test("code that ends the cells' process is told, and the kernel goes on without variables", async () => {
  await kernel().execute("const gone = 1;");
  const { error } = await kernel().execute("process.kill(process.pid, 'SIGKILL'); await new Promise(() => {})");
  expect(error?.evalue).toBe("The process that runs the cells ended (SIGKILL); all variables are lost");
  expect((await kernel().execute("gone")).error?.ename).toBe("TypeScriptError");
  expect((await kernel().execute("1 + 1")).text).toBe("2");
});

test("cells sent together with a failing one are aborted, unless it says otherwise", async () => {
  const runs = await Promise.all(["1", "throw new Error('stop')", "2"].map((code) => kernel().begin(code)));
  expect((await Promise.all(runs.map(({ done }) => done))).map(({ reply }) => reply.status)).toEqual([
    "ok",
    "error",
    "aborted",
  ]);
  const others = await Promise.all(
    ["throw new Error('go on')", "2"].map((code) => kernel().begin(code, { stop_on_error: false })),
  );
  expect((await Promise.all(others.map(({ done }) => done))).map(({ reply }) => reply.status)).toEqual(["error", "ok"]);
});

test("a stack overflow is an error", async () => {
  expect((await kernel().execute("function deep(): number { return deep() + 1; }\ndeep()")).error?.ename).toBe(
    "RangeError",
  );
});
