import Module, { createRequire } from "node:module";
import { join } from "node:path";
import type ts from "@tslab/typescript-for-tslab";
import type { Converter, Diagnostic } from "tslab/dist/converter.js";
import { loadCached } from "./cachedScript.js";
import { globalTypes } from "./globalTypes.js";
import { resolveTypes } from "./moduleTypes.js";
import type { SourceWatch } from "./sourceWatch.js";

export type { Converter, Diagnostic, ts };

/** The compiler's own module object: TypeScript 5.0.4 in the build that tslab uses. */
export type TypeScript = typeof ts;

/** What the rest of the room adds to tslab's converter. */
export interface Seams {
  /** Follows the project's files in place of the compiler's own watchers. */
  watch: SourceWatch;
  /** Whether a file that a cell wanted to import was not there. */
  isMissing(): boolean;
  /** The transformers of a cell's emitted JavaScript, in place of tslab's. */
  transformers(program: ts.Program, declarations: ts.SourceFile): ts.CustomTransformers;
  /** Takes the emitted files of a cell: its JavaScript and its source map. */
  emitted(fileName: string, text: string): void;
}

/**
 * tslab's converter (type checking, completion, inspection) for cells that live in `root`.
 * tslab offers no options for what a project needs, so the compiler object it requires is replaced by one whose
 * watch host is adjusted: only Node's types are global, packages are also found by their "exports", files are looked at
 * when a cell comes instead of being watched, and only the cell itself is checked and emitted (the project's modules
 * are checked by `npm run check` and run as `moduleGraph.ts` compiles them).
 */
export function loadTypeScript(root: string, seams: Seams): { ts: TypeScript; converter: Converter; save(): void } {
  const require = createRequire(join(root, "package.json"));
  const requireOfTslab = createRequire(require.resolve("tslab/dist/converter.js"));
  const id = requireOfTslab.resolve("@tslab/typescript-for-tslab");
  const loaded = loadCached(id, join(root, ".build", "kernel"));
  const original = loaded.exports as TypeScript;
  const declarationsFile = join(root, "__prev__.d.ts").replaceAll("\\", "/");
  const globalsFile = join(root, "__globals__.d.ts").replaceAll("\\", "/");

  original.sys.watchFile = seams.watch.watchFile;
  original.sys.watchDirectory = seams.watch.watchDirectory;

  const createWatchCompilerHost = (
    files: string[],
    options: ts.CompilerOptions,
    system: ts.System,
    ...rest: unknown[]
  ) => {
    const readFile = system.readFile.bind(system);
    const fileExists = system.fileExists.bind(system);
    system.readFile = (path, encoding) => (path === globalsFile ? globalTypes : readFile(path, encoding));
    system.fileExists = (path) => path === globalsFile || fileExists(path);
    const create = original.createWatchCompilerHost as unknown as (
      ...words: unknown[]
    ) => ts.WatchCompilerHostOfFilesAndCompilerOptions<Builder>;
    const host = create([...files, globalsFile], { ...options, ...cellOptions }, system, ...rest);
    resolveTypes(original, host, system, root, seams.isMissing);
    adaptBuilders(host, declarationsFile, seams);
    return host;
  };
  const transpileModule = (text: string, options: ts.TranspileOptions): ts.TranspileOutput =>
    // tslab's second pass over its own output: a cell is emitted through `emitCell` instead.
    options.fileName === "custom.js" ? { outputText: text } : original.transpileModule(text, options);

  const module = new Module(id);
  module.loaded = true;
  // The compiler's properties are getters that cannot be set, so a copy of them stands in for it.
  module.exports = Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(original),
      createWatchCompilerHost: { value: createWatchCompilerHost, enumerable: true },
      transpileModule: { value: transpileModule, enumerable: true },
    },
  );
  requireOfTslab.cache[id] = module;
  const { createConverter } = require("tslab/dist/converter.js") as typeof import("tslab/dist/converter.js");
  return { ts: original, converter: createConverter({}), save: loaded.save };
}

const cellOptions: ts.CompilerOptions = { types: ["node"], lib: ["lib.es2023.d.ts"], sourceMap: true };

type Builder = ts.EmitAndSemanticDiagnosticsBuilderProgram;

/** The converter puts its own function at `afterProgramCreate`; each program it is handed there is adapted first. */
function adaptBuilders(host: ts.ProgramHost<Builder>, declarationsFile: string, seams: Seams): void {
  let receive: ((builder: Builder) => void) | undefined;
  Object.defineProperty(host, "afterProgramCreate", {
    get: () => (receive ? (builder: Builder) => receive?.(adaptBuilder(builder, declarationsFile, seams)) : undefined),
    set: (value: typeof receive) => {
      receive = value;
    },
  });
}

function adaptBuilder(builder: Builder, declarationsFile: string, seams: Seams): Builder {
  const adapted = Object.create(builder) as Builder;
  adapted.getAllDependencies = (file) => [file.fileName];
  adapted.emit = (file, write, token, onlyDeclarations, transformers) => {
    const declarations = builder.getSourceFile(declarationsFile);
    if (!declarations) throw new Error("Cannot emit a cell: the earlier cells' declarations are not in the program");
    const { afterDeclarations } = transformers ?? {};
    return builder.emit(
      file,
      (name, text, ...more) => {
        seams.emitted(name, text);
        write?.(name, text, ...more);
      },
      token,
      onlyDeclarations,
      { ...seams.transformers(builder.getProgram(), declarations), ...(afterDeclarations && { afterDeclarations }) },
    );
  };
  return adapted;
}
