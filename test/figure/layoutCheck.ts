import { JSDOM } from "jsdom";
import type { FontFace } from "../../src/figure/fontMetrics.js";
import { type BoxNode, boxAround, cornersInPicture, layoutText } from "../../src/figure/svgBoxes.js";
import type { Point } from "../../src/figure/svgPath.js";

interface DrawnText {
  readonly element: Element;
  readonly text: string;
  readonly corners: Point[];
}

/** Ink below the baseline for letters that have any, as shares of the font size; DejaVu's tallest letters end at 0.76. */
const ascent = 0.76;
const descent = (text: string): number => (/[gjpqyQ,;()[\]{}|_$@]/.test(text) ? 0.24 : 0.02);

/** How far two texts may run into each other, in pixels: rounding, not a fault that anyone sees. */
const tolerance = 0.5;

function drawnTexts(document: Document, fonts: readonly FontFace[]): DrawnText[] {
  return [...document.querySelectorAll("text")].flatMap((element) => {
    const node = element as unknown as BoxNode;
    return layoutText(node, fonts)
      .filter(({ text }) => text.trim() !== "")
      .map(({ text, left, right, baseline, size }) => {
        const ink = { left, right, top: baseline - ascent * size, bottom: baseline + descent(text) * size };
        return { element, text, corners: cornersInPicture(node, ink) };
      });
  });
}

/** Separating axis test for two convex quadrilaterals. */
function overlap(a: readonly Point[], b: readonly Point[]): boolean {
  for (const shape of [a, b]) {
    for (let i = 0; i < 4; i++) {
      const [x0, y0] = shape[i]!;
      const [x1, y1] = shape[(i + 1) % 4]!;
      const size = Math.hypot(x1 - x0, y1 - y0);
      if (size === 0) return false;
      const along = ([x, y]: Point): number => ((y1 - y0) * x - (x1 - x0) * y) / size;
      const [pa, pb] = [a.map(along), b.map(along)];
      if (Math.max(...pa) - tolerance <= Math.min(...pb) || Math.max(...pb) - tolerance <= Math.min(...pa))
        return false;
    }
  }
  return true;
}

/** The upright frame that an element is clipped to: the picture, cut by the rectangles of its ancestors' clip paths. */
function frameOf(element: Element, document: Document): { left: number; top: number; right: number; bottom: number } {
  const [, , width, height] = document.documentElement.getAttribute("viewBox")!.split(" ").map(Number);
  const frame = { left: 0, top: 0, right: width!, bottom: height! };
  for (let up: Element | null = element; up !== null; up = up.parentElement) {
    const id = /^url\(#(.*)\)$/.exec(up.getAttribute("clip-path") ?? "")?.[1];
    const rect = id === undefined ? null : document.querySelector(`[id="${id}"] rect`);
    if (rect === null) continue;
    const [x, y, w, h] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name) ?? 0));
    const clip = boxAround(
      cornersInPicture(up as unknown as BoxNode, { left: x!, top: y!, right: x! + w!, bottom: y! + h! }),
    );
    frame.left = Math.max(frame.left, clip.left);
    frame.top = Math.max(frame.top, clip.top);
    frame.right = Math.min(frame.right, clip.right);
    frame.bottom = Math.min(frame.bottom, clip.bottom);
  }
  return frame;
}

/**
 * Faults of a picture's texts, one sentence each: text over other text, and text that leaves the picture or is cut by a clip path.
 * Ink boxes are computed from the fonts' advances; rotated texts are compared as rotated. Throws when the SVG is not valid XML.
 */
export function layoutFaults(svg: string, fonts: readonly FontFace[]): string[] {
  const { document } = new JSDOM(svg, { contentType: "image/svg+xml" }).window;
  const texts = drawnTexts(document, fonts);
  const faults: string[] = [];
  texts.forEach(({ element, text, corners }, index) => {
    const box = boxAround(corners);
    const frame = frameOf(element, document);
    if (
      box.left < frame.left - 1 ||
      box.top < frame.top - 1 ||
      box.right > frame.right + 1 ||
      box.bottom > frame.bottom + 1
    )
      faults.push(`"${text}" leaves the picture or is cut`);
    for (const other of texts.slice(index + 1))
      if (other.element !== element && overlap(corners, other.corners))
        faults.push(`"${text}" lies over "${other.text}"`);
  });
  return faults;
}
