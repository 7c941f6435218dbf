import { cellTransformers } from "./cellTransformers.js";
import { type Completions, completions, type Documentation, quickInfo } from "./completions.js";
import { type EmittedCell, emitCell } from "./emitCell.js";
import { type Completeness, isComplete } from "./isComplete.js";
import { keepDeclarations } from "./keepDeclarations.js";
import { createSourceWatch } from "./sourceWatch.js";
import { type Diagnostic, loadTypeScript, type TypeScript } from "./typescript.js";
import { isNamingFault, withoutTypes } from "./untyped.js";

/** One finding of the type checker; line and column count from 1, further lines of a message from `details`. */
export interface TypeFault {
  line: number;
  column: number;
  length: number;
  code: number;
  message: string;
  details: string[];
  /** The project's file that it is in, where it is not in the cell. */
  file?: string;
}

export type CompiledCell = { cell: EmittedCell } | { faults: TypeFault[] };

/** Knows the types of all cells that have run, and turns a cell into JavaScript. */
export interface CellCompiler {
  version: string;
  /** Checks and compiles a cell; what it declares counts from `commit` on. */
  compile(code: string): CompiledCell;
  /** The cell compiled last has run: all its declarations count, or only those of the variables that were set. */
  commit(assigned?: readonly string[]): void;
  complete(code: string, offset: number): Completions;
  /** Name, type and documentation of what stands at `offset`; undefined where nothing does. */
  inspect(code: string, offset: number): Documentation | undefined;
  isComplete(code: string): Completeness;
  /** Forgets all cells. */
  reset(): void;
  /** Makes the next kernel start faster. */
  keepWarm(): void;
}

const cannotFindModule = 2307;

/** A compiler of cells that live in the folder `root`; takes about 1.5 s to make. */
export function createCellCompiler(root: string): CellCompiler {
  const watch = createSourceWatch();
  let javaScript = "";
  let map = "";
  const names = new Set<string>();
  const { ts, converter, save } = loadTypeScript(root, {
    watch,
    isMissing: () => missing,
    transformers: (program, declarations) => cellTransformers(ts, program, declarations, names),
    emitted: (name, text) => {
      if (name.endsWith(".js")) javaScript = text;
      if (name.endsWith(".js.map")) map = text;
    },
  });
  let declared = "";
  let missing = false;
  let pending: { declared: string; names: readonly string[] } = { declared, names: [] };

  const look = <Result>(work: () => Result): Result => {
    watch.refresh();
    return work();
  };

  function compile(code: string): CompiledCell {
    pending = { declared, names: [] };
    if (code.trim() === "") return { cell: { code: "", maps: [], imports: [], names: [] } };
    const source = withoutExport(ts, code);
    names.clear();
    const result = look(() => converter.convert(declared, source));
    missing = result.diagnostics.some(({ code }) => code === cannotFindModule);
    if (result.diagnostics.length > 0) {
      const faults = result.diagnostics.filter((diagnostic) => !isNamingFault(diagnostic.code));
      if (faults.length > 0) return { faults: typeFaults(faults) };
      const untyped = withoutTypes(
        ts,
        source,
        result.diagnostics.map(({ start }) => start.offset),
      );
      return untyped === source ? { faults: typeFaults(result.diagnostics) } : compile(untyped);
    }
    const cell = emitCell(ts, javaScript, map, names);
    pending = { declared: result.declOutput ?? "", names: cell.names };
    return { cell };
  }

  return {
    version: ts.version,
    compile,
    commit(assigned) {
      const { names } = pending;
      const unset = assigned ? names.filter((name) => !assigned.includes(name)) : [];
      declared = unset.length > 0 ? keepDeclarations(ts, pending.declared, declared, unset) : pending.declared;
    },
    complete: (code, offset) => look(() => completions(converter, declared, code, offset)),
    inspect: (code, offset) => look(() => quickInfo(converter, declared, code, offset)),
    isComplete: (code) => isComplete(ts, code),
    reset: () => {
      declared = "";
    },
    keepWarm: save,
  };
}

/** `export` before a declaration means nothing in a cell, and tslab exports every name itself: blanks in its place. */
function withoutExport(ts: TypeScript, code: string): string {
  if (!/\bexport\b/.test(code)) return code;
  let kept = code;
  for (const statement of ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest, true).statements) {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) continue;
    for (const modifier of modifiers) {
      if (modifier.kind !== ts.SyntaxKind.ExportKeyword) continue;
      kept = `${kept.slice(0, modifier.getStart())}${" ".repeat(6)}${kept.slice(modifier.end)}`;
    }
  }
  return kept;
}

function typeFaults(diagnostics: readonly Diagnostic[]): TypeFault[] {
  const faults: TypeFault[] = [];
  for (const { start, end, messageText, code, fileName } of diagnostics) {
    const line = start.line + 1;
    const column = start.character + 1;
    const previous = faults.at(-1);
    // tslab hands out a chain of messages as neighbours that stand at one place.
    if (previous && previous.line === line && previous.column === column && !fileName)
      previous.details.push(messageText);
    else
      faults.push({
        line,
        column,
        length: end.offset - start.offset,
        code,
        message: messageText,
        details: [],
        ...(fileName && { file: fileName }),
      });
  }
  return faults;
}
