// biome-ignore-all lint/suspicious/noTemplateCurlyInString: cells are texts that hold template strings
import { expect, test } from "vitest";
import { useKernel } from "./useKernel.js";

const kernel = useKernel();

test("20,000 lines arrive complete and in order before the cell is idle", async () => {
  const { stdout, messages } = await kernel().execute("for (let i = 0; i < 20_000; i++) console.log(`line ${i}`);");
  expect(stdout).toBe(Array.from({ length: 20_000 }, (_, i) => `line ${i}\n`).join(""));
  expect(messages.at(-1)?.content).toEqual({ execution_state: "idle" });
});

test("a 20 MB output arrives", async () => {
  const { stdout, text } = await kernel().execute("console.log('x'.repeat(20_000_000)); 'after'");
  expect(stdout.length).toBe(20_000_001);
  expect(text).toBe("'after'");
});

test("stdout, stderr, displays and the result keep their order", async () => {
  const { messages } = await kernel().execute(
    "console.log('a'); console.error('b'); console.log('c'); display('d'); process.stdout.write('e'); await display('f'); 'g'",
  );
  const shown = messages.map(({ header, content }) =>
    `${header.msg_type} ${content.text ?? (content.data as Record<string, string>)?.["text/plain"] ?? ""}`.trim(),
  );
  expect(shown).toEqual([
    "status",
    "execute_input",
    "stream a",
    "stream b",
    "stream c",
    "display_data 'd'",
    "stream e",
    "display_data 'f'",
    "execute_result 'g'",
    "status",
  ]);
});

test("output is sent while the cell still runs", async () => {
  const { id, done } = await kernel().begin(
    "console.log('early'); const until = Date.now() + 700; while (Date.now() < until);",
  );
  const started = Date.now();
  await kernel().until(() =>
    kernel()
      .of(id)
      .some(({ content }) => content.text === "early\n"),
  );
  expect(Date.now() - started).toBeLessThan(600);
  await done;
});

test("what other processes and native code print belongs to the cell", async () => {
  const { stdout, stderr } = await kernel().execute(
    "import { execSync } from 'node:child_process'; execSync('echo out; echo err >&2; seq 30000', { stdio: 'inherit' }); 0",
  );
  expect(stdout).toBe(`out\n${Array.from({ length: 30_000 }, (_, i) => `${i + 1}\n`).join("")}`);
  expect(stderr).toBe("err\n");
});

test("a text cut in the middle of a character is put together", async () => {
  expect(
    (
      await kernel().execute(
        "const bytes = Buffer.from('é'); process.stdout.write(bytes.subarray(0, 1)); process.stdout.write(bytes.subarray(1)); 0",
      )
    ).stdout,
  ).toBe("é");
});

test("typed arrays, long arrays and tables of two million rows print bounded", async () => {
  const { text, stdout } = await kernel().execute(
    "const many = new Float32Array(2_000_000); console.log(many); console.table(many); console.log({ many }); many",
  );
  expect(text?.split("\n").length).toBeLessThan(30);
  expect(text).toContain("1999900 more items");
  expect(stdout.split("\n").length).toBeLessThan(200);
  expect(stdout).toContain("... 1,999,900 more rows");
});

test("a value with a Jupyter.display method shows its bundle as the result", async () => {
  const { messages } = await kernel().execute(
    "({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>1</b>', 'image/png': new Uint8Array([1, 2, 3]), 'application/json': { a: [1] } }) })",
  );
  expect(messages.find(({ header }) => header.msg_type === "execute_result")?.content.data).toEqual({
    "text/html": "<b>1</b>",
    "image/png": "AQID",
    "application/json": { a: [1] },
  });
});

test("a display method that throws fails the cell", async () => {
  const { error } = await kernel().execute(
    "({ [Symbol.for('Jupyter.display')]() { throw new TypeError('cannot draw'); } })",
  );
  expect(error).toMatchObject({ ename: "TypeError", evalue: "cannot draw" });
});

test("a display is updated in its place", async () => {
  const { messages } = await kernel().execute("const shown = await display(1); await shown.update(2);");
  const [first, second] = messages.filter(({ header }) => header.msg_type.endsWith("display_data"));
  expect(first?.header.msg_type).toBe("display_data");
  expect(second?.header.msg_type).toBe("update_display_data");
  expect(second?.content).toMatchObject({ data: { "text/plain": "2" }, transient: first?.content.transient as object });
});

test("a display that happens to be the last expression is not shown twice", async () => {
  for (const code of ["display(1)", "await display(1)"]) {
    const { messages } = await kernel().execute(code);
    expect(messages.map(({ header }) => header.msg_type)).toEqual([
      "status",
      "execute_input",
      "display_data",
      "status",
    ]);
  }
});

test("clearOutput and page send what Jupyter has for them", async () => {
  const { messages, reply } = await kernel().execute("clearOutput(true); page('long text')");
  expect(messages.find(({ header }) => header.msg_type === "clear_output")?.content).toEqual({ wait: true });
  expect(reply.payload).toEqual([{ source: "page", data: { "text/plain": "'long text'" }, start: 0 }]);
});

test("notebooks written for tslab find its display functions", async () => {
  const { messages } = await kernel().execute("import * as tslab from 'tslab'; tslab.display.html('<i>x</i>');");
  expect(messages.find(({ header }) => header.msg_type === "display_data")?.content.data).toEqual({
    "text/html": "<i>x</i>",
  });
});
