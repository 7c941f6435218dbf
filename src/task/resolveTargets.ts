import { BUILT_IN_TARGETS } from "../audioset/builtInTargets.js";
import type { LabelNames } from "../audioset/labelNames.js";
import type { Ontology } from "../audioset/ontology.js";
import { resolveTarget, type Target } from "../audioset/target.js";
import { readTargets, type TargetSpec } from "../format/targetsFile.js";
import { InputError, readText } from "../io/readBytes.js";
import { UsageError } from "./options.js";

/** Targets by name: the three that come with the project, then those of the files; a file's target replaces one of the same name. */
export async function readTargetSpecs(files: readonly string[]): Promise<TargetSpec[]> {
  const specs = new Map(readTargets(BUILT_IN_TARGETS).map((spec) => [spec.name, spec]));
  for (const file of files) {
    const text = await readText(file);
    try {
      for (const spec of readTargets(text)) specs.set(spec.name, spec);
    } catch (error) {
      throw new InputError(`Cannot read ${file}: ${(error as Error).message}`);
    }
  }
  return [...specs.values()];
}

/** The targets of the given names, `all` for every one. Throws UsageError for an unknown name. */
export function chooseTargets(specs: readonly TargetSpec[], wanted: readonly string[]): TargetSpec[] {
  const known = specs.map(({ name }) => name);
  const unknown = wanted.find((name) => name !== "all" && !known.includes(name));
  if (unknown !== undefined)
    throw new UsageError(
      `Unknown target: expected ${known.join(", ")} or all, got ${JSON.stringify(unknown)}; --target-file adds targets`,
    );
  return specs.filter(({ name }) => wanted.includes("all") || wanted.includes(name));
}

/** Looks the labels of all targets up. Throws InputError with the target and the nearest names. */
export function resolveTargets(
  specs: readonly TargetSpec[],
  names: LabelNames,
  ontology: Ontology | undefined,
): Target[] {
  try {
    return specs.map((spec) => resolveTarget(spec, names, ontology));
  } catch (error) {
    if (error instanceof RangeError) throw new InputError(error.message);
    throw error;
  }
}
