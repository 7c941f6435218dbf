/** Compares two notebooks as a reader does: cell by cell, output by output. */

/**
 * What differs between the committed and the new notebook, one sentence a difference: notebook, cell, output, and the first line
 * that is not the same. Both are parsed notebooks.
 */
export function notebookDifferences(name, before, after) {
  const found = [];
  if (before.cells.length !== after.cells.length)
    found.push(`${name}: expected ${before.cells.length} cells, got ${after.cells.length}`);
  before.cells.forEach((cell, i) => {
    const now = after.cells[i];
    if (now === undefined) return;
    const place = `${name}, cell ${i + 1}`;
    push(found, `${place}, source`, textOf(cell.source), textOf(now.source));
    if (cell.cell_type !== "code") return;
    if (cell.execution_count !== now.execution_count)
      found.push(`${place}: expected execution count ${cell.execution_count}, got ${now.execution_count}`);
    const outputs = [cell.outputs ?? [], now.outputs ?? []];
    if (outputs[0].length !== outputs[1].length)
      found.push(`${place}: expected ${outputs[0].length} outputs, got ${outputs[1].length}`);
    outputs[0].forEach((output, o) => {
      const other = outputs[1][o];
      if (other !== undefined) compareOutputs(found, `${place}, output ${o + 1}`, output, other);
    });
  });
  return found;
}

function compareOutputs(found, place, before, after) {
  if (before.output_type !== after.output_type) {
    found.push(`${place}: expected ${before.output_type}, got ${after.output_type}`);
    return;
  }
  if (before.output_type === "stream") push(found, `${place}, ${before.name}`, textOf(before.text), textOf(after.text));
  const [one, two] = [before.data ?? {}, after.data ?? {}];
  // The plain text first: it says in words what differs in the rest.
  const types = [...new Set([...Object.keys(one), ...Object.keys(two)])].sort(
    (a, b) => Number(b === "text/plain") - Number(a === "text/plain"),
  );
  for (const type of types) {
    if (one[type] === undefined || two[type] === undefined)
      found.push(`${place}: ${type} is only ${one[type] === undefined ? "in the new run" : "committed"}`);
    else if (type.startsWith("image/") && textOf(one[type]) !== textOf(two[type]))
      found.push(`${place}, ${type}: another picture (${sizeOf(one[type])} bytes committed, ${sizeOf(two[type])} now)`);
    else push(found, `${place}, ${type}`, textOf(one[type]), textOf(two[type]));
  }
}

function push(found, place, before, after) {
  if (before === after) return;
  const [one, two] = [before.split("\n"), after.split("\n")];
  const line = one.findIndex((text, i) => text !== two[i]);
  const at = line < 0 ? one.length : line;
  found.push(
    `${place}, line ${at + 1}:\n  committed ${quoted(one[at], two[at])}\n  now       ${quoted(two[at], one[at])}`,
  );
}

/** A line, or the part of a long one around the first letter that differs. */
function quoted(text, other) {
  if (text === undefined) return "(no such line)";
  let from = 0;
  while (from < text.length && text[from] === other?.[from]) from++;
  const start = text.length > 160 ? Math.max(0, from - 60) : 0;
  return JSON.stringify(`${start > 0 ? "…" : ""}${text.slice(start, start + 160)}`);
}

function textOf(value) {
  if (Array.isArray(value)) return value.every((part) => typeof part === "string") ? value.join("") : lines(value);
  return typeof value === "string" ? value : lines(value);
}

function lines(value) {
  return JSON.stringify(value, null, 1) ?? "";
}

function sizeOf(base64) {
  return Math.floor((textOf(base64).length * 3) / 4);
}
