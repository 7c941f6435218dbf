/** One font file as the drawing needs it; `advance` and `kerning` are in font units, by code point. */
export interface FontFace {
  readonly family: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly unitsPerEm: number;
  readonly ascender: number;
  readonly descender: number;
  advance(codePoint: number): number;
  kerning(left: number, right: number): number;
}

/** A font size in pixels with the face that draws it. */
export interface FontStyle {
  readonly face: FontFace;
  readonly size: number;
}

/** Browsers draw these sequences as one glyph; DejaVu has them at their Unicode places, longest first. */
const ligatures: [RegExp, string][] = [
  [/ffi/g, "\uFB03"],
  [/ffl/g, "\uFB04"],
  [/ff/g, "\uFB00"],
  [/fi/g, "\uFB01"],
  [/fl/g, "\uFB02"],
];

/** Width in pixels of one line of text: advances, pair kerning and f-ligatures, as browsers shape Latin text; zero-width spaces count nothing. */
export function textWidth(text: string, { face, size }: FontStyle): number {
  let shaped = text;
  if (text.includes("f")) for (const [sequence, glyph] of ligatures) shaped = shaped.replace(sequence, glyph);
  let units = 0;
  let previous = 0;
  for (const letter of shaped) {
    const codePoint = letter.codePointAt(0)!;
    if (codePoint === 0x200b) continue;
    units += face.advance(codePoint);
    if (previous !== 0) units += face.kerning(previous, codePoint);
    previous = codePoint;
  }
  return (units * size) / face.unitsPerEm;
}

/** Height above and below the baseline, each rounded to whole pixels, as Chromium's text boxes are. */
export function lineHeight({ face, size }: FontStyle): { ascent: number; descent: number } {
  return {
    ascent: Math.round((face.ascender * size) / face.unitsPerEm),
    descent: Math.round((-face.descender * size) / face.unitsPerEm),
  };
}

/** The face of the first known family in a CSS font-family list, in the wanted weight and slant; the first face where nothing fits. */
export function findFace(faces: readonly FontFace[], families: string, bold: boolean, italic: boolean): FontFace {
  const names = families.split(",").map((name) => name.trim().replace(/^["']|["']$/g, ""));
  const known = names.find((name) => faces.some((face) => face.family === name)) ?? faces[0]?.family;
  const inFamily = faces.filter((face) => face.family === known);
  const score = (face: FontFace): number => (face.bold === bold ? 2 : 0) + (face.italic === italic ? 1 : 0);
  const best = inFamily.reduce<FontFace | undefined>(
    (a, b) => (a !== undefined && score(a) >= score(b) ? a : b),
    undefined,
  );
  if (best === undefined) throw new RangeError("Cannot measure text: no font was given");
  return best;
}
