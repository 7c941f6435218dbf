import { boundedText } from "./boundedText.js";

/** A value in several formats, of which a front end shows the richest it knows. */
export interface MimeBundle {
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
}

const displayMethod = Symbol.for("Jupyter.display");

/**
 * The MIME bundle of a value: what its `Symbol.for("Jupyter.display")` method returns (a record from MIME type to
 * text, JSON or bytes; a promise of one is awaited), else its text. Throws what the method throws, and a TypeError where
 * it returns something else.
 */
export function mimeBundle(value: unknown): MimeBundle | Promise<MimeBundle> {
  const show = (value as { [displayMethod]?: unknown } | null | undefined)?.[displayMethod];
  if (typeof show !== "function") return textBundle(value);
  const shown: unknown = show.call(value);
  if (isPromise(shown)) return shown.then((bundle) => bundleOf(bundle) ?? textBundle(value));
  return bundleOf(shown) ?? textBundle(value);
}

/** A record from MIME type to text, JSON or bytes as a bundle: bytes in base64; undefined for null and undefined. */
export function bundleOf(record: unknown): MimeBundle | undefined {
  if (record === null || record === undefined) return undefined;
  if (typeof record !== "object" || Array.isArray(record)) {
    throw new TypeError(`Cannot show a value: its Jupyter.display method returned no MIME bundle: ${typeof record}`);
  }
  const data: Record<string, unknown> = {};
  for (const [type, value] of Object.entries(record)) {
    if (!/^[\w.+-]+\/[\w.+-]+/.test(type)) throw new TypeError(`Cannot show a value: expected MIME types, got ${type}`);
    if (value === undefined) continue;
    if (value instanceof Uint8Array)
      data[type] = Buffer.from(value.buffer, value.byteOffset, value.length).toString("base64");
    else data[type] = value;
  }
  return { data, metadata: {} };
}

function textBundle(value: unknown): MimeBundle {
  return { data: { "text/plain": boundedText(value) }, metadata: {} };
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === "function";
}
