import { renameSync, statSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type { FileProof } from "../format/fileProof.js";
import { fetchPart, type PartStep } from "./fetchPart.js";
import { dropOrigin, dropPart, partPath, readPart } from "./partFile.js";
import { faultOfFile } from "./proveFile.js";
import { unwritable } from "./writeFile.js";

/** How patient a download is. */
export interface Patience {
  /** Failures without a new byte in between after which an address is given up. */
  readonly attempts: number;
  /** Wait before the n-th repetition (n from 1), unless the server names one. */
  waitMs(repetition: number): number;
  /** A connection that brings nothing for so long is broken off. */
  readonly stallMs: number;
}

/** What a download tells while it runs. */
export interface DownloadEvents {
  /** So many bytes are there; `total` where it is known. */
  onBytes?(bytes: number, total: number | undefined): void;
  /** Something went wrong and is tried again. */
  onTrouble?(why: string): void;
}

/** How a download ended: proven and in its place, or why each address failed. */
export type DownloadEnd =
  | { readonly ok: true; readonly url: string; readonly bytes: number; readonly resumedAt: number }
  | { readonly ok: false; readonly reasons: readonly DownloadFailure[] };

/** Why an address was given up. `answered` where its server answered at all. */
export interface DownloadFailure {
  readonly url: string;
  readonly why: string;
  readonly answered: boolean;
}

/** Five failures in a row; 0.5, 1, 2, 4 s between them. */
export const usualPatience: Patience = {
  attempts: 5,
  waitMs: (repetition) => Math.min(30_000, 500 * 2 ** (repetition - 1)),
  stallMs: 30_000,
};

/** However often a connection breaks after some bytes, it ends some time. */
const MAX_ROUNDS = 200;

/**
 * Brings a file from the first of `urls` that has it to `path`: into `<path>.part`, going on there after a break (of the connection or
 * of an earlier run), and renamed only when `proof` holds. Wrong bytes are removed, and fetched once more from the start.
 * Throws the signal's reason when it is set (the part stays), and an Error for people when the disk fails.
 */
export async function download(
  { urls, path, proof }: { urls: readonly string[]; path: string; proof: FileProof },
  {
    signal,
    patience = usualPatience,
    onBytes,
    onTrouble,
  }: DownloadEvents & { signal: AbortSignal; patience?: Patience },
): Promise<DownloadEnd> {
  const reasons: DownloadFailure[] = [];
  let resumedAt = readPart(path).bytes;
  const onStart = (from: number) => {
    resumedAt = Math.min(resumedAt, from);
  };
  for (const url of urls) {
    let answered = false;
    const why = await fromOne(url, () => {
      answered = true;
    });
    if (why === undefined) return { ok: true, url, bytes: statSync(path).size, resumedAt };
    reasons.push({ url, why, answered });
  }
  return { ok: false, reasons };

  /** Tries one address until the file is proven and in its place (undefined), or there is no point in going on (the reason). */
  async function fromOne(url: string, onAnswer: () => void): Promise<string | undefined> {
    let failures = 0;
    let wrong = 0;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const before = readPart(path).bytes;
      const step = await fetchPart({ url, path, proof }, { signal, stallMs: patience.stallMs, onStart, onBytes });
      signal.throwIfAborted();
      if (step.kind !== "broken" || step.answered) onAnswer();
      if (step.kind === "refused") return step.why;
      if (step.kind === "whole") {
        const fault = await faultOfFile(partPath(path), proof);
        if (fault === undefined) return settle();
        dropPart(path);
        // Bytes pieced together from two versions, or a text cut short without notice, may come right from the start.
        if (step.inOnePiece || ++wrong > 1) return `wrong content: ${fault}`;
        onTrouble?.(`wrong content, from the start again: ${fault}`);
        continue;
      }
      failures = readPart(path).bytes > before ? 1 : failures + 1;
      if (failures >= patience.attempts) return `${step.why} (tried ${failures} times)`;
      onTrouble?.(step.why);
      await wait(step, failures);
    }
    return `the connection broke ${MAX_ROUNDS} times`;
  }

  function settle(): undefined {
    try {
      renameSync(partPath(path), path);
    } catch (error) {
      throw unwritable(path, error);
    }
    dropOrigin(path);
  }

  async function wait(step: PartStep & { kind: "broken" }, repetition: number): Promise<void> {
    await delay(step.waitMs ?? patience.waitMs(repetition), undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
