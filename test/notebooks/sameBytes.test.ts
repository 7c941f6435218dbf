import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { flagOf } from "../../src/task/options.js";
import { TASKS } from "../../src/task/registry.js";
import type { Params, ParamValue } from "../../src/task/task.js";
import { KernelClient, root } from "../kernel/client.js";
import { type NotebookOutput, readNotebook, stems } from "./cells.js";

const scratch = mkdtempSync(join(tmpdir(), "notebook-bytes-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The command line that gives a task these options. */
function argvOf(params: Params, options: Readonly<Record<string, ParamValue>>): string[] {
  return Object.entries(options).flatMap(([name, value]) => {
    const param = params[name]!;
    if (!param.required && JSON.stringify(value) === JSON.stringify(param.default)) return [];
    if (param.positional) return [String(value)];
    if (typeof value === "boolean") return [value ? flagOf(name) : `--no-${flagOf(name).slice(2)}`];
    return [flagOf(name), ...(Array.isArray(value) ? value.map(String) : [String(value)])];
  });
}

function filesIn(folder: string): Map<string, string> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  return new Map(
    names
      .filter((entry) => entry.isFile())
      .map((entry): [string, string] => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length + 1), readFileSync(path).toString("base64")];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** What a reader sees as text: results, displays and streams. */
function textsOf(outputs: readonly NotebookOutput[]): string[] {
  const join1 = (text: unknown) => (Array.isArray(text) ? text.join("") : String(text ?? ""));
  const texts = outputs.map(({ output_type, data, text }) =>
    output_type === "stream" ? join1(text) : join1(data?.["text/plain"]),
  );
  return [texts.join("\n").trimEnd()];
}

describe("a notebook", () => {
  it.each(stems)(
    "%s shows what is committed, and makes the same bytes as its script",
    { timeout: 240_000 },
    async (stem) => {
      const made = join(root, "out", "notebooks", stem);
      rmSync(made, { recursive: true, force: true });
      const kernel = await KernelClient.start(undefined, {
        AUDIOSET_DATA: undefined,
        AUDIOSET_AUDIO: undefined,
        AUDIOSET_SEGMENT: undefined,
      });
      let options: Record<string, ParamValue> | undefined;
      try {
        for (const [i, cell] of readNotebook(stem).cells.entries()) {
          if (cell.cell_type !== "code") continue;
          const run = await kernel.execute(cell.source.join(""), { timeoutMs: 120_000 });
          expect(run.error, `cell ${i + 1}`).toBeUndefined();
          const outputs = run.messages
            .filter(({ header }) => ["stream", "display_data", "execute_result"].includes(String(header.msg_type)))
            .map(({ header, content }) => ({ output_type: String(header.msg_type), ...content }) as NotebookOutput);
          expect(textsOf(outputs), `cell ${i + 1}`).toEqual(textsOf(cell.outputs!));
        }
        if (stem !== "00-tour") {
          const { stdout } = await kernel.execute("console.log(JSON.stringify(options))");
          options = JSON.parse(stdout) as Record<string, ParamValue>;
        }
      } finally {
        await kernel.stop();
      }
      if (options === undefined) return;
      const { params } = await TASKS[stem]!();
      const out = join(scratch, stem);
      const argv = argvOf(params, "out" in options ? { ...options, out } : options);
      const { status, stderr } = spawnSync(process.execPath, ["scripts/audioset.mjs", stem, ...argv], {
        encoding: "utf8",
      });
      expect(status, stderr).toBeLessThan(2);
      const [notebook, script] = [filesIn(made), filesIn(out)];
      // A task that writes beside its input leaves the input's files there too.
      const beside = options.out === "";
      expect([...notebook.keys()].filter((name) => !beside || script.has(name))).toEqual([...script.keys()]);
      expect([...script].filter(([name, bytes]) => notebook.get(name) !== bytes).map(([name]) => name)).toEqual([]);
    },
  );
});
