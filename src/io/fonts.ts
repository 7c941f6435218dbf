import { readFileSync } from "node:fs";
import { packageFile } from "./plotlyCode.js";

/** Paths of the DejaVu Sans files that every figure is measured and drawn with: regular, bold, oblique, bold oblique. */
export function fontFiles(): string[] {
  const styles = ["", "-Bold", "-Oblique", "-BoldOblique"];
  return styles.map((style) => packageFile(`dejavu-fonts-ttf/ttf/DejaVuSans${style}.ttf`));
}

/** The bytes of those files. */
export function readFontFiles(): Uint8Array[] {
  return fontFiles().map((file) => readFileSync(file));
}
