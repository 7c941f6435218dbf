import { quoteFound } from "./faults.js";

/**
 * Reads who stands below whom: lines of `label<TAB>parent`, ids or names, one parent a line. Blank lines and lines that begin with # are
 * left out. Throws SyntaxError that names the line.
 */
export function readRelations(text: string): [label: string, parent: string][] {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return body.split(/\r?\n/).flatMap((line, i): [string, string][] => {
    if (line.trim() === "" || line.startsWith("#")) return [];
    const [label, parent, ...rest] = line.split("\t").map((field) => field.trim());
    if (!label || !parent || rest.length > 0)
      throw new SyntaxError(`line ${i + 1}: expected \`label<TAB>parent\`, got ${quoteFound(line)}`);
    return [[label, parent]];
  });
}
