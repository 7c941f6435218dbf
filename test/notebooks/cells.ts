import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type ts from "@tslab/typescript-for-tslab";

/** A cell of a notebook as far as the tests look at it. */
export interface NotebookCell {
  readonly cell_type: "markdown" | "code";
  readonly source: readonly string[];
  readonly metadata: { readonly tags?: readonly string[] };
  readonly execution_count?: number | null;
  readonly outputs?: readonly NotebookOutput[];
}

export interface NotebookOutput {
  readonly output_type: string;
  readonly name?: string;
  readonly text?: readonly string[] | string;
  readonly data?: Readonly<Record<string, unknown>>;
}

const folder = "notebooks";

/** Stems of the committed notebooks. */
export const stems = readdirSync(folder)
  .filter((name) => name.endsWith(".ipynb"))
  .map((name) => name.replace(".ipynb", ""))
  .sort();

export function readNotebook(stem: string): { text: string; cells: readonly NotebookCell[] } {
  const text = readFileSync(join(folder, `${stem}.ipynb`), "utf8");
  return { text, cells: (JSON.parse(text) as { cells: NotebookCell[] }).cells };
}

/** Code cells that are not the reader's own, with their place from 1. */
export function stepCells(stem: string): { code: string; place: number }[] {
  return readNotebook(stem).cells.flatMap(({ cell_type, source, metadata }, i) =>
    cell_type === "code" && !metadata.tags?.includes("explore") ? [{ code: source.join(""), place: i + 1 }] : [],
  );
}

const typescript = createRequire(join(process.cwd(), "package.json"))("@tslab/typescript-for-tslab") as typeof ts;

/** What a cell does beyond calling steps and showing values: functions, classes, loops, conditions, arithmetic. */
export function logicIn(code: string): string[] {
  const { SyntaxKind } = typescript;
  const file = typescript.createSourceFile("cell.ts", code, typescript.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const arithmetic =
      typescript.isBinaryExpression(node) &&
      ["+", "-", "*", "/", "%", "**", "+=", "-=", "*=", "/="].includes(node.operatorToken.getText());
    const logic =
      typescript.isFunctionLike(node) ||
      typescript.isClassLike(node) ||
      typescript.isIterationStatement(node, false) ||
      typescript.isIfStatement(node) ||
      typescript.isPostfixUnaryExpression(node) ||
      (typescript.isPrefixUnaryExpression(node) &&
        [SyntaxKind.PlusPlusToken, SyntaxKind.MinusMinusToken].includes(node.operator));
    if (arithmetic || logic) found.push(node.getText());
    else typescript.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Modules that a cell imports. */
export function importsOf(code: string): string[] {
  return [...code.matchAll(/from "([^"]+)"/g)].map(([, name]) => name!);
}
