import { inspect, types } from "node:util";

const maxProperties = 100;
const maxRows = 100;
const maxColumns = 30;
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

/** What `console.table` should draw of `data`: at most 100 rows and 30 columns, and the sentence that says what is missing. */
export function boundTable(
  data: unknown,
  columns?: readonly string[],
): { data: unknown; columns?: readonly string[]; note?: string } {
  if (typeof data !== "object" || data === null) return { data };
  const [rows, count] = firstRows(data);
  const known = columns ?? columnNames(rows);
  const notes: string[] = [];
  if (count > maxRows) notes.push(`${(count - maxRows).toLocaleString("en")} more rows`);
  if (known.length > maxColumns) notes.push(`${(known.length - maxColumns).toLocaleString("en")} more columns`);
  return {
    data: rows,
    ...(known.length > maxColumns ? { columns: known.slice(0, maxColumns) } : columns && { columns }),
    ...(notes.length > 0 && { note: `... ${notes.join(" and ")}` }),
  };
}

function firstRows(data: object): [rows: unknown, count: number] {
  if (Array.isArray(data)) return [data.slice(0, maxRows), data.length];
  if (ArrayBuffer.isView(data) && !(data instanceof DataView)) {
    const values = data as unknown as ArrayLike<unknown>;
    return [Array.from({ length: Math.min(maxRows, values.length) }, (_, index) => values[index]), values.length];
  }
  if (data instanceof Map) return [data.size > maxRows ? new Map(take(data)) : data, data.size];
  if (data instanceof Set) return [data.size > maxRows ? new Set(take(data)) : data, data.size];
  const keys = Object.keys(data);
  if (keys.length <= maxRows) return [data, keys.length];
  return [
    Object.fromEntries(keys.slice(0, maxRows).map((key) => [key, (data as Record<string, unknown>)[key]])),
    keys.length,
  ];
}

function* take<Item>(items: Iterable<Item>): Generator<Item> {
  let left = maxRows;
  for (const item of items) {
    if (left-- === 0) return;
    yield item;
  }
}

function columnNames(rows: unknown): string[] {
  const names = new Set<string>();
  for (const row of Object.values(rows as object)) {
    if (typeof row === "object" && row !== null) for (const name of Object.keys(row).slice(0, 10_000)) names.add(name);
  }
  return [...names];
}
