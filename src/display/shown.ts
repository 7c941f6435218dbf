/** Formats of one value by MIME type, of which a front end shows the richest it knows: texts, base64 of pictures, JSON. */
export type MimeRecord = Readonly<Record<string, unknown>>;

/** The method by which notebook kernels (ours, Deno's) ask a value how it wants to be shown. */
export const displayMethod: unique symbol = Symbol.for("Jupyter.display");

/** A value that shows itself as the last expression of a notebook cell. */
export interface Shown {
  [displayMethod](): MimeRecord | Promise<MimeRecord>;
}

/** A value with the given formats; made only when it is shown. */
export function shown(make: () => MimeRecord | Promise<MimeRecord>): Shown {
  return { [displayMethod]: make };
}

/** True for a value that shows itself. */
export function isShown(value: unknown): value is Shown {
  return typeof (value as Partial<Shown> | null | undefined)?.[displayMethod] === "function";
}
