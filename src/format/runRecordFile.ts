import { quoteFound } from "./faults.js";

/** A file that a run has read: its name without folder, size and SHA-256 as it lies on the disk. */
export interface RunInput {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file that a run has written, named from the record's folder. */
export interface RunOutput extends RunInput {
  readonly rows: number;
  readonly segments: number;
  /** Summed length of the rows. */
  readonly ms: number;
  /** Weak negatives: how many unlabelled segments strong files hold with the target, and how many hold a related label and are left out. */
  readonly contradicted?: number;
  readonly related?: number;
}

/** What made the files of a folder. The same options and inputs make the same bytes. */
export interface RunRecord {
  readonly step: string;
  /** True when all outputs are written. */
  readonly complete: boolean;
  /** Everything besides the inputs that decides the bytes. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly inputs: readonly RunInput[];
  readonly outputs: readonly RunOutput[];
}

/** Name of the record in its folder. */
export const RUN_RECORD = "run.json";

/** The record as JSON text. */
export function runRecordText(record: RunRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** Reads a record. Throws SyntaxError that names the member where it is none. */
export function readRunRecord(text: string): RunRecord {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new SyntaxError(`expected JSON, got ${(error as Error).message}`);
  }
  const { step, complete, options, inputs, outputs } = (data ?? {}) as Record<string, unknown>;
  if (typeof step !== "string") throw broken("text as step", step);
  if (typeof complete !== "boolean") throw broken("true or false as complete", complete);
  if (typeof options !== "object" || options === null) throw broken("a map as options", options);
  const isInput = (item: unknown): boolean => {
    const { file, bytes, sha256 } = (item ?? {}) as Record<string, unknown>;
    return typeof file === "string" && typeof bytes === "number" && typeof sha256 === "string";
  };
  const isOutput = (item: unknown): boolean => {
    const { file, rows, segments, ms } = (item ?? {}) as Record<string, unknown>;
    const inside = typeof file === "string" && !file.startsWith("/") && !file.split(/[/\\]/).includes("..");
    return isInput(item) && inside && [rows, segments, ms].every((value) => typeof value === "number");
  };
  if (!Array.isArray(inputs) || !inputs.every(isInput)) throw broken("files with bytes and sha256 as inputs", inputs);
  if (!Array.isArray(outputs) || !outputs.every(isOutput))
    throw broken("files with bytes, sha256, rows, segments and ms as outputs", outputs);
  return { step, complete, options: options as Record<string, unknown>, inputs, outputs };
}

/** Says for people how a wanted run differs from the recorded one, nothing where it is the same run. */
export function runDifferences(recorded: RunRecord, wanted: Pick<RunRecord, "step" | "options" | "inputs">): string[] {
  const found: string[] = [];
  if (recorded.step !== wanted.step) found.push(`made by ${recorded.step}, not ${wanted.step}`);
  for (const key of new Set([...Object.keys(recorded.options), ...Object.keys(wanted.options)])) {
    const [before, now] = [recorded.options[key], wanted.options[key]].map(
      (value) => JSON.stringify(value) ?? "nothing",
    );
    if (before !== now) found.push(`made with ${key} ${before}, not ${now}`);
  }
  const before = new Map(recorded.inputs.map((input) => [input.file, input]));
  for (const { file, bytes, sha256 } of wanted.inputs) {
    const known = before.get(file);
    before.delete(file);
    if (known === undefined) found.push(`made without ${file}`);
    else if (known.sha256 !== sha256) found.push(`made from another ${file} (${known.bytes} bytes, now ${bytes})`);
  }
  for (const file of before.keys()) found.push(`made with ${file}, which is not among the inputs now`);
  return found;
}

function broken(expected: string, found: unknown): SyntaxError {
  return new SyntaxError(`expected ${expected}, got ${quoteFound(JSON.stringify(found) ?? "nothing")}`);
}
