import { importName, resultName } from "./cellNames.js";
import type { TypeScript, ts } from "./typescript.js";

/**
 * The transformers that make a cell's statements act on the variables of all cells: what an earlier cell declared is
 * read and written as a property of `exports`, top-level variables are exported one by one (so an assignment by a
 * later cell is seen by this cell's functions), and the last expression is kept. The names of the cell's variables,
 * functions, classes and imported values are added to `names`.
 */
export function cellTransformers(
  ts: TypeScript,
  program: ts.Program,
  declarations: ts.SourceFile,
  names: Set<string>,
): ts.CustomTransformers {
  const checker = program.getTypeChecker();
  const { factory } = ts;
  const isOnExports = (symbol: ts.Symbol | undefined) =>
    symbol?.declarations?.some(
      (declaration) =>
        declaration.getSourceFile() === declarations ||
        (ts.isBindingElement(declaration) && isTopLevel(ts, declaration)),
    ) ?? false;
  const onExports = (name: ts.Identifier) =>
    factory.createPropertyAccessExpression(factory.createIdentifier("exports"), factory.createIdentifier(name.text));

  const transformer: ts.TransformerFactory<ts.SourceFile> = (context) => {
    const expression = (node: ts.Expression) => ts.visitNode(node, visit, ts.isExpression);
    function visit(node: ts.Node): ts.Node {
      if (ts.isExpressionWithTypeArguments(node)) {
        return factory.updateExpressionWithTypeArguments(node, expression(node.expression), node.typeArguments);
      }
      if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node;
      if (ts.isShorthandPropertyAssignment(node) && isOnExports(checker.getShorthandAssignmentValueSymbol(node))) {
        const target = onExports(node.name);
        const fallback = node.objectAssignmentInitializer && expression(node.objectAssignmentInitializer);
        return factory.createPropertyAssignment(
          node.name.text,
          fallback ? factory.createAssignment(target, fallback) : target,
        );
      }
      if (ts.isIdentifier(node)) {
        const symbol = isReference(ts, node) ? checker.getSymbolAtLocation(node) : undefined;
        return isOnExports(symbol) ? ts.setTextRange(onExports(node), node) : node;
      }
      if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
        const call = factory.createCallExpression(
          factory.createIdentifier(importName),
          undefined,
          node.arguments.map(expression),
        );
        return ts.setTextRange(call, node);
      }
      const visited = ts.visitEachChild(node, visit, context);
      return ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node) ? withoutThis(node, visited) : visited;
    }
    /** A call of an earlier cell's `f` must not become a method call of `exports`: `(0, exports.f)()`. */
    function withoutThis(node: ts.CallExpression | ts.TaggedTemplateExpression, visited: ts.Node): ts.Node {
      const called = ts.isCallExpression(node) ? node.expression : node.tag;
      if (visited === node || !ts.isIdentifier(called)) return visited;
      const bare = (callee: ts.Expression) =>
        ts.isPropertyAccessExpression(callee)
          ? factory.createParenthesizedExpression(factory.createComma(factory.createNumericLiteral(0), callee))
          : callee;
      if (ts.isTaggedTemplateExpression(visited)) {
        return factory.updateTaggedTemplateExpression(
          visited,
          bare(visited.tag),
          visited.typeArguments,
          visited.template,
        );
      }
      if (!ts.isCallExpression(visited)) return visited;
      const { questionDotToken, typeArguments, arguments: words } = visited;
      return ts.isCallChain(visited)
        ? factory.updateCallChain(visited, bare(visited.expression), questionDotToken, typeArguments, words)
        : factory.updateCallExpression(visited, bare(visited.expression), typeArguments, words);
    }
    /** `const x = 1` stays a declaration, now exported; a pattern becomes an assignment to properties of `exports`. */
    function variables(statement: ts.VariableStatement): ts.Statement[] {
      const { declarations: list, flags } = statement.declarationList;
      return list.map((declaration) => {
        const { name, initializer } = declaration;
        if (ts.isIdentifier(name) || !initializer) {
          const value = initializer
            ? expression(initializer)
            : factory.createParenthesizedExpression(factory.createVoidZero());
          const plain = factory.updateVariableDeclaration(declaration, name, undefined, declaration.type, value);
          const keyword = factory.createModifier(ts.SyntaxKind.ExportKeyword);
          const exported = factory.createVariableStatement(
            [keyword],
            factory.createVariableDeclarationList([plain], flags),
          );
          return ts.setTextRange(exported, statement);
        }
        const assignment = factory.createAssignment(assignmentPattern(name), expression(initializer));
        return ts.setTextRange(
          factory.createExpressionStatement(factory.createParenthesizedExpression(assignment)),
          statement,
        );
      });
    }
    function assignmentPattern(pattern: ts.BindingPattern): ts.Expression {
      const target = ({ name, initializer }: ts.BindingElement): ts.Expression => {
        const place = ts.isIdentifier(name) ? onExports(name) : assignmentPattern(name);
        return initializer ? factory.createAssignment(place, expression(initializer)) : place;
      };
      if (ts.isArrayBindingPattern(pattern)) {
        return factory.createArrayLiteralExpression(
          pattern.elements.map((element) => {
            if (ts.isOmittedExpression(element)) return element;
            return element.dotDotDotToken ? factory.createSpreadElement(target(element)) : target(element);
          }),
        );
      }
      return factory.createObjectLiteralExpression(
        pattern.elements.map((element) => {
          if (element.dotDotDotToken) return factory.createSpreadAssignment(target(element));
          const property = element.propertyName ?? (element.name as ts.Identifier);
          const key = ts.isComputedPropertyName(property)
            ? factory.createComputedPropertyName(expression(property.expression))
            : ts.isIdentifier(property)
              ? factory.createIdentifier(property.text)
              : property;
          return factory.createPropertyAssignment(key, target(element));
        }),
      );
    }
    return (file) => {
      const last = file.statements.findLastIndex(
        (statement) => !ts.isExportDeclaration(statement) && !ts.isEmptyStatement(statement),
      );
      const exported = new Set<string>();
      for (const name of valueNames(ts, checker, file)) names.add(name);
      const statements = file.statements.flatMap((statement, index) => {
        if (ts.isVariableStatement(statement) && !statement.modifiers?.length) {
          for (const { name } of statement.declarationList.declarations) addNames(ts, name, exported);
          return variables(statement);
        }
        if (index === last && ts.isExpressionStatement(statement))
          return keepResult(ts, expression(statement.expression), statement);
        return ts.visitNode(statement, visit, ts.isStatement);
      });
      return factory.updateSourceFile(
        file,
        statements.map((statement) =>
          ts.isExportDeclaration(statement) ? withoutNames(ts, statement, exported) : statement,
        ),
      );
    };
  };
  return { before: [transformer] };
}

function valueNames(
  ts: TypeScript,
  checker: ts.TypeChecker,
  file: ts.SourceFile & { locals?: ts.SymbolTable },
): string[] {
  return [...(file.locals ?? [])].flatMap(([name, symbol]) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    // An import of unknown type resolves to nothing: it is a value as far as anybody knows.
    return target.flags & ts.SymbolFlags.Value || checker.isUnknownSymbol(target) ? [String(name)] : [];
  });
}

function keepResult(ts: TypeScript, value: ts.Expression, statement: ts.Statement): ts.Statement {
  const { factory } = ts;
  const target = factory.createPropertyAccessExpression(factory.createIdentifier("exports"), resultName);
  return ts.setTextRange(factory.createExpressionStatement(factory.createAssignment(target, value)), statement);
}

/** Whether a name in a pattern is declared by one of the cell's own statements, not within a function, block or loop. */
function isTopLevel(ts: TypeScript, element: ts.BindingElement): boolean {
  let node: ts.Node = element;
  while (ts.isBindingElement(node) || ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node))
    node = node.parent;
  return (
    ts.isVariableDeclaration(node) &&
    ts.isVariableStatement(node.parent.parent) &&
    ts.isSourceFile(node.parent.parent.parent)
  );
}

/** Whether an identifier reads or writes a variable: not a member's name, a label, or the name being declared. */
function isReference(ts: TypeScript, node: ts.Identifier): boolean {
  const { parent } = node;
  if (!parent) return false;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isPropertyAssignment(parent) || ts.isEnumMember(parent)) return parent.initializer === node;
  if (ts.isPropertyDeclaration(parent) || ts.isParameter(parent) || ts.isVariableDeclaration(parent))
    return parent.initializer === node;
  if (ts.isFunctionLike(parent) || ts.isClassLike(parent)) return (parent as ts.NamedDeclaration).name !== node;
  return !(
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isQualifiedName(parent) ||
    ts.isMetaProperty(parent) ||
    ts.isLabeledStatement(parent) ||
    ts.isBreakOrContinueStatement(parent) ||
    ts.isModuleDeclaration(parent) ||
    ts.isEnumDeclaration(parent) ||
    ts.isImportEqualsDeclaration(parent)
  );
}

function withoutNames(
  ts: TypeScript,
  statement: ts.ExportDeclaration,
  names: ReadonlySet<string>,
): ts.ExportDeclaration {
  const { exportClause } = statement;
  if (!exportClause || !ts.isNamedExports(exportClause)) return statement;
  const kept = exportClause.elements.filter(({ name }) => !names.has(name.text));
  if (kept.length === exportClause.elements.length) return statement;
  const clause = ts.factory.updateNamedExports(exportClause, kept);
  return ts.factory.updateExportDeclaration(
    statement,
    statement.modifiers,
    statement.isTypeOnly,
    clause,
    undefined,
    undefined,
  );
}

function addNames(ts: TypeScript, name: ts.BindingName, names: Set<string>): void {
  if (ts.isIdentifier(name)) names.add(name.text);
  else for (const element of name.elements) if (ts.isBindingElement(element)) addNames(ts, element.name, names);
}
