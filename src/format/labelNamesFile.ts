import { parseCsv } from "./csv.js";
import { quoteFound } from "./faults.js";
import { isLabelId } from "./ids.js";
import { readOntology } from "./ontologyFile.js";
import { describeForeign } from "./strongLine.js";

/** A label id and its display name, as one vocabulary file states it. */
export interface LabelName {
  readonly id: string;
  readonly name: string;
  /** Position in class_labels_indices.csv. */
  readonly index?: number;
}

/** The kinds of vocabulary file: strong `mid_to_display_name.tsv`, weak `class_labels_indices.csv`, `ontology.json`. */
export type VocabularyKind = "strong" | "weak" | "ontology";

/**
 * Reads a vocabulary file of any of the three kinds, told by its content. Throws SyntaxError that names the line,
 * what was expected and what was found; an id that stands twice with two names is such a fault, unless `keepTwoNames` is set.
 */
export function readLabelNames(
  text: string,
  { keepTwoNames = false }: { keepTwoNames?: boolean } = {},
): { kind: VocabularyKind; names: LabelName[] } {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const kind = kindOf(body);
  const names =
    kind === "ontology"
      ? readOntology(body).map(({ id, name }) => ({ id, name }))
      : kind === "weak"
        ? readIndices(body)
        : readTsv(body);
  if (!keepTwoNames) refuseTwoNames(names);
  return { kind, names };
}

function kindOf(body: string): VocabularyKind {
  if (/^\s*[[{]/.test(body)) return "ontology";
  const first = (body.split(/\r?\n/, 1)[0] ?? "").trim();
  if (first === "index,mid,display_name") return "weak";
  if (/^[^\t]+\t[^\t]+$/.test(first) && !first.startsWith("segment_id")) return "strong";
  throw new SyntaxError(
    `line 1: expected \`mid<TAB>name\`, \`index,mid,display_name\` or an ontology in JSON, got ${describeForeign(first)}`,
  );
}

/** The strong vocabulary has no header line: the first line is a label. */
function readTsv(body: string): LabelName[] {
  const lines = body.replace(/(\r?\n)+$/, "").split(/\r?\n/);
  return lines.map((line, i) => {
    const fields = line.split("\t");
    const [id, name] = fields;
    if (fields.length !== 2 || !id || !name || !isLabelId(id))
      throw new SyntaxError(`line ${i + 1}: expected \`mid<TAB>name\`, got ${quoteFound(line)}`);
    return { id, name };
  });
}

function readIndices(body: string): LabelName[] {
  return parseCsv(body)
    .slice(1)
    .filter((fields) => fields.length > 1 || fields[0] !== "")
    .map((fields, i) => {
      const [index, id, name] = fields;
      if (fields.length !== 3 || !index || !/^[0-9]+$/.test(index) || !id || !name || !isLabelId(id)) {
        throw new SyntaxError(
          `line ${i + 2}: expected \`index,mid,display_name\`, got ${quoteFound(fields.join(","))}`,
        );
      }
      return { id, name, index: Number(index) };
    });
}

function refuseTwoNames(names: readonly LabelName[]): void {
  const seen = new Map<string, string>();
  for (const { id, name } of names) {
    const before = seen.get(id);
    if (before !== undefined && before !== name)
      throw new SyntaxError(`expected one name for ${id}, got ${quoteFound(before)} and ${quoteFound(name)}`);
    seen.set(id, name);
  }
}
