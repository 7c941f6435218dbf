/** opentype.js ships no types; this is the part of it that `svg.ts` uses. */
declare module "opentype.js" {
  namespace opentype {
    interface Glyph {
      readonly index: number;
      readonly advanceWidth?: number;
    }
    interface Font {
      readonly unitsPerEm: number;
      readonly ascender: number;
      readonly descender: number;
      readonly kerningPairs: Record<string, number>;
      charToGlyph(letter: string): Glyph;
      getEnglishName(name: string): string | undefined;
    }
    function parse(bytes: ArrayBuffer, options?: { lowMemory?: boolean }): Font;
  }
  export = opentype;
}
