/**
 * `npm run bench -- [NAME ...]`: runs test/bench/NAME.mjs one after another, all of them without a name. Options go to each.
 * What they share lies in test/bench/tools.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/install.mjs";

const folder = join(root, "test", "bench");
const known = readdirSync(folder)
  .filter((name) => name.endsWith(".mjs") && name !== "bench.mjs")
  .map((name) => name.replace(/\.mjs$/, ""))
  .sort();
const words = process.argv.slice(2);
const options = words.filter((word) => word.startsWith("--"));
const wanted = words.filter((word) => !word.startsWith("--"));
const unknown = wanted.filter((name) => !known.includes(name));

if (unknown.length > 0) {
  process.stderr.write(`Unknown benchmark: expected ${known.join(", ")}, got ${unknown.join(", ")}\n`);
  process.exitCode = 2;
} else {
  for (const name of wanted.length > 0 ? wanted : known) {
    process.stdout.write(`\n=== ${name}\n`);
    const { status } = spawnSync(process.execPath, [join(folder, `${name}.mjs`), ...options], {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, AUDIOSET_LAB_ROOT: root },
    });
    if (status !== 0) process.exitCode = 1;
  }
}
