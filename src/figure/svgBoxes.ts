import { parseStyle } from "./domStyle.js";
import { type FontFace, findFace, lineHeight, textWidth } from "./fontMetrics.js";
import { flattenPath, type Point } from "./svgPath.js";

/** An upright rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A node of any document tree, ours or a browser's. */
export interface BoxNode {
  readonly nodeType: number;
  readonly localName?: string | undefined;
  readonly textContent: string | null;
  readonly parentNode: BoxNode | null;
  readonly firstChild: BoxNode | null;
  readonly nextSibling: BoxNode | null;
  readonly styles?: ReadonlyMap<string, string>;
  getAttribute?(name: string): string | null;
}

/** A piece of text on one baseline, in the coordinates of its text element. */
export interface TextRun extends Box {
  readonly text: string;
  readonly baseline: number;
  readonly size: number;
}

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

const identity: Matrix = [1, 0, 0, 1, 0, 0];

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

function parseTransform(text: string): Matrix {
  let matrix = identity;
  for (const [, kind, values] of text.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [p = 0, q, r = 0, s = 0, t = 0, u = 0] = values!.split(/[\s,]+/).map(Number);
    if (kind === "translate") matrix = multiply(matrix, [1, 0, 0, 1, p, q ?? 0]);
    else if (kind === "scale") matrix = multiply(matrix, [p, 0, 0, q ?? p, 0, 0]);
    else if (kind === "matrix") matrix = multiply(matrix, [p, q ?? 0, r, s, t, u]);
    else if (kind === "rotate") {
      const cos = Math.cos((p * Math.PI) / 180);
      const sin = Math.sin((p * Math.PI) / 180);
      const [cx, cy] = [q ?? 0, r];
      matrix = multiply(matrix, [cos, sin, -sin, cos, cx - cos * cx + sin * cy, cy - sin * cx - cos * cy]);
    }
  }
  return matrix;
}

const mapPoint = ([x, y]: Point, m: Matrix): Point => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];

const corners = ({ left, top, right, bottom }: Box): Point[] => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
];

const mapBox = (box: Box, m: Matrix): Box => boxAround(corners(box).map((corner) => mapPoint(corner, m)));

function union(a: Box | null, b: Box | null): Box | null {
  if (a === null || b === null) return a ?? b;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** A property of the node's own style, or its presentation attribute. */
function own(node: BoxNode, name: string): string | null {
  const style = node.styles ?? new Map(parseStyle(node.getAttribute?.("style") ?? ""));
  return style.get(name) ?? node.getAttribute?.(name) ?? null;
}

function inherited(node: BoxNode, name: string): string | null {
  for (let up: BoxNode | null = node; up?.getAttribute !== undefined; up = up.parentNode) {
    const value = own(up, name);
    if (value !== null) return value;
  }
  return null;
}

function fontSize(node: BoxNode): number {
  for (let up: BoxNode | null = node; up?.getAttribute !== undefined; up = up.parentNode) {
    const value = own(up, "font-size");
    if (value === null) continue;
    if (value.endsWith("%") && up.parentNode !== null)
      return (fontSize(up.parentNode) * Number.parseFloat(value)) / 100;
    return Number.parseFloat(value);
  }
  return 16;
}

const length = (text: string | null, size: number): number =>
  text === null ? 0 : Number.parseFloat(text) * (text.endsWith("em") ? size : 1) || 0;

/** Lays out a text element line by line (`x`, `y`, `dx`, `dy`, `text-anchor`, nested sizes and weights) and returns its runs. */
export function layoutText(element: BoxNode, faces: readonly FontFace[]): TextRun[] {
  const runs: (TextRun & { left: number; right: number })[] = [];
  const anchor = inherited(element, "text-anchor");
  let x = 0;
  let y = 0;
  let chunk = 0;
  const close = (): void => {
    const start = runs[chunk]?.left ?? x;
    const shift = anchor === "middle" ? (x - start) / 2 : anchor === "end" ? x - start : 0;
    for (const run of runs.slice(chunk)) {
      run.left -= shift;
      run.right -= shift;
    }
    chunk = runs.length;
  };
  const visit = (node: BoxNode): void => {
    const size = fontSize(node);
    const [atX, atY] = [node.getAttribute?.("x") ?? null, node.getAttribute?.("y") ?? null];
    if (atX !== null) {
      close();
      x = length(atX, size);
    }
    if (atY !== null) y = length(atY, size);
    x += length(node.getAttribute?.("dx") ?? null, size);
    y += length(node.getAttribute?.("dy") ?? null, size);
    const weight = inherited(node, "font-weight") ?? "";
    const bold = weight.startsWith("bold") || Number(weight) >= 600;
    const italic = /italic|oblique/.test(inherited(node, "font-style") ?? "");
    const face = findFace(faces, inherited(node, "font-family") ?? "", bold, italic);
    const { ascent, descent } = lineHeight({ face, size });
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 1) visit(child);
      if (child.nodeType !== 3) continue;
      const text = child.textContent ?? "";
      const width = textWidth(text, { face, size });
      runs.push({ text, left: x, top: y - ascent, right: x + width, bottom: y + descent, baseline: y, size });
      x += width;
    }
  };
  visit(element);
  close();
  return runs.filter((run) => run.text.replaceAll("\u200b", "") !== "");
}

/** Boxes of short paths: a figure's markers are hundreds of times the same one. */
const knownBoxes = new Map<string, Box | null>();

function pathBox(data: string): Box | null {
  const known = knownBoxes.get(data);
  if (known !== undefined) return known;
  const points = flattenPath(data).flat();
  const box = points.length === 0 ? null : boxAround(points);
  if (knownBoxes.size >= 1000) knownBoxes.clear();
  if (data.length < 200) knownBoxes.set(data, box);
  return box;
}

function ownBox(node: BoxNode, faces: readonly FontFace[]): Box | null {
  const number = (name: string): number => Number(node.getAttribute?.(name) ?? 0);
  switch (node.localName) {
    case "text":
      return layoutText(node, faces).reduce<Box | null>(union, null);
    case "rect":
    case "image":
      return {
        left: number("x"),
        top: number("y"),
        right: number("x") + number("width"),
        bottom: number("y") + number("height"),
      };
    case "circle":
      return {
        left: number("cx") - number("r"),
        top: number("cy") - number("r"),
        right: number("cx") + number("r"),
        bottom: number("cy") + number("r"),
      };
    case "line":
      return {
        left: Math.min(number("x1"), number("x2")),
        top: Math.min(number("y1"), number("y2")),
        right: Math.max(number("x1"), number("x2")),
        bottom: Math.max(number("y1"), number("y2")),
      };
    case "path":
      return pathBox(node.getAttribute?.("d") ?? "");
    default:
      return null;
  }
}

/** The box of an element in its own coordinates (a browser's getBBox): fills only, no strokes; null where there is nothing to see. */
export function boundingBox(node: BoxNode, faces: readonly FontFace[]): Box | null {
  if (node.localName === "defs" || own(node, "display") === "none") return null;
  let box = ownBox(node, faces);
  if (node.localName === "text") return box;
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType !== 1) continue;
    const inner = boundingBox(child, faces);
    if (inner !== null) box = union(box, mapBox(inner, parseTransform(child.getAttribute?.("transform") ?? "")));
  }
  return box;
}

/** The corners of a box of an element in the coordinates of the outermost picture (every svg and HTML element stands at its origin), in turning order. */
export function cornersInPicture(node: BoxNode, box: Box): Point[] {
  let matrix = identity;
  for (let up: BoxNode | null = node; up?.getAttribute !== undefined; up = up.parentNode) {
    const transform = up.getAttribute("transform");
    if (transform !== null && transform !== "") matrix = multiply(parseTransform(transform), matrix);
  }
  return corners(box).map((corner) => mapPoint(corner, matrix));
}

/** The smallest upright box around some points. */
export function boxAround(points: readonly Point[]): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}
