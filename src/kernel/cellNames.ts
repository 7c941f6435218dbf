/** The variable under which a cell leaves the value of its last expression. */
export const resultName = "__result__";

/** The function that a compiled cell calls to put an imported name on `exports`. */
export const defineName = "__define__";

/** The function that stands for `import(...)` in a cell. */
export const importName = "__import__";
