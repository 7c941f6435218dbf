import { readFileSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fontFiles } from "../../src/io/fonts.js";
import { packageFile } from "../../src/io/plotlyCode.js";
import { svgToPng } from "../../src/io/png.js";
import { chromiumSwitches, findChromium } from "./chromium.js";
import { newRenderer } from "./renderer.js";
import { samples } from "./samples.js";

const width = 600;
const height = 400;
const executablePath = findChromium();

/**
 * Share of pixels that may differ by more than a quarter of full scale in any colour: the two rasterisers smooth the edges of
 * letters and lines differently (measured: 0.03 % to 0.7 % of these small, text-heavy pictures). Texts moved by 2 px give more than 1 %.
 */
const tolerance = 0.008;

declare const Plotly: { newPlot(div: Element, data: unknown, layout: unknown, config: unknown): Promise<void> };

function fontFaces(): string {
  const styles = ["font-weight:400", "font-weight:700", "font-style:italic", "font-weight:700;font-style:italic"];
  return fontFiles()
    .map(
      (file, i) =>
        `@font-face{font-family:"DejaVu Sans";${styles[i]};src:url(data:font/ttf;base64,${readFileSync(file).toString("base64")})}`,
    )
    .join("");
}

async function drawInBrowser(page: Page, figure: unknown): Promise<Buffer> {
  await page.evaluate(
    async ([value, w, h]) => {
      const { data, layout } = value as { data: unknown; layout: object };
      const font = { family: "DejaVu Sans", size: 12, color: "#1a1a1a" };
      const div = document.getElementById("figure")!;
      await Plotly.newPlot(div, data, { ...layout, font, width: w, height: h }, { staticPlot: true });
    },
    [figure, width, height] as const,
  );
  return page.screenshot({ clip: { x: 0, y: 0, width, height } });
}

/** Share of pixels of two PNG pictures that differ by more than a quarter, counted by the browser's own canvas. */
function differingShare(page: Page, pictures: readonly Uint8Array[]): Promise<number> {
  return page.evaluate(
    async (urls) => {
      const [a, b] = await Promise.all(
        urls.map(async (url) => {
          const bitmap = await createImageBitmap(await (await fetch(url)).blob());
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
        }),
      );
      let differing = 0;
      for (let i = 0; i < a!.length; i += 4)
        if ([0, 1, 2].some((k) => Math.abs(a![i + k]! - b![i + k]!) > 63)) differing++;
      return a!.length === b!.length ? (differing * 4) / a!.length : 1;
    },
    pictures.map((png) => `data:image/png;base64,${Buffer.from(png).toString("base64")}`),
  );
}

describe.skipIf(executablePath === undefined)(
  "the drawn figure against Chromium's (skipped where there is no Chromium; set CHROMIUM to its path)",
  () => {
    const renderer = newRenderer();
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: executablePath!, args: chromiumSwitches });
      page = await browser.newPage({ viewport: { width, height } });
      await page.setContent(
        `<style>${fontFaces()} body{margin:0}</style><p style="font-family:'DejaVu Sans'">a<b>b</b><i>c<b>d</b></i></p><div id="figure"></div>`,
      );
      await page.addScriptTag({ path: packageFile("plotly.js-dist/plotly.js") });
      await page.evaluate(() => document.fonts.ready.then(() => document.querySelector("p")?.remove()));
    });
    afterAll(() => browser?.close());

    it.each(Object.entries(samples))("agrees in all but eight pixels of a thousand: %s", async (_, figure) => {
      const ours = svgToPng(await renderer.render(figure, { width, height }), width);
      const share = await differingShare(page, [ours, await drawInBrowser(page, figure)]);
      expect(share).toBeLessThan(tolerance);
    });

    it("sees a text that stands 2 px too low", async () => {
      const figure = samples["bold, sub and superscript"]!;
      const svg = await renderer.render(figure, { width, height });
      const moved = svgToPng(svg.replace(/<text (?![^>]* dy=)/g, '<text dy="2" '), width);
      expect(await differingShare(page, [moved, await drawInBrowser(page, figure)])).toBeGreaterThan(tolerance);
    });
  },
);
