import { Resvg } from "@resvg/resvg-js";
import { fontFiles } from "./fonts.js";

/** Paints an SVG document as PNG bytes, `width` pixels wide, with the project's fonts alone: no font of the machine is looked at. */
export function svgToPng(svg: string, width: number): Uint8Array {
  const font = { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: "DejaVu Sans" };
  return new Resvg(svg, { fitTo: { mode: "width", value: width }, font }).render().asPng();
}
