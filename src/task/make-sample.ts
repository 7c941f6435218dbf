import { join } from "node:path";
import { SYNTHETIC_MARK, sampleFiles } from "../audioset/sampleFiles.js";
import { exists } from "../io/findFiles.js";
import { projectRoot } from "../io/paths.js";
import { InputError } from "../io/readBytes.js";
import { prepareFolder, writeWhole } from "../io/writeFile.js";
import { runParams } from "./commonParams.js";
import { UsageError } from "./options.js";
import { textTable } from "./table.js";
import { defineTask } from "./task.js";

/** Writes the synthetic sample: every label file in its official form, marked as invented. */
export const task = defineTask({
  name: "make-sample",
  about: "Write a small synthetic sample of all label files in their official forms (the one in data/sample).",
  params: {
    out: { default: "", value: "DIR", about: "Folder for the files; the project's data/sample if not given." },
    seed: { default: 1, about: "The same seed gives the same bytes." },
    ...runParams,
  },
  async run({ out, seed, dryRun }) {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)
      throw new UsageError(`Invalid --seed: expected a whole number from 0 to 4294967295, got ${seed}`);
    const folder = out === "" ? join(projectRoot(), "data", "sample") : out;
    const files = sampleFiles(seed);
    refuseRealFiles(folder, [...files.keys()]);
    if (!dryRun) writeSample(folder, files);
    const listed = [...files].map(([name, text]) => ({ path: join(folder, name), bytes: Buffer.byteLength(text) }));
    return {
      json: { seed, folder, dryRun, files: listed },
      text: textTable(
        [dryRun ? "would write" : "written", "bytes"],
        listed.map(({ path, bytes }) => [path, String(bytes)]),
      ),
      files: dryRun ? [] : listed.map(({ path }) => path),
    };
  },
});

/** Writes the files, the mark first: a folder that holds invented files is marked from the start. */
export function writeSample(folder: string, files: ReadonlyMap<string, string>): void {
  prepareFolder(folder);
  writeWhole(join(folder, SYNTHETIC_MARK), files.get(SYNTHETIC_MARK)!);
  for (const [name, text] of files) writeWhole(join(folder, name), text);
}

/** Throws InputError where the folder holds files under official names but no mark: invented files must not replace real ones. */
function refuseRealFiles(folder: string, names: readonly string[]): void {
  if (exists(join(folder, SYNTHETIC_MARK))) return;
  const real = names.find((name) => exists(join(folder, name)));
  if (real === undefined) return;
  throw new InputError(
    `Cannot write the sample to ${folder}: ${real} is there and nothing marks it as synthetic (${SYNTHETIC_MARK}); give another folder with --out`,
  );
}
