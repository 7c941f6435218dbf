import { inspect, types } from "node:util";

const maxProperties = 100;
const maxCharacters = 100_000;

/**
 * A value as Node's REPL prints it, never longer than 100,000 characters: at most 100 elements of arrays, typed
 * arrays, maps and sets, at most 100 properties of an object; what is left out is counted.
 */
export function boundedText(value: unknown): string {
  return cut(inspect(boundProperties(value), { depth: 2, maxArrayLength: 100, maxStringLength: 10_000 }));
}

/** A text cut at 100,000 characters, saying how many are missing. */
export function cut(text: string): string {
  if (text.length <= maxCharacters) return text;
  return `${text.slice(0, maxCharacters)}\n... ${(text.length - maxCharacters).toLocaleString("en")} more characters`;
}

/** The value itself, or for an object of more than 100 properties a stand-in that prints the first 100. */
export function boundProperties(value: unknown): unknown {
  if (
    typeof value !== "object" ||
    value === null ||
    types.isProxy(value) ||
    Array.isArray(value) ||
    ArrayBuffer.isView(value)
  )
    return value;
  if (inspect.custom in value || types.isModuleNamespaceObject(value)) return value;
  const keys = Object.keys(value);
  if (keys.length <= maxProperties) return value;
  const first: unknown = Object.create(Object.getPrototypeOf(value) as object | null);
  for (const key of keys.slice(0, maxProperties)) {
    Object.defineProperty(first, key, Object.getOwnPropertyDescriptor(value, key) ?? {});
  }
  const more = `... ${(keys.length - maxProperties).toLocaleString("en")} more properties`;
  return { [inspect.custom]: () => inspect(first).replace(/\s*\}$/, `,\n  ${more}\n}`) };
}
