import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { projectRoot } from "../../src/io/paths.js";

/**
 * Holds a figure's SVG against test/expected/<name>.svg. On a difference the new one is written beside it as <name>-changed.svg;
 * look at both, and accept with UPDATE_SNAPSHOTS=1.
 */
export function expectSvgSnapshot(name: string, svg: string): void {
  const folder = join(projectRoot(), "test", "expected");
  const file = join(folder, `${name}.svg`);
  const changed = join(folder, `${name}-changed.svg`);
  rmSync(changed, { force: true });
  if (process.env.UPDATE_SNAPSHOTS === "1") {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, svg);
    return;
  }
  if (existsSync(file) && readFileSync(file, "utf8") === svg) return;
  const why = existsSync(file) ? "differs from" : "has no";
  writeFileSync(changed, svg);
  expect.fail(
    `The figure ${why} test/expected/${name}.svg; see ${name}-changed.svg and accept it with UPDATE_SNAPSHOTS=1`,
  );
}
