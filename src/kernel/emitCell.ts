import { defineName } from "./cellNames.js";
import type { TypeScript, ts } from "./typescript.js";

/** A cell as the JavaScript that runs: the body of an async function over `exports` and `require`. */
export interface EmittedCell {
  code: string;
  /** Source maps as JSON, from the code back to the cell; to be looked up one after the other. */
  maps: string[];
  /** The modules that the cell imports. */
  imports: string[];
  /** The variables, functions and classes that the cell puts on `exports`. */
  names: string[];
}

/** The emitted ES module of a cell as a function body, with the modules it imports. */
export function emitCell(ts: TypeScript, javaScript: string, map: string, names: Iterable<string>): EmittedCell {
  const imports = new Set<string>();
  const collect: ts.TransformerFactory<ts.SourceFile> = () => (file) => {
    for (const statement of file.statements) {
      if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier))
        imports.add(statement.moduleSpecifier.text);
    }
    return file;
  };
  const { outputText, sourceMapText } = ts.transpileModule(javaScript, {
    fileName: "cell.js",
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      noImplicitUseStrict: true,
      noEmitHelpers: true,
      sourceMap: true,
      newLine: ts.NewLineKind.LineFeed,
    },
    transformers: { before: [collect] },
  });
  return { code: withoutReset(outputText), maps: [sourceMapText ?? "", map], imports: [...imports], names: [...names] };
}

/**
 * Makes TypeScript's module code that of a cell: drops the lines that set every exported name to undefined before the cell begins: where the cell then fails, the
 * variables of earlier cells with these names must live on. No line moves.
 */
function withoutReset(code: string): string {
  return code
    .replace(/^Object\.defineProperty\(exports, "__esModule".*$/m, "")
    .replace(/^Object\.defineProperty\(exports, /gm, `${defineName}(exports, `)
    .replace(/^(exports\.[\p{ID_Continue}$]+ = )+void 0;$/gmu, "")
    .replace(/\/\/# sourceMappingURL=\S*\s*/g, "");
}
