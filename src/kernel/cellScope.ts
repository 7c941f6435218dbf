/** The variables of all cells, and which of them the running cell has set. */
export interface CellScope {
  /** The object that compiled cells read and write their variables on: a plain one, because cells have hot loops too. */
  exports: Record<string, unknown>;
  /** Makes ready for a cell that declares `names`. */
  begin(names: readonly string[]): void;
  /** Those of the cell's names that have another value than before it. */
  assigned(): string[];
  /** Puts an imported name on `exports`, read through `attributes.get` as long as no cell declares it anew. */
  define(exports: Record<string, unknown>, name: string, attributes: PropertyDescriptor): void;
}

/** An empty scope. */
export function createCellScope(): CellScope {
  const exports: Record<string, unknown> = {};
  let before = new Map<string, unknown>();
  return {
    exports,
    begin(names) {
      before = new Map();
      for (const name of names) {
        if (!Object.hasOwn(exports, name)) continue;
        const value = exports[name];
        before.set(name, value);
        // A name that was imported cannot be assigned to; from here on it can, and has its value until then.
        Object.defineProperty(exports, name, { value, writable: true, enumerable: true, configurable: true });
      }
    },
    assigned: () =>
      Object.keys(exports).filter((name) => !before.has(name) || !Object.is(before.get(name), exports[name])),
    define(target, name, attributes) {
      Object.defineProperty(target, name, { ...attributes, configurable: true });
    },
  };
}
