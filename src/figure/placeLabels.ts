import type { Rectangle } from "./panel.js";
import { plainWidth } from "./textSize.js";

/** A text to be placed near a point; pixels from the panel's upper left corner. */
export interface LabelRequest {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Where the middle of a label goes, seen from its point. */
export interface LabelPlace {
  readonly dx: number;
  readonly dy: number;
}

const directions: readonly (readonly [number, number])[] = [
  [1, 0],
  [-1, 0],
  [0.8, -0.8],
  [0.8, 0.8],
  [-0.8, -0.8],
  [-0.8, 0.8],
  [0, -1],
  [0, 1],
];
const distances = [9, 20, 34, 52, 76, 108, 150, 200, 260];

function meet(a: Rectangle, b: Rectangle, gap: number): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

/**
 * Places texts near their points inside `area` (its x and y are ignored), in order, each at the nearest of a fixed set of places where
 * it meets no earlier text, no point of `obstacles` and not the edge; undefined where there is no such place.
 */
export function placeLabels(
  labels: readonly LabelRequest[],
  area: { readonly width: number; readonly height: number },
  size: number,
  obstacles: readonly (readonly [x: number, y: number])[],
): (LabelPlace | undefined)[] {
  const taken: Rectangle[] = [];
  const margin = 4;
  return labels.map(({ x, y, text }) => {
    const width = plainWidth(text, size);
    const height = size * 1.15;
    for (const distance of distances) {
      for (const [ux, uy] of directions) {
        const dx = ux * distance + (Math.sign(ux) * width) / 2;
        const dy = uy * distance + (Math.sign(uy) * height) / 2;
        const box = { x: x + dx - width / 2, y: y + dy - height / 2, width, height };
        if (box.x < margin || box.y < margin) continue;
        if (box.x + width > area.width - margin || box.y + height > area.height - margin) continue;
        if (taken.some((other) => meet(box, other, margin))) continue;
        if (obstacles.some(([px, py]) => meet(box, { x: px, y: py, width: 0, height: 0 }, margin))) continue;
        taken.push(box);
        return { dx, dy };
      }
    }
    return undefined;
  });
}
