import { createSvgRenderer, readFonts, type SvgRenderer } from "../../src/figure/svg.js";
import { readFontFiles } from "../../src/io/fonts.js";
import { readPlotly } from "../../src/io/plotlyCode.js";

/** The project's fonts, read once. */
export const fonts = readFonts(readFontFiles());

/** A fresh renderer in this process. */
export function newRenderer(): SvgRenderer {
  const plotly = readPlotly();
  return createSvgRenderer(fonts, plotly.compile);
}
