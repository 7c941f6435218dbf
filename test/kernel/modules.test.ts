// biome-ignore-all lint/suspicious/noTemplateCurlyInString: cells are texts that hold template strings
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./client.js";
import { useKernel } from "./useKernel.js";

const kernel = useKernel();
// Within the project, as a cell's imports are; out/ is not in git.
const name = `kernel-test-${process.pid}`;
const folder = join(root, "out", name);
const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  write(
    "top.ts",
    'import { low } from "./low.js";\nlet calls = 0;\nexport const top = (n: number): string => `${low}${n}`;\nexport const count = (): number => ++calls;\nexport function fail(): never {\n  throw new Error("from a module");\n}\n',
  );
  write("low.ts", 'export const low: string = "one";\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function text(code: string): Promise<string | undefined> {
  const { error, text } = await kernel().execute(code.replaceAll("PLACE", `./out/${name}`));
  expect(error?.traceback.join("\n")).toBeUndefined();
  return text;
}

test("the project's own modules are imported by their .js names, checked and completed", async () => {
  expect(await text("import { top } from 'PLACE/top.js'; top(1)")).toBe("'one1'");
  const { error } = await kernel().execute("top('not a number')");
  expect(error?.evalue).toContain("Argument of type 'string' is not assignable to parameter of type 'number'");
});

test("an edited file is picked up by the next import, also behind another one, and the rest keeps its state", async () => {
  expect(await text("import { count } from 'PLACE/top.js'; count() + count()")).toBe("3");
  expect(await text("import { count } from 'PLACE/top.js'; count()")).toBe("3");
  write("low.ts", 'export const low: number = 2;\nexport const added = "new";\n');
  expect(await text("import { added } from 'PLACE/low.js'; import { top } from 'PLACE/top.js'; added + top(1)")).toBe(
    "'new21'",
  );
});

test("a module that appears after its import failed is found", async () => {
  const { error } = await kernel().execute(`import { fresh } from './out/${name}/fresh.js';`);
  expect(error?.evalue).toContain("Cannot find module");
  write("fresh.ts", "export const fresh = 5;");
  expect(await text("import { fresh } from 'PLACE/fresh.js'; fresh")).toBe("5");
});

test("a module that does not compile is named with its line, and works again once mended", async () => {
  write("broken.ts", "export const ok = 1;\nexport const broken = ;\n");
  const { error } = await kernel().execute(`import { ok } from './out/${name}/broken.js'; ok`);
  expect(error?.evalue).toContain(`out/${name}/broken.ts:2:23`);
  write("broken.ts", "export const ok = 1;\n");
  expect(await text("import { ok } from 'PLACE/broken.js'; ok")).toBe("1");
});

test("an error in a module shows the module's own line", async () => {
  const { error } = await kernel().execute(`import { fail } from './out/${name}/top.js';\nfail();`);
  expect(error?.traceback.join("\n")).toContain(`at fail (out/${name}/top.ts:6:9)`);
  expect(error?.traceback.join("\n")).toContain("> 2 | fail();");
});

test("dynamic import takes literals and computed names, of modules and packages", async () => {
  expect(
    await text(
      "const file = 'PLACE/low.js'; const [low, yaml] = await Promise.all([import(file), import('yaml')]); [low.low, yaml.parse('a: 1')]",
    ),
  ).toBe("[ 2, { a: 1 } ]");
});

test("packages that are ES modules only are imported", async () => {
  expect(
    await text("import { max } from 'd3-array'; import * as d3 from 'd3-array'; [max([1, 3]), d3.min([1, 3])]"),
  ).toBe("[ 3, 1 ]");
});

test("CommonJS packages are imported by default, by name and as a whole", async () => {
  expect(await text("import FFT from 'fft.js'; new FFT(8).size")).toBe("8");
  expect(
    await text(
      "import { inspect } from 'node:util'; import fs from 'node:fs'; import * as path from 'node:path'; [inspect(1), typeof fs.readFileSync, path.basename('/a/b')]",
    ),
  ).toBe("[ '1', 'function', 'b' ]");
});

test("JSON is imported as a value", async () => {
  expect(await text("import about from './package.json'; about.name")).toBe("'audioset-lab'");
});

test("a missing package is an error with its place", async () => {
  const { error } = await kernel().execute("\nimport { x } from 'no-such-package';");
  expect(error?.evalue).toBe(
    "line 2, column 19: Cannot find module 'no-such-package' or its corresponding type declarations. (TS2307)",
  );
});

test("cells run in the project's root, wherever the kernel was started", async () => {
  expect(await text("process.cwd()")).toBe(`'${root}'`);
});
