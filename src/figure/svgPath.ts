/** A point in user units. */
export type Point = readonly [x: number, y: number];

const argumentCounts: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

/** Points on each curved piece; plots hold lines and small circles, for which this is exact to a thousandth of a pixel. */
const steps = 24;

function bezier(points: Point[], out: Point[]): void {
  const [a, b, c, d] = points as [Point, Point, Point, Point?];
  for (let i = 1; i <= steps; i++) {
    const t = i / steps;
    const u = 1 - t;
    const at = (k: 0 | 1): number =>
      d === undefined
        ? u * u * a[k] + 2 * u * t * b[k] + t * t * c[k]
        : u * u * u * a[k] + 3 * u * u * t * b[k] + 3 * u * t * t * c[k] + t * t * t * d[k];
    out.push([at(0), at(1)]);
  }
}

/** Appends an elliptic arc, by the end point to centre conversion of SVG 1.1 appendix F.6. */
function arc(from: Point, values: readonly number[], to: Point, out: Point[]): void {
  let rx = Math.abs(values[0]!);
  let ry = Math.abs(values[1]!);
  if (rx === 0 || ry === 0 || (from[0] === to[0] && from[1] === to[1])) {
    out.push(to);
    return;
  }
  const angle = (values[2]! * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const dx = (from[0] - to[0]) / 2;
  const dy = (from[1] - to[1]) / 2;
  const x = cos * dx + sin * dy;
  const y = -sin * dx + cos * dy;
  const excess = (x * x) / (rx * rx) + (y * y) / (ry * ry);
  if (excess > 1) {
    rx *= Math.sqrt(excess);
    ry *= Math.sqrt(excess);
  }
  const rest = (rx * rx * ry * ry) / (rx * rx * y * y + ry * ry * x * x) - 1;
  const factor = (values[3] === values[4] ? -1 : 1) * Math.sqrt(Math.max(0, rest));
  const cx = (factor * rx * y) / ry;
  const cy = (-factor * ry * x) / rx;
  const start = Math.atan2((y - cy) / ry, (x - cx) / rx);
  let sweep = Math.atan2((-y - cy) / ry, (-x - cx) / rx) - start;
  if (values[4] === 0 && sweep > 0) sweep -= 2 * Math.PI;
  if (values[4] === 1 && sweep < 0) sweep += 2 * Math.PI;
  const mx = (from[0] + to[0]) / 2;
  const my = (from[1] + to[1]) / 2;
  for (let i = 1; i <= 2 * steps; i++) {
    const t = start + (sweep * i) / (2 * steps);
    const px = rx * Math.cos(t) + cx;
    const py = ry * Math.sin(t) + cy;
    out.push([cos * px - sin * py + mx, sin * px + cos * py + my]);
  }
}

/** Flattens path data into one polyline per `M`; curves become short lines. Reading stops at the first fault, as renderers do. */
export function flattenPath(data: string): Point[][] {
  const lines: Point[][] = [];
  let line: Point[] = [];
  let here: Point = [0, 0];
  let first: Point = here;
  let control: Point | null = null;
  let previous = "";
  for (const [, letter, text] of data.matchAll(/([a-zA-Z])([^a-zA-Z]*(?:e[-+]?\d+[^a-zA-Z]*)*)/g)) {
    const upper = letter!.toUpperCase();
    const size = argumentCounts[upper];
    const numbers = (text!.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
    if (size === undefined || (size > 0 && numbers.length % size !== 0)) return lines;
    const relative = letter !== upper;
    for (let at = 0; at < Math.max(numbers.length, size === 0 ? 1 : 0); at += Math.max(size, 1)) {
      const values = numbers.slice(at, at + size);
      const ox = relative ? here[0] : 0;
      const oy = relative ? here[1] : 0;
      const point = (k: number): Point => [values[k]! + ox, values[k + 1]! + oy];
      const mirrored = (kinds: string): Point =>
        control !== null && kinds.includes(previous) ? [2 * here[0] - control[0], 2 * here[1] - control[1]] : here;
      const to: Point =
        upper === "Z"
          ? first
          : upper === "H"
            ? [values[0]! + ox, here[1]]
            : upper === "V"
              ? [here[0], values[0]! + oy]
              : point(size - 2);
      const next =
        upper === "C" ? point(2) : upper === "S" || upper === "Q" ? point(0) : upper === "T" ? mirrored("QT") : null;
      if (upper === "M" && at === 0) {
        line = [to];
        lines.push(line);
        first = to;
      } else if (upper === "A") arc(here, values, to, line);
      else if (next === null) line.push(to);
      else if (upper === "C" || upper === "S")
        bezier([here, upper === "C" ? point(0) : mirrored("CS"), next, to], line);
      else bezier([here, next, to], line);
      control = next;
      previous = upper;
      here = to;
    }
  }
  return lines;
}

/** The point at `length` along the flattened path, and the whole length; the ends where `length` lies outside. */
export function walkPath(data: string, length: number): { point: Point; total: number } {
  let total = 0;
  let found: Point | null = null;
  let last: Point = [0, 0];
  for (const line of flattenPath(data)) {
    last = line[0] ?? last;
    if (found === null && length <= 0) found = last;
    for (let i = 1; i < line.length; i++) {
      const [ax, ay] = line[i - 1]!;
      const [bx, by] = line[i]!;
      const piece = Math.hypot(bx - ax, by - ay);
      if (found === null && total + piece >= length) {
        const t = piece === 0 ? 0 : (length - total) / piece;
        found = [ax + t * (bx - ax), ay + t * (by - ay)];
      }
      total += piece;
      last = [bx, by];
    }
  }
  return { point: found ?? last, total };
}
