import { basename, dirname, join } from "node:path";
import type { ClipRule } from "../analysis/cutting.js";
import { clipFolder, type DataFormat, rawFolder } from "../audioset/targetFiles.js";
import { exists, listFiles, subfolders } from "../io/findFiles.js";
import { InputError } from "../io/readBytes.js";
import { UsageError } from "./options.js";
import { parseFormats } from "./targetParams.js";
import { plannedPath } from "./targetPlan.js";
import type { Outcome } from "./task.js";

/** The options of the cutting that are no part of its rule. */
export interface ClipOptions {
  readonly input: string;
  readonly out: string;
  readonly target: readonly string[];
  readonly format: string;
  readonly skipBadRows: boolean;
  readonly overwrite: boolean;
}

/** A file of clips that is to be written, and the raw file that it is cut from. */
export interface ClipFile {
  readonly target: string;
  readonly source: string;
  readonly folder: string;
  readonly file: string;
  readonly format: DataFormat;
}

/** What is to be cut from what. */
export interface ClipPlan {
  readonly files: readonly ClipFile[];
  readonly rule: ClipRule;
}

const KINDS = ["pos", "neg_strong"] as const;

/** Finds the raw TSV files of the wanted targets. Throws InputError where there is none, UsageError for a target that is not there. */
export function planClips({ input, out, target: wanted, format }: ClipOptions, rule: ClipRule): ClipPlan {
  const formats = parseFormats(format);
  const targets = subfolders(input)
    .filter((folder) => KINDS.some((kind) => exists(join(folder, "raw", kind))))
    .map((folder) => basename(folder));
  if (targets.length === 0)
    throw new InputError(`Cannot find targets in ${input}: expected folders such as baby_cry/raw/pos, found none`);
  const unknown = wanted.find((name) => name !== "all" && !targets.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`Unknown target: expected ${targets.join(", ")} or all, got ${JSON.stringify(unknown)}`);
  const chosen = targets.filter((name) => wanted.includes("all") || wanted.includes(name));
  const files = chosen.flatMap((target) =>
    KINDS.flatMap((kind) => {
      const place = join(input, rawFolder({ name: target }), kind);
      const sources = listFiles(place).filter((path) => dirname(path) === place && /\.tsv(\.gz)?$/.test(path));
      return sources.flatMap((source) =>
        formats.map((one): ClipFile => {
          const name = basename(source).replace(/\.tsv(\.gz)?$/, "");
          const folder = join(out === "" ? input : out, clipFolder({ name: target }, rule.clipMs));
          return { target, source, folder, file: `${kind}/${name}.${one}`, format: one };
        }),
      );
    }),
  );
  if (files.length === 0)
    throw new InputError(
      `Cannot cut clips from ${input}: expected .tsv files in ${chosen.join(", ")}, found none (extract with --format tsv)`,
    );
  return { files, rule };
}

/** The plan as words, for `--dry-run`. */
export function describeClipPlan({ files }: ClipPlan): Outcome {
  const read = [...new Set(files.map(({ source }) => source))];
  const write = files.map(plannedPath);
  const text = [...read.map((path) => `would read  ${path}`), ...write.map((path) => `would write ${path}`)].join("\n");
  return { json: { dryRun: true, read, write }, text, files: [] };
}
