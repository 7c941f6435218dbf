import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { plainText } from "../../src/figure/plainText.js";
import { newRenderer } from "./renderer.js";

const renderer = newRenderer();

async function shown(name: string): Promise<string[]> {
  const figure = {
    data: [{ type: "bar", orientation: "h", x: [1], y: [plainText(name)] }],
    layout: { yaxis: { type: "category" } },
  };
  const svg = await renderer.render(figure, { width: 600, height: 200 });
  const { document } = new JSDOM(svg, { contentType: "image/svg+xml" }).window;
  return [...document.querySelectorAll("text")].map(({ textContent }) => textContent ?? "");
}

describe("plainText(name)", () => {
  it.each([
    "<b>x</b>",
    "a<br>b",
    "R&B",
    "R&amp;B",
    "&lt;",
    "$x^2$",
    "%{y}",
    "100%",
    "a < b > c",
    "\"quoted\", 'so'",
    "]]>",
    "Häuser – 日本",
  ])("shows %s as it is written", async (name) => {
    expect(await shown(name)).toContain(name);
  });

  it("shows line breaks and control characters as one space", async () => {
    expect(plainText("a\r\nb\tc\u0000d")).toBe("a b c d");
  });

  it("leaves ordinary names alone", () => {
    expect(plainText("Inside, large room or hall")).toBe("Inside, large room or hall");
  });
});
