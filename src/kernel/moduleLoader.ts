import { createRequire, isBuiltin } from "node:module";
import { join } from "node:path";
import { types } from "node:util";

/** How a cell gets at modules. */
export interface ModuleLoader {
  /** What `import(specifier)` of a cell gives: the module's namespace. */
  load(specifier: string): Promise<unknown>;
  /** Loads a module that the cell imports statically, so that `require` finds it. */
  prepare(specifier: string): Promise<void>;
  /** What the compiled cell's `require(specifier)` gives: a namespace, or what a CommonJS module exports. */
  require: NodeJS.Require;
}

/**
 * Loads modules for cells in `root`: the project's own files by the URL that `locate` finds for them, packages as an ES
 * module of the project would import them, `extras` (modules that the kernel itself makes) by their name.
 */
export function createModuleLoader(
  root: string,
  locate: (specifier: string) => Promise<string>,
  extras: Readonly<Record<string, unknown>>,
): ModuleLoader {
  const nodeRequire = createRequire(join(root, "cell.js"));
  const prepared = new Map<string, unknown>();

  async function load(specifier: string): Promise<unknown> {
    if (Object.hasOwn(extras, specifier)) return extras[specifier];
    if (isBuiltin(specifier) || !/^(\.{0,2}\/|file:)/.test(specifier)) return import(specifier);
    return import(await locate(specifier));
  }

  async function prepare(specifier: string): Promise<void> {
    const namespace = await load(specifier);
    prepared.set(specifier, commonJsExports(specifier, namespace) ?? namespace);
  }

  /** All that a CommonJS module exports: the namespace that Node makes of it shows only the names it could guess. */
  function commonJsExports(specifier: string, namespace: unknown): unknown {
    if (isBuiltin(specifier)) return nodeRequire(specifier);
    if (/^(\.{0,2}\/|file:)/.test(specifier) || !types.isModuleNamespaceObject(namespace)) return undefined;
    try {
      const exports: unknown = nodeRequire.cache[nodeRequire.resolve(specifier)]?.exports;
      return exports === (namespace as { default?: unknown }).default ? exports : undefined;
    } catch {
      return undefined;
    }
  }

  const require = Object.assign(
    (specifier: string): unknown => (prepared.has(specifier) ? prepared.get(specifier) : nodeRequire(specifier)),
    {
      resolve: nodeRequire.resolve,
      cache: nodeRequire.cache,
      main: nodeRequire.main,
      extensions: nodeRequire.extensions,
    },
  );
  return { load, prepare, require };
}

/** What `import name from` takes: TypeScript's helper, for which a namespace stands as it is. */
export function importDefault(module: unknown): unknown {
  if (types.isModuleNamespaceObject(module) || (module as { __esModule?: boolean } | null)?.__esModule) return module;
  return { default: module };
}

/** What `import * as name from` takes. */
export function importStar(module: unknown): unknown {
  if (types.isModuleNamespaceObject(module) || (module as { __esModule?: boolean } | null)?.__esModule) return module;
  const star: Record<string, unknown> = {};
  if (module !== null && (typeof module === "object" || typeof module === "function")) {
    for (const key of Object.keys(module)) {
      Object.defineProperty(star, key, { enumerable: true, get: () => (module as Record<string, unknown>)[key] });
    }
  }
  Object.defineProperty(star, "default", { enumerable: true, value: module });
  return star;
}
