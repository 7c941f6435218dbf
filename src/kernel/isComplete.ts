import type { TypeScript, ts } from "./typescript.js";

/** The content of an is_complete_reply. */
export interface Completeness {
  status: "complete" | "incomplete" | "invalid";
  indent?: string;
}

// "Unterminated string literal": the line's end has ended it, no further line can mend it.
const unterminatedString = 1002;

/**
 * Whether a cell can run as it stands: a syntax error at its very end means that more is expected, one before the end
 * that no further line can make it right. `indent` is what an incomplete cell's next line begins with.
 */
export function isComplete(ts: TypeScript, code: string): Completeness {
  const file = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest) as ts.SourceFile & {
    parseDiagnostics: readonly ts.DiagnosticWithLocation[];
  };
  const faults = file.parseDiagnostics;
  if (faults.length === 0) return { status: "complete" };
  const end = code.trimEnd().length;
  const open = faults.every(
    ({ start, length, code: fault }) => start + Math.max(length, 1) > end && fault !== unterminatedString,
  );
  return open ? { status: "incomplete", indent: indentAfter(code) } : { status: "invalid" };
}

function indentAfter(code: string): string {
  const line = code.trimEnd().split("\n").at(-1) ?? "";
  const current = /^\s*/.exec(line)?.[0] ?? "";
  return /[{([]$/.test(line) ? `${current}  ` : current;
}
