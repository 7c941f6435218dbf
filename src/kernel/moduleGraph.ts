import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, extname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { BuildFailure, BuildOptions, Metafile } from "esbuild";

/** Turns what a cell imports of the project's own files into modules that Node can load. */
export interface ModuleGraph {
  /**
   * The URL of the module that a cell means by `specifier` (relative to the project's root, absolute, or a file URL).
   * As long as neither the file nor anything it imports has changed, the URL stays the same; after an edit it is another.
   * Throws an Error for people where the file is missing or does not compile.
   */
  locate(specifier: string): Promise<string>;
}

const loaders: NonNullable<BuildOptions["loader"]> = { ".tsv": "text", ".txt": "text" };
const compiled = /\.([mc]?[jt]sx?|json|tsv|txt)$/;

/**
 * Compiles the project's files one by one into `folder`, each under a name that holds a hash over the contents of all
 * files it can reach: Node never forgets a module, so an edited one, and every one that leads to it, gets a new name.
 * What did not change keeps its name and with it its one instance.
 */
export function createModuleGraph(root: string, folder: string): ModuleGraph {
  const known = new Map<string, { url: string; stamps: Map<string, string> }>();
  const contents = new Map<string, { stamp: string; hash: string }>();

  async function locate(specifier: string): Promise<string> {
    const path = findFile(specifier.startsWith("file:") ? fileURLToPath(specifier) : resolve(root, specifier));
    if (path === undefined) throw new Error(`Cannot find module ${specifier} in the project`);
    if (!isOurs(path)) return pathToFileURL(path).href;
    const earlier = known.get(path);
    if (
      earlier &&
      existsSync(fileURLToPath(earlier.url)) &&
      [...earlier.stamps].every(([file, stamp]) => stampOf(file) === stamp)
    ) {
      return earlier.url;
    }
    const inputs = await readImports(path);
    const stamps = new Map([...inputs.keys()].map((file) => [file, stampOf(file)]));
    const names = new Map([...inputs.keys()].map((file) => [file, outputName(file, inputs)]));
    await compile(
      [...inputs.keys()].filter((file) => !existsSync(join(folder, `${names.get(file)}.mjs`))),
      names,
    );
    const url = pathToFileURL(join(folder, `${names.get(path)}.mjs`)).href;
    known.set(path, { url, stamps });
    return url;
  }

  function isOurs(path: string): boolean {
    const inside = relative(root, path);
    return (
      !inside.startsWith("..") &&
      !inside.split(sep).some((part) => part === "node_modules" || part === ".build") &&
      compiled.test(path) &&
      !path.endsWith(".cjs")
    );
  }

  /** Every file of the project that `path` can reach, with the files it imports itself. */
  async function readImports(path: string): Promise<Map<string, string[]>> {
    const { metafile } = await run({
      entryPoints: [path],
      bundle: true,
      metafile: true,
      outdir: folder,
      plugins: [onlyOurs((file) => ({ path: file }))],
    });
    const absolute = (name: string) => resolve(root, name);
    return new Map(
      Object.entries((metafile as Metafile).inputs).map(([name, { imports }]) => [
        absolute(name),
        imports.filter(({ external }) => !external).map((imported) => absolute(imported.path)),
      ]),
    );
  }

  async function compile(files: string[], names: ReadonlyMap<string, string>): Promise<void> {
    if (files.length === 0) return;
    const { outputFiles } = await run({
      entryPoints: files.map((file) => ({ in: file, out: names.get(file)! })),
      bundle: true,
      outdir: folder,
      outExtension: { ".js": ".mjs" },
      sourcemap: "linked",
      sourcesContent: false,
      plugins: [
        onlyOurs((file) => ({ path: pathToFileURL(join(folder, `${names.get(file)}.mjs`)).href, external: true })),
      ],
    });
    for (const { path, contents: bytes } of outputFiles ?? []) {
      // Another kernel may be writing or loading the same file: it appears at once or not at all.
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.${process.pid}.part`, bytes);
      renameSync(`${path}.${process.pid}.part`, path);
    }
  }

  /** Resolves imports among the project's files with `answer`, and leaves everything else to Node. */
  function onlyOurs(answer: (file: string) => { path: string; external?: boolean }) {
    return {
      name: "project-files",
      setup(setup: Parameters<NonNullable<BuildOptions["plugins"]>[number]["setup"]>[0]) {
        setup.onResolve({ filter: /^(\.{0,2}\/|file:)/ }, ({ path, importer, kind }) => {
          if (kind === "entry-point") return undefined;
          const wanted = path.startsWith("file:") ? fileURLToPath(path) : resolve(dirname(importer), path);
          const file = findFile(wanted);
          if (file === undefined) return undefined;
          return isOurs(file) ? answer(file) : { path: pathToFileURL(file).href, external: true };
        });
      },
    };
  }

  async function run(options: BuildOptions) {
    const { build } = await import("esbuild");
    try {
      return await build({
        absWorkingDir: root,
        outbase: root,
        write: false,
        format: "esm",
        platform: "node",
        target: "node20",
        packages: "external",
        logLevel: "silent",
        loader: loaders,
        ...options,
      });
    } catch (error) {
      const [first] = (error as Partial<BuildFailure>).errors ?? [];
      if (!first) throw error;
      const { location } = first;
      throw new SyntaxError(
        location
          ? `${location.file}:${location.line}:${location.column + 1}: ${first.text}\n  ${location.lineText}`
          : first.text,
      );
    }
  }

  function outputName(file: string, inputs: ReadonlyMap<string, readonly string[]>): string {
    const reached = new Set([file]);
    for (const from of reached) for (const imported of inputs.get(from) ?? []) reached.add(imported);
    const hash = createHash("sha256").update(relative(root, file));
    for (const path of [...reached].sort()) hash.update(`\n${relative(root, path)} ${contentHash(path)}`);
    return `${relative(root, file).replace(/\.[^./]+$/, "")}-${hash.digest("hex").slice(0, 16)}`;
  }

  function contentHash(path: string): string {
    const stamp = stampOf(path);
    const earlier = contents.get(path);
    if (earlier?.stamp === stamp) return earlier.hash;
    const hash = createHash("sha256").update(readFileSync(path)).digest("hex");
    contents.set(path, { stamp, hash });
    return hash;
  }

  return { locate };
}

/** The file that an import means: as written, or the TypeScript file that a `.js` name stands for, or a folder's index. */
function findFile(path: string): string | undefined {
  const extension = extname(path);
  const stem = /^\.[mc]?jsx?$/.test(extension) ? path.slice(0, -extension.length) : undefined;
  const sources = stem === undefined ? [] : [`${stem}${extension.replace("j", "t")}`, `${stem}.tsx`];
  const guesses = [".ts", ".tsx", ".js", ".mjs", ".json", "/index.ts", "/index.js"].map((ending) => path + ending);
  return [path, ...sources, ...guesses].find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile());
}

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  return found ? `${found.mtimeNs} ${found.size}` : "";
}
