import { closeSync, openSync, writeSync } from "node:fs";
import type { FileProof } from "../format/fileProof.js";
import { type HttpAnswer, HttpRefusal, httpGet } from "./httpGet.js";
import { dropPart, noteOrigin, type PartOrigin, partPath, readPart } from "./partFile.js";
import { unwritable } from "./writeFile.js";

/**
 * How one request went: the part is whole (not proven yet; in one piece where one answer of a stated length brought it), it broke and
 * may be tried again (`answered` where a server did answer), or this address does not have the file.
 */
export type PartStep =
  | { readonly kind: "whole"; readonly inOnePiece: boolean }
  | { readonly kind: "broken"; readonly why: string; readonly waitMs: number | undefined; readonly answered: boolean }
  | { readonly kind: "refused"; readonly why: string };

/** No file of labels is near this size: a server that sends more is stopped before the disk is full. */
const MAX_BYTES = 1 << 30;
const MAX_WAIT_MS = 60_000;

/**
 * Asks for the file, or for the rest of it where a part is there whose origin lets the server go on with the same version, and appends
 * what arrives to the part. Throws only where the disk fails or the signal is set.
 */
export async function fetchPart(
  { url, path, proof }: { url: string; path: string; proof: FileProof },
  options: {
    signal: AbortSignal;
    stallMs: number;
    /** Hears where in the file the answer's first byte belongs. */
    onStart?: (from: number) => void;
    onBytes?: ((bytes: number, total: number | undefined) => void) | undefined;
  },
): Promise<PartStep> {
  const have = readPart(path);
  const from = mayResume(have.bytes, have.origin, proof) ? have.bytes : 0;
  const headers: Record<string, string> = { "accept-encoding": "identity", "user-agent": "audioset-lab" };
  if (from > 0) headers.range = `bytes=${from}-`;
  if (from > 0 && have.origin?.validator !== undefined) headers["if-range"] = have.origin.validator;
  let answered = false;
  try {
    const answer = await httpGet(url, headers, options);
    answered = true;
    const start = judge(answer, from, path, proof);
    if (typeof start !== "number") {
      answer.cancel();
      return start;
    }
    options.onStart?.(start);
    return await receive(answer, { start, url, path, proof, onBytes: options.onBytes });
  } catch (error) {
    if (options.signal.aborted) throw options.signal.reason;
    if (error instanceof HttpRefusal) return { kind: "refused", why: error.message };
    if ((error as Error).name === "InputError") throw error;
    return { ...broken((error as Error).message), answered };
  }
}

/** Without a validator the rest may be of another version: only a hash would notice. */
function mayResume(bytes: number, origin: PartOrigin | undefined, proof: FileProof): boolean {
  const hashed = proof.kind === "sha256" || proof.kind === "gitBlob";
  return bytes > 0 && (hashed || origin?.validator !== undefined);
}

/** Where the body's first byte belongs, or how the request ended without a body that can be used. */
function judge({ status, headers }: HttpAnswer, from: number, path: string, proof: FileProof): number | PartStep {
  if ((status === 200 || status === 206) && /^text\/html\b/i.test(headers.get("content-type") ?? ""))
    return { kind: "refused", why: "answers with an HTML page" };
  if (status === 200) return wrongSize(numberOf(headers.get("content-length")), headers, proof) ?? 0;
  if (status === 206 && from > 0) {
    const range = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headers.get("content-range") ?? "");
    if (range !== null && Number(range[1]) === from) return wrongSize(numberOf(range[3]), headers, proof) ?? from;
    dropPart(path);
    return broken(`asked for bytes from ${from}, got ${headers.get("content-range") ?? "no range"}`);
  }
  if (status === 416 && from > 0) {
    // Nothing comes after what is there: it is whole, or it is not a part of this file.
    const total = /^bytes \*\/(\d+)$/.exec(headers.get("content-range") ?? "")?.[1];
    if (total !== undefined && Number(total) === from) return { kind: "whole", inOnePiece: false };
    dropPart(path);
    return broken(`has no bytes from ${from} on (416)`);
  }
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return { ...broken(`answers ${status}`), waitMs: retryAfter(headers) };
  return { kind: "refused", why: `answers ${status}` };
}

function wrongSize(total: number | undefined, headers: Headers, proof: FileProof): PartStep | undefined {
  const expected = proof.kind === "sha256" || proof.kind === "gitBlob" ? proof.bytes : undefined;
  if (total === undefined || isEncoded(headers)) return undefined;
  if (total > MAX_BYTES) return { kind: "refused", why: `offers ${total} bytes: far too many` };
  if (expected === undefined || total === expected) return undefined;
  return { kind: "refused", why: `offers ${total} bytes, the published file has ${expected}` };
}

async function receive(
  { headers, status, body }: HttpAnswer,
  {
    start,
    url,
    path,
    proof,
    onBytes,
  }: { start: number; url: string; path: string; proof: FileProof } & {
    onBytes: ((bytes: number, total: number | undefined) => void) | undefined;
  },
): Promise<PartStep> {
  const total = sizeOfWhole(headers, status);
  const limit = total ?? (proof.kind === "sha256" || proof.kind === "gitBlob" ? proof.bytes : undefined) ?? MAX_BYTES;
  const file = openPart(path, start, { url, total, validator: validatorOf(headers) });
  let bytes = start;
  try {
    onBytes?.(bytes, total);
    for await (const chunk of body) {
      if (bytes + chunk.length > limit) {
        // Leaving the loop ends the connection.
        dropPart(path);
        return { kind: "refused", why: `sends more than the ${limit} bytes that it may have` };
      }
      write(file, chunk, path);
      bytes += chunk.length;
      onBytes?.(bytes, total);
    }
  } finally {
    closeSync(file);
  }
  if (total !== undefined && bytes < total) return broken(`ended after ${bytes} of ${total} bytes`);
  return { kind: "whole", inOnePiece: start === 0 && total !== undefined };
}

/** Opens the part for appending at `start`: empty where it is 0. The note on its origin comes first, so no byte is without one. */
function openPart(path: string, start: number, origin: PartOrigin): number {
  try {
    noteOrigin(path, origin);
    return openSync(partPath(path), start === 0 ? "w" : "a");
  } catch (error) {
    throw unwritable(path, error);
  }
}

function write(file: number, chunk: Uint8Array, path: string): void {
  try {
    for (let at = 0; at < chunk.length; ) at += writeSync(file, chunk, at);
  } catch (error) {
    throw unwritable(path, error);
  }
}

function sizeOfWhole(headers: Headers, status: number): number | undefined {
  if (isEncoded(headers)) return undefined;
  if (status === 206) return numberOf(headers.get("content-range")?.split("/")[1]);
  return numberOf(headers.get("content-length"));
}

/** If-Range takes a strong ETag or a date; bytes that were packed on the way have no place to go on at. */
function validatorOf(headers: Headers): string | undefined {
  if (isEncoded(headers)) return undefined;
  const tag = headers.get("etag");
  return tag !== null && /^"[^"]*"$/.test(tag) ? tag : (headers.get("last-modified") ?? undefined);
}

function isEncoded(headers: Headers): boolean {
  return (headers.get("content-encoding") ?? "identity") !== "identity";
}

function retryAfter(headers: Headers): number | undefined {
  const seconds = numberOf(headers.get("retry-after"));
  return seconds === undefined ? undefined : Math.min(MAX_WAIT_MS, seconds * 1000);
}

function numberOf(text: string | null | undefined): number | undefined {
  return text && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function broken(why: string): PartStep & { kind: "broken" } {
  return { kind: "broken", why, waitMs: undefined, answered: true };
}
