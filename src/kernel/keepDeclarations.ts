import type { TypeScript, ts } from "./typescript.js";

/**
 * The declarations that hold after a cell that failed half-way: those of `after`, but for the variables `unset`, which
 * the cell did not reach, those of `before`.
 */
export function keepDeclarations(ts: TypeScript, after: string, before: string, unset: readonly string[]): string {
  const names = new Set(unset);
  const reached = select(ts, after, (name) => !names.has(name));
  const earlier = select(ts, before, (name) => names.has(name));
  return `${reached}${earlier}`;
}

/** The declarations in `text` whose variable satisfies `wanted`; types, which have no value, count as wanted by name too. */
function select(ts: TypeScript, text: string, wanted: (name: string) => boolean): string {
  const file = ts.createSourceFile("declarations.d.ts", text, ts.ScriptTarget.Latest, true);
  const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
  const kept = file.statements.flatMap((statement) => keep(ts, statement, wanted) ?? []);
  return kept.map((statement) => `${printer.printNode(ts.EmitHint.Unspecified, statement, file)}\n`).join("");
}

function keep(ts: TypeScript, statement: ts.Statement, wanted: (name: string) => boolean): ts.Statement | undefined {
  const { factory } = ts;
  if (ts.isVariableStatement(statement)) {
    const { declarationList: list } = statement;
    const declarations = list.declarations.filter(({ name }) => ts.isIdentifier(name) && wanted(name.text));
    if (declarations.length === 0) return undefined;
    return factory.updateVariableStatement(
      statement,
      statement.modifiers,
      factory.updateVariableDeclarationList(list, declarations),
    );
  }
  if (ts.isImportDeclaration(statement) && statement.importClause) {
    const { importClause: clause } = statement;
    const { namedBindings } = clause;
    const name = clause.name && wanted(clause.name.text) ? clause.name : undefined;
    const bindings =
      namedBindings && ts.isNamedImports(namedBindings)
        ? factory.updateNamedImports(
            namedBindings,
            namedBindings.elements.filter((element) => wanted(element.name.text)),
          )
        : namedBindings && wanted(namedBindings.name.text)
          ? namedBindings
          : undefined;
    if (!name && (!bindings || (ts.isNamedImports(bindings) && bindings.elements.length === 0))) return undefined;
    const kept = factory.updateImportClause(clause, clause.isTypeOnly, name, bindings);
    return factory.updateImportDeclaration(
      statement,
      statement.modifiers,
      kept,
      statement.moduleSpecifier,
      statement.assertClause,
    );
  }
  const name = (statement as ts.Statement & { name?: ts.Node }).name;
  return name && ts.isIdentifier(name) && !wanted(name.text) ? undefined : statement;
}
