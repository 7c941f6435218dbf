import type { DomElement } from "./dom.js";
import { type Box, boundingBox, boxAround, cornersInPicture } from "./svgBoxes.js";

/** How far strokes may reach over a clip path's edge before it is kept, in pixels: half of a line along the axis. */
const tolerance = 1.5;

/** The widest stroke of an element and what is in it. */
function widestStroke(node: DomElement): number {
  const own = node.styles.get("stroke-width") ?? node.attributes.get("stroke-width");
  const painted = node.styles.get("stroke") !== "none";
  const width = own === undefined || !painted ? 0 : Number.parseFloat(own);
  return node.children.reduce((most, child) => Math.max(most, widestStroke(child)), width);
}

/** The rectangles of a drawing's clip paths by id. Plotly clips to rectangles only; other shapes are left out. */
export function clipRectangles(root: DomElement): Map<string, Box> {
  const clips = new Map<string, Box>();
  for (const clip of root.querySelectorAll("clipPath")) {
    const [rect, more] = clip.children;
    if (rect?.localName !== "rect" || more !== undefined) continue;
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name) ?? 0));
    clips.set(clip.id, { left: x!, top: y!, right: x! + width!, bottom: y! + height! });
  }
  return clips;
}

/**
 * "outside" for clipped or translucent elements that lie outside the picture: they show nothing, and resvg 2.6 ends the process where
 * it is to make a layer of no size for them ("called `Option::unwrap()` on a `None` value"). "whole" where a clip path cuts nothing
 * off: without it an element is painted in half the time. "cut" for all others.
 */
export function clipping(
  node: DomElement,
  clips: ReadonlyMap<string, Box>,
  { width, height }: { readonly width: number; readonly height: number },
): "outside" | "whole" | "cut" {
  const value = (name: string): string | undefined => node.styles.get(name) ?? node.attributes.get(name);
  const clip = value("clip-path");
  if (clip === undefined && value("opacity") === undefined && value("mask") === undefined) return "cut";
  const box = boundingBox(node, node.ownerDocument.faces);
  if (box === null) return "outside";
  const { left, top, right, bottom } = boxAround(cornersInPicture(node, box));
  if (!(right > 0 && bottom > 0 && left < width && top < height)) return "outside";
  const frame = clips.get(/#([^"')]*)/.exec(clip ?? "")?.[1] ?? "");
  if (frame === undefined) return "cut";
  const room = widestStroke(node) / 2 - tolerance;
  const inside =
    box.left - room >= frame.left &&
    box.top - room >= frame.top &&
    box.right + room <= frame.right &&
    box.bottom + room <= frame.bottom;
  return inside ? "whole" : "cut";
}
