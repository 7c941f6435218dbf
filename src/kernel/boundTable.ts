const maxRows = 100;
const maxColumns = 30;

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
