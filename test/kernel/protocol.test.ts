import { expect, test } from "vitest";
import { useKernel } from "./useKernel.js";

const kernel = useKernel();

test("kernel_info names the language and the protocol", async () => {
  const { content } = await kernel().request("kernel_info_request");
  expect(content).toMatchObject({
    status: "ok",
    protocol_version: "5.4",
    language_info: { name: "typescript", version: "5.0.4", file_extension: ".ts" },
  });
});

test("a subscriber to iopub is welcomed", async () => {
  await kernel().until(() => kernel().published.some(({ header }) => header.msg_type === "iopub_welcome"));
});

test("completion offers members after a dot and names by their beginning, at positions counted in characters", async () => {
  await kernel().execute("const counted = { alpha: 1, beta: 2 };");
  const complete = async (code: string, cursor_pos = [...code].length) =>
    (await kernel().request("complete_request", { code, cursor_pos })).content;
  expect(await complete("counted.")).toMatchObject({
    status: "ok",
    matches: ["alpha", "beta"],
    cursor_start: 8,
    cursor_end: 8,
  });
  expect(await complete("const s = '😀'; counted.al")).toMatchObject({
    matches: ["alpha"],
    cursor_start: 23,
    cursor_end: 25,
  });
  expect((await complete("count")).matches).toContain("counted");
  expect((await complete("nothingLikeThis")).matches).toEqual([]);
});

test("inspection tells signature and documentation, also right after the name and before its bracket", async () => {
  await kernel().execute("/** Doubles a number. */\nfunction twice(n: number): number { return 2 * n; }");
  for (const [code, cursor_pos] of [
    ["twice(1)", 2],
    ["twice", 5],
    ["twice(", 6],
  ] as const) {
    const { content } = await kernel().request("inspect_request", { code, cursor_pos, detail_level: 0 });
    expect(content).toMatchObject({ status: "ok", found: true });
    expect((content.data as Record<string, string>)["text/plain"]).toContain("function twice(n: number): number");
  }
  expect((await kernel().request("inspect_request", { code: "1 + 1", cursor_pos: 2 })).content).toMatchObject({
    found: false,
  });
});

test("is_complete tells complete, incomplete and invalid code apart", async () => {
  const status = async (code: string) => (await kernel().request("is_complete_request", { code })).content.status;
  for (const code of ["", "1", "function f() {}", "await x", "a\n\nb"])
    expect([code, await status(code)]).toEqual([code, "complete"]);
  for (const code of ["function f() {", "[1,", "1 +", "`open", "/* open", "f(", "x.", "const a ="])
    expect([code, await status(code)]).toEqual([code, "incomplete"]);
  for (const code of ["const = 1", ")", "let 1a", "'open\n1", "f(]"])
    expect([code, await status(code)]).toEqual([code, "invalid"]);
});

test("history keeps the inputs and results of stored cells", async () => {
  const { reply } = await kernel().execute("40 + 2");
  await kernel().execute("'hidden'", { store_history: false });
  const { content } = await kernel().request("history_request", {
    hist_access_type: "tail",
    n: 1,
    output: true,
    raw: true,
  });
  expect(content).toEqual({ status: "ok", history: [[1, reply.execution_count, ["40 + 2", "42"]]] });
});

test("the count goes up with stored cells only", async () => {
  const first = (await kernel().execute("1")).reply.execution_count as number;
  for (const options of [{ silent: true }, { store_history: false }]) {
    expect((await kernel().execute("1", options)).reply.execution_count).toBe(first);
  }
  expect((await kernel().execute("1")).reply.execution_count).toBe(first + 1);
});

test("a silent cell publishes nothing but its states", async () => {
  const { messages } = await kernel().execute("console.log(1); 2", { silent: true });
  expect(messages.map(({ header }) => header.msg_type)).toEqual(["status", "status"]);
});

test("user expressions are evaluated after the cell, each by itself", async () => {
  const { reply } = await kernel().execute("const given = 20;", {
    user_expressions: { good: "given + 1", bad: "nowhere" },
  });
  expect(reply.user_expressions).toMatchObject({
    good: { status: "ok", data: { "text/plain": "21" } },
    bad: { status: "error", ename: "TypeScriptError" },
  });
});

test("prompt asks the reader, and is an error where nobody can answer", async () => {
  kernel().onInput = (question, password) => `${question}${password}`;
  expect(
    (await kernel().execute("prompt('name?') + prompt('secret?', { password: true })", { allow_stdin: true })).text,
  ).toBe("'name?falsesecret?true'");
  expect((await kernel().execute("prompt('name?')")).error?.evalue).toContain("Cannot ask for input");
});

test("comm_info is empty, and a comm that is opened is closed again", async () => {
  expect((await kernel().request("comm_info_request")).content).toEqual({ status: "ok", comms: {} });
  const { id } = await kernel().send("comm_open", { comm_id: "c", target_name: "t", data: {} });
  await kernel().until(() =>
    kernel()
      .of(id)
      .some(({ header }) => header.msg_type === "comm_close"),
  );
});
