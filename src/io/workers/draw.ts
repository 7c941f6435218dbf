import { join } from "node:path";
import type { Figure } from "../../figure/figureValue.js";
import { createSvgRenderer, readFonts } from "../../figure/svg.js";
import { readFontFiles } from "../fonts.js";
import { readPlotly } from "../plotlyCode.js";
import { svgToPng } from "../png.js";
import { serve } from "../serve.js";
import { writeWhole } from "../writeFile.js";

/** One figure to draw and where to: `<outDir>/<name>.svg` and `.png`. */
export interface DrawJob {
  readonly name: string;
  readonly figure: Figure;
  readonly width: number;
  readonly height: number;
  readonly outDir: string;
  readonly svg: boolean;
  readonly png: boolean;
  readonly pngWidth: number;
}

const plotly = readPlotly();
const renderer = createSvgRenderer(readFonts(readFontFiles()), plotly.compile);

serve(async ({ name, figure, width, height, outDir, svg, png, pngWidth }: DrawJob): Promise<string[]> => {
  const picture = await renderer.render(figure, { width, height });
  const paths: string[] = [];
  const write = (ending: string, content: string | Uint8Array): void => {
    const path = join(outDir, `${name}.${ending}`);
    writeWhole(path, content);
    paths.push(path);
  };
  if (png) write("png", svgToPng(picture, pngWidth));
  if (svg) write("svg", picture);
  plotly.keep();
  return paths;
});
