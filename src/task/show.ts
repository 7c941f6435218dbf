import { figureBundle, isFigure, SHOWN_WIDTH } from "../display/figure.js";
import { isShown, type Shown, shown } from "../display/shown.js";
import { tableBundle } from "../display/table.js";
import { readCsvTable, readTableLike } from "../display/tableLike.js";
import { drawPng } from "../io/drawPng.js";

/** How `show` shows a table: how many of its rows, and what stands above them. */
export interface ShowOptions {
  readonly first?: number;
  readonly caption?: string;
}

/**
 * Makes a value show itself in a notebook: a figure (interactive, with its picture for places that run no scripts), the text of a CSV,
 * an arquero table, a danfojs frame or series, a list of records. A figure may stand in an object with its name, as tasks hand
 * figures on. Throws TypeError for anything else.
 */
export function show(value: unknown, { first = 20, caption = "" }: ShowOptions = {}): Shown {
  if (isShown(value)) return value;
  const figure = isFigure(value) ? value : (value as { figure?: unknown } | null | undefined)?.figure;
  if (isFigure(figure))
    return shown(async () => figureBundle(figure, await drawPng(figure, { pngWidth: SHOWN_WIDTH })));
  const table = typeof value === "string" ? readCsvTable(value) : readTableLike(value, first);
  if (table === undefined)
    throw new TypeError(
      `Cannot show the value: expected a figure, the text of a CSV, a table or records, got ${Array.isArray(value) ? "a list of other values" : typeof value}`,
    );
  return shown(() => tableBundle(table, { first, caption }));
}
