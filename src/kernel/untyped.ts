import type { TypeScript, ts } from "./typescript.js";

/** Whether an error says only that a type cannot be written down for later cells, not that the cell is wrong. */
export function isNamingFault(code: number): boolean {
  return code === 2742 || code === 2883 || code === 2527 || code === 7056 || (code >= 4000 && code < 4112);
}

/**
 * The cell's text with the type `any` for the variables and functions that are declared at `offsets`, whose own types
 * have no name outside of the cell. No line moves.
 */
export function withoutTypes(ts: TypeScript, code: string, offsets: readonly number[]): string {
  const file = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest, true);
  const insertions = new Map<number, string>();
  for (const statement of file.statements) {
    if (!offsets.some((offset) => offset >= statement.pos && offset < statement.end)) continue;
    if (ts.isFunctionDeclaration(statement) && !statement.type && statement.body) {
      insertions.set(closingParenthesis(ts, statement, file), ": any");
    }
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, type, exclamationToken, initializer, pos, end } of statement.declarationList.declarations) {
      if (type || exclamationToken || !offsets.some((offset) => offset >= pos && offset < end)) continue;
      if (ts.isIdentifier(name)) insertions.set(name.end, ": any");
      else if (initializer) insertions.set(initializer.getStart(file), "(").set(initializer.end, ") as any");
    }
  }
  let text = code;
  for (const at of [...insertions.keys()].sort((a, b) => b - a))
    text = text.slice(0, at) + insertions.get(at) + text.slice(at);
  return text;
}

function closingParenthesis(ts: TypeScript, declaration: ts.FunctionDeclaration, file: ts.SourceFile): number {
  const closing = declaration.getChildren(file).find(({ kind }) => kind === ts.SyntaxKind.CloseParenToken);
  return closing?.end ?? declaration.body!.pos;
}
