import type { TypeScript, ts } from "./typescript.js";

/**
 * Makes a compiler host find the types of modules by the older rules and, where these find nothing, by a package's
 * "exports". The older rules come first because by them every file of a package has a name: what a package does not
 * export by name may still be the type of a cell's variable. As long as `isMissing`, the project's imports are looked up anew.
 */
export function resolveTypes(
  ts: TypeScript,
  host: Pick<ts.ProgramHost<ts.BuilderProgram>, "resolveModuleNameLiterals" | "hasInvalidatedResolutions">,
  system: ts.System,
  root: string,
  isMissing: () => boolean,
): void {
  const canonical = (name: string) => name;
  const older = ts.createModuleResolutionCache(root, canonical);
  const exports = ts.createModuleResolutionCache(root, canonical);
  host.resolveModuleNameLiterals = (literals, file, redirected, options) =>
    literals.map(({ text }) => {
      // The project's files come and go while a kernel runs: they are looked for each time.
      if (text.startsWith(".")) return ts.resolveModuleName(text, file, options, system);
      const found = ts.resolveModuleName(text, file, options, system, older, redirected);
      if (found.resolvedModule) return found;
      const byExports = { ...options, moduleResolution: ts.ModuleResolutionKind.Bundler, customConditions: ["node"] };
      return ts.resolveModuleName(text, file, byExports, system, exports, redirected);
    });
  host.hasInvalidatedResolutions = (path) => isMissing() && !path.includes("/node_modules/");
}
