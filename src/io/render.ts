import type { Figure } from "../figure/figureValue.js";
import { availableWorkers } from "./cpus.js";
import { workerEntry } from "./paths.js";
import { createPool } from "./pool.js";
import type { DrawJob } from "./workers/draw.js";
import { prepareFolder } from "./writeFile.js";

/** A figure with the name of its files and its size in pixels. */
export interface NamedFigure {
  readonly name: string;
  readonly figure: Figure;
  readonly width: number;
  readonly height: number;
}

/** What to draw and how: `pngWidth` in pixels (the height follows), `workers` at most as many as figures. */
export interface DrawOptions {
  readonly outDir: string;
  readonly formats: "none" | "png" | "svg" | "both";
  readonly pngWidth?: number;
  readonly workers?: number;
  readonly signal?: AbortSignal;
  onDone?(name: string, paths: readonly string[]): void;
}

/**
 * Draws figures to `<outDir>/<name>.png` and `.svg` on worker threads and returns the paths in the order of the figures, whatever
 * the number of workers. Files are written whole or not at all. The first fault stops the rest and is thrown with its figure's name.
 */
export async function drawFigures(
  figures: readonly NamedFigure[],
  { outDir, formats, pngWidth = 2400, workers = availableWorkers(), signal, onDone }: DrawOptions,
): Promise<string[]> {
  if (formats === "none" || figures.length === 0) return [];
  prepareFolder(outDir);
  const pool = createPool<DrawJob, string[]>(workerEntry("draw"), { size: Math.min(workers, figures.length) });
  const options = { outDir, pngWidth, svg: formats !== "png", png: formats !== "svg" };
  try {
    const drawn = figures.map(async (figure) => {
      const paths = await pool.run({ ...figure, ...options }, signal).catch((error: Error) => {
        if (signal?.aborted !== true) error.message = `Cannot draw ${figure.name}: ${error.message}`;
        throw error;
      });
      onDone?.(figure.name, paths);
      return paths;
    });
    return (await Promise.all(drawn)).flat();
  } finally {
    await pool.close();
  }
}
