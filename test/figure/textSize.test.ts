import { describe, expect, it } from "vitest";
import { fitText, plainWidth, widest } from "../../src/figure/textSize.js";
import { fonts } from "./renderer.js";

describe("plainWidth(text, size)", () => {
  it("agrees with the font files, letter by letter", () => {
    const letters = [...Array(0x180).keys()].filter((code) => (code >= 0x20 && code <= 0x7e) || code >= 0xa0);
    const more = [..."–—‘’“”…≥≤→−Σ"].map((letter) => letter.codePointAt(0)!);
    for (const bold of [false, true]) {
      const face = fonts.find((font) => font.bold === bold && !font.italic)!;
      for (const code of [...letters, ...more])
        expect(plainWidth(String.fromCodePoint(code), 2048, { bold })).toBe(face.advance(code));
    }
  });

  it("gives letters it does not know the width of a capital", () => {
    expect(plainWidth("日", 2048)).toBe(plainWidth("A", 2048));
  });
});

describe("widest(texts, size)", () => {
  it("is 0 for no texts", () => {
    expect(widest([], 12)).toBe(0);
  });
});

describe("fitText(text, width, size)", () => {
  it("leaves a text that fits alone", () => {
    expect(fitText("Cap gun", 100, 15)).toBe("Cap gun");
    expect(fitText("Cap gun", plainWidth("Cap gun", 15), 15)).toBe("Cap gun");
  });

  it("cuts after a whole letter and marks the cut", () => {
    const cut = fitText("Livestock, farm animals, working animals", 150, 15);
    expect(cut).toMatch(/^Livestock, .*[^ ]…$/);
    expect(plainWidth(cut, 15)).toBeLessThanOrEqual(150);
  });

  it("keeps one letter however narrow the place", () => {
    expect(fitText("Speech", 1, 15)).toBe("S…");
  });
});
