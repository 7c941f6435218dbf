import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { KernelClient, root } from "./client.js";

const argv = [process.execPath, join(root, "scripts", "kernel-deno.mjs"), "{connection_file}"];

test.skipIf(!hasDeno())(
  "the second kernel, Deno's, runs cells over the project's modules and shows values that show themselves",
  async () => {
    const kernel = await KernelClient.start(argv);
    onTestFinished(async () => {
      kernel.process.kill("SIGTERM");
      await kernel.ended();
      kernel.close();
    });
    await kernel.ready();
    /** Deno reports idle before its output is sent: the output is waited for by itself. */
    const shown = async (code: string): Promise<unknown> => {
      const { id, done } = await kernel.begin(code, { timeoutMs: 60_000 });
      const result = () => kernel.of(id).find(({ header }) => header.msg_type === "execute_result");
      await kernel.until(() => result() !== undefined, 60_000);
      await done;
      return result()?.content.data;
    };
    expect(await shown("const answer: number = 6 * 7; answer")).toMatchObject({
      "text/plain": expect.stringContaining("42"),
    });
    expect(await shown("import { isYtid } from './src/format/ids.js'; isYtid('-0SdAVK79lg')")).toMatchObject({
      "text/plain": expect.stringContaining("true"),
    });
    expect(await shown("({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>x</b>' }) })")).toEqual({
      "text/html": "<b>x</b>",
    });
  },
);

/** The package's program is missing where npm left out its platform's binary. */
function hasDeno(): boolean {
  try {
    (createRequire(import.meta.url)("deno/install_api.cjs") as { runInstall(): string }).runInstall();
    return true;
  } catch {
    return false;
  }
}
