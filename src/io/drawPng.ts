import type { Figure } from "../figure/figureValue.js";
import { workerEntry } from "./paths.js";
import { createPool, type Pool } from "./pool.js";
import type { PictureJob } from "./workers/picture.js";

/** A worker takes a second to get ready, so it stays for the next cell's figure; not for long, as it holds 200 MB. */
const IDLE_MS = 20_000;

let pool: Pool<PictureJob, Uint8Array> | undefined;
let drawing = 0;
let closing: NodeJS.Timeout | undefined;

/** Draws a figure at the size that its layout states and returns the PNG's bytes, `pngWidth` pixels wide: for what is shown, not written. */
export async function drawPng(figure: Figure, { pngWidth = 1200 } = {}): Promise<Uint8Array> {
  const { width, height } = figure.layout;
  if (typeof width !== "number" || typeof height !== "number")
    throw new TypeError(`Cannot draw the figure: expected width and height in its layout, got ${width} and ${height}`);
  clearTimeout(closing);
  drawing++;
  pool ??= createPool<PictureJob, Uint8Array>(workerEntry("picture"), { size: 1 });
  try {
    return await pool.run({ figure, width, height, pngWidth });
  } finally {
    drawing--;
    if (drawing === 0) closing = setTimeout(() => void closePool(), IDLE_MS);
  }
}

/** Ends the worker at once, where a process is about to end. */
async function closePool(): Promise<void> {
  clearTimeout(closing);
  const old = pool;
  pool = undefined;
  await old?.close();
}
