import { type Baseline, findingKey } from "../analysis/metadataReport.js";
import { InputError, readText } from "../io/readBytes.js";

/** Reads the findings of an earlier run (metadata_findings.json). Throws InputError where the file is no such report. */
export async function readBaseline(path: string): Promise<Baseline> {
  const wrong = (why: string): InputError =>
    new InputError(`Cannot read ${path}: expected a metadata_findings.json, got ${why}`);
  let data: unknown;
  try {
    data = JSON.parse(await readText(path));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw wrong(`no JSON (${(error as Error).message})`);
  }
  const findings = (data as { findings?: unknown } | null)?.findings;
  if (!Array.isArray(findings)) throw wrong("JSON without a list of findings");
  return new Map(
    findings.map((finding: unknown, i) => {
      const { rule, file, subject, count } = (finding ?? {}) as Record<string, unknown>;
      if (
        typeof rule !== "string" ||
        typeof file !== "string" ||
        typeof subject !== "string" ||
        typeof count !== "number"
      )
        throw wrong(`finding ${i + 1} without rule, file, subject and count`);
      return [findingKey({ rule, file, subject }), count];
    }),
  );
}
