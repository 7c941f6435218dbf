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

type Point = readonly [x: number, y: number];

/** To the right first, then left, then the slanted and upright places between. */
const directions: readonly Point[] = [
  [1, 0],
  [-1, 0],
  ...[30, 60, 80].flatMap((degrees): Point[] => {
    const [x, y] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    return [
      [x, -y],
      [x, y],
      [-x, -y],
      [-x, y],
    ];
  }),
  [0, -1],
  [0, 1],
];
const distances = [9, 20, 34, 52, 76, 108, 150, 200, 260];

/** Pixels kept free around a placed text. */
const margin = 4;

/** A line from a point to its label; it is drawn where the label does not touch the point. */
type Line = readonly [from: Point, to: Point];

function meet(a: Rectangle, b: Rectangle, gap: number): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

/** Points on a line every four pixels, both ends included. */
function along([[ax, ay], [bx, by]]: Line): Point[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / 4));
  return Array.from({ length: steps + 1 }, (_, i) => [ax + ((bx - ax) * i) / steps, ay + ((by - ay) * i) / steps]);
}

const holds = (box: Rectangle, [x, y]: Point, gap: number): boolean => meet(box, { x, y, width: 0, height: 0 }, gap);

/**
 * Places texts near their points inside `area` (from 0,0), in order. Of a fixed set of places around the point each takes the best one
 * where it meets no earlier text or line, no point of `obstacles` and not the edge: near ones before far ones, and those whose line to
 * the point crosses little. Undefined where there is no such place.
 */
export function placeLabels(
  labels: readonly LabelRequest[],
  area: { readonly width: number; readonly height: number },
  size: number,
  obstacles: readonly Point[],
): (LabelPlace | undefined)[] {
  const taken: Rectangle[] = [];
  const lines: Point[] = [];
  return labels.map(({ x, y, text }) => {
    const width = plainWidth(text, size);
    const height = size * 1.15;
    let best: { cost: number; place: LabelPlace; box: Rectangle; line: Point[] } | undefined;
    for (const distance of distances) {
      if (best !== undefined && best.cost <= distance) break;
      for (const [ux, uy] of directions) {
        const dx = ux * distance + (Math.sign(ux) * width) / 2;
        const dy = uy * distance + (Math.sign(uy) * height) / 2;
        const box = { x: x + dx - width / 2, y: y + dy - height / 2, width, height };
        if (box.x < margin || box.y < margin) continue;
        if (box.x + width > area.width - margin || box.y + height > area.height - margin) continue;
        if (taken.some((other) => meet(box, other, margin))) continue;
        if (obstacles.some((point) => holds(box, point, margin)) || lines.some((point) => holds(box, point, 1)))
          continue;
        const line = along([
          [x + ux * 8, y + uy * 8],
          [x + dx, y + dy],
        ]).filter((point) => !holds(box, point, 0));
        if (taken.some((other) => line.some((point) => holds(other, point, 1)))) continue;
        const crossed = line.filter((point) => [...obstacles, ...lines].some((other) => near(point, other))).length;
        const cost = distance + 5 * crossed;
        if (best === undefined || cost < best.cost) best = { cost, place: { dx, dy }, box, line };
      }
    }
    if (best === undefined) return undefined;
    taken.push(best.box);
    lines.push(...best.line);
    return best.place;
  });
}

const near = ([ax, ay]: Point, [bx, by]: Point): boolean => Math.abs(ax - bx) < 3 && Math.abs(ay - by) < 3;
