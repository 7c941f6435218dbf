import { quoteFound } from "./faults.js";
import { parseYaml } from "./yaml.js";

/** A target sound as its YAML states it: labels by id or by name, not yet looked up. */
export interface TargetSpec {
  /** Stands in folder and file names: letters, digits, `_` and `-`. */
  readonly name: string;
  readonly labels: readonly string[];
  /** Take all labels below the given ones in the ontology too. */
  readonly includeDescendants: boolean;
  /** Labels that are left out again, each with nothing but itself. */
  readonly exclude: readonly string[];
}

const MEMBERS = ["name", "labels", "includeDescendants", "exclude"];

/**
 * Reads targets from YAML: one target, a list of them, or a map with such a list under `targets`. Throws SyntaxError that names
 * the target and the member where one is missing, unknown or of the wrong type, or a name stands twice (ignoring case: files would clash).
 */
export function readTargets(text: string): TargetSpec[] {
  const data = parseYaml(text);
  const inner = isMap(data) && "targets" in data ? data.targets : data;
  const list = Array.isArray(inner) ? inner : [inner];
  if (list.length === 0) throw new SyntaxError("expected at least one target, got an empty list");
  const seen = new Map<string, string>();
  return list.map((item: unknown, i) => {
    const spec = readTarget(item, `target ${i + 1}`);
    const before = seen.get(spec.name.toLowerCase());
    if (before !== undefined)
      throw new SyntaxError(`target ${i + 1}: expected each name once, got ${before} and ${spec.name}`);
    seen.set(spec.name.toLowerCase(), spec.name);
    return spec;
  });
}

function readTarget(item: unknown, place: string): TargetSpec {
  if (!isMap(item)) throw new SyntaxError(`${place}: expected a map with name and labels, got ${show(item)}`);
  const unknown = Object.keys(item).find((key) => !MEMBERS.includes(key));
  if (unknown !== undefined)
    throw new SyntaxError(`${place}: expected ${MEMBERS.join(", ")}, got ${quoteFound(unknown)}`);
  const { name, labels, includeDescendants = false, exclude = [] } = item;
  if (typeof name !== "string" || !/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(name))
    throw new SyntaxError(`${place}: expected letters, digits, _ and - as name, got ${show(name)}`);
  if (name.toLowerCase() === "all")
    throw new SyntaxError(`${place}: expected another name than ${name}, which stands for all targets`);
  if (typeof includeDescendants !== "boolean")
    throw new SyntaxError(
      `${place} (${name}): expected true or false as includeDescendants, got ${show(includeDescendants)}`,
    );
  const wanted = texts(labels, `${place} (${name})`, "labels");
  if (wanted.length === 0) throw new SyntaxError(`${place} (${name}): expected at least one label, got none`);
  return { name, labels: wanted, includeDescendants, exclude: texts(exclude, `${place} (${name})`, "exclude") };
}

function texts(value: unknown, place: string, member: string): string[] {
  const list = typeof value === "string" ? [value] : value;
  if (Array.isArray(list) && list.every((item) => typeof item === "string" && item !== "")) return list as string[];
  throw new SyntaxError(`${place}: expected label ids or names as ${member}, got ${show(value)}`);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : quoteFound(JSON.stringify(value) ?? String(value));
}
