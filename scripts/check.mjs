/** `npm run check`: types, lint and format, import table. Prints what is wrong and ends with 1, or says that all is well. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { importFaults } from "./importTable.mjs";
import { root } from "./install.mjs";

const steps = [
  ["types", process.execPath, [join("node_modules", "typescript", "bin", "tsc"), "-p", "."]],
  [
    "lint and format",
    process.execPath,
    [join("node_modules", "@biomejs", "biome", "bin", "biome"), "check", "--error-on-warnings"],
  ],
];
let failed = 0;
for (const [name, command, words] of steps) {
  const { status } = spawnSync(command, words, { cwd: root, stdio: "inherit" });
  report(name, status === 0);
}
const faults = importFaults();
for (const fault of faults) console.error(fault);
report("import table", faults.length === 0);
process.exitCode = failed > 0 ? 1 : 0;

function report(name, passed) {
  console.error(`${passed ? "passed" : "FAILED"}: ${name}`);
  if (!passed) failed++;
}
