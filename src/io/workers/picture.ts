import type { Figure } from "../../figure/figureValue.js";
import { createSvgRenderer, readFonts } from "../../figure/svg.js";
import { readFontFiles } from "../fonts.js";
import { readPlotly } from "../plotlyCode.js";
import { svgToPng } from "../png.js";
import { serve } from "../serve.js";

/** One figure whose PNG is wanted, its own size, and the PNG's width in pixels. */
export interface PictureJob {
  readonly figure: Figure;
  readonly width: number;
  readonly height: number;
  readonly pngWidth: number;
}

const plotly = readPlotly();
const renderer = createSvgRenderer(readFonts(readFontFiles()), plotly.compile);

serve(async ({ figure, width, height, pngWidth }: PictureJob): Promise<Uint8Array> => {
  const png = svgToPng(await renderer.render(figure, { width, height }), pngWidth);
  plotly.keep();
  return Uint8Array.from(png);
});
