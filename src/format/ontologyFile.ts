import { quoteFound } from "./faults.js";

/** A node of AudioSet's ontology.json. */
export interface OntologyNode {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly childIds: readonly string[];
  /** `abstract`, `blacklist` or none. */
  readonly restrictions: readonly string[];
}

/** Reads ontology.json. Throws SyntaxError that names the node where a member is missing or of the wrong type, or an id stands twice. */
export function readOntology(text: string): OntologyNode[] {
  const nodes: unknown = parseJson(text);
  if (!Array.isArray(nodes)) throw new SyntaxError(`expected a JSON list of nodes, got ${typeof nodes}`);
  const seen = new Set<string>();
  return nodes.map((node: unknown, i) => {
    const { id, name, description, child_ids, restrictions } = (node ?? {}) as Record<string, unknown>;
    if (typeof id !== "string" || typeof name !== "string" || id === "")
      throw new SyntaxError(
        `node ${i + 1}: expected text as id and name, got ${quoteFound(JSON.stringify({ id, name }))}`,
      );
    if (seen.has(id)) throw new SyntaxError(`node ${i + 1}: expected each id once, got ${quoteFound(id)} again`);
    seen.add(id);
    return {
      id,
      name,
      description: typeof description === "string" ? description : "",
      childIds: textList(child_ids, id, "child_ids"),
      restrictions: textList(restrictions, id, "restrictions"),
    };
  });
}

function textList(value: unknown, id: string, member: string): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value as string[];
  throw new SyntaxError(`node ${id}: expected a list of texts as ${member}, got ${quoteFound(JSON.stringify(value))}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SyntaxError(`expected JSON, got ${(error as Error).message}`);
  }
}
