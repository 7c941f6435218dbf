import { type Cell, cellPaths } from "./cellCanvas.js";
import { type DomElement, type DomNode, TextNode } from "./dom.js";
import type { Box } from "./svgBoxes.js";
import { clipping, clipRectangles } from "./svgClip.js";

/** What goes on the root element, and the painted cells that image elements refer to. */
export interface SvgPage {
  readonly width: number;
  readonly height: number;
  readonly fontFamily: string;
  readonly label: string;
  readonly cells: ReadonlyMap<string, readonly Cell[]>;
}

type Drawing = SvgPage & { readonly clips: ReadonlyMap<string, Box> };

/** Everything a drawing needs; whatever else the library sets (classes, cursors, links, event attributes) is left out. */
const written = new Set(
  (
    "id d x y x1 y1 x2 y2 cx cy r rx ry dx dy width height points transform offset gradientUnits gradientTransform " +
    "patternUnits patternTransform href clip-path fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray " +
    "stroke-linecap stroke-linejoin stroke-miterlimit opacity stop-color stop-opacity display visibility shape-rendering " +
    "font-family font-size font-weight font-style text-anchor text-decoration mask"
  ).split(" "),
);

/** Values that say what holds anyway. */
const defaults: Record<string, string> = {
  opacity: "1",
  "fill-opacity": "1",
  "stroke-opacity": "1",
  "font-weight": "normal",
  "font-style": "normal",
  "text-decoration": "none",
  "text-anchor": "start",
  transform: "",
  display: "",
  visibility: "visible",
  "stroke-dasharray": "",
  "stroke-miterlimit": "4",
};

const geometry = new Set(
  "d x y x1 y1 x2 y2 cx cy r rx ry dx dy width height points transform stroke-dasharray".split(" "),
);

function trimNumbers(text: string): string {
  const decimals = text.includes("scale") || text.includes("matrix") ? 6 : 2;
  return text.replace(/-?\d*\.\d+(?:e[-+]?\d+)?|-?\d+e[-+]?\d+/gi, (number) => {
    const short = String(Number(Number(number).toFixed(decimals)));
    return short === "-0" ? "0" : short;
  });
}

function trimValue(name: string, value: string): string {
  if (name === "transform" && value.startsWith("rotate(0,"))
    return trimNumbers(value.replace(/^rotate\(0,[^)]*\)/, ""));
  if (name === "stroke-dasharray") return trimNumbers(value).replace(/(?<=\d)px\b/g, "");
  if (geometry.has(name)) return trimNumbers(value);
  if (name === "clip-path" || name === "fill" || name === "stroke" || name === "mask") {
    const rgb = /^rgba?\((\d+), ?(\d+), ?(\d+)(?:, ?1)?\)$/.exec(value);
    if (rgb !== null)
      return `#${rgb
        .slice(1)
        .map((part) => Number(part).toString(16).padStart(2, "0"))
        .join("")}`;
    return value.replace(/^url\(["']?#([^"')]*)["']?\)$/, "url(#$1)");
  }
  return value.replace(/(?<=\d)px\b/g, "");
}

/** Text that is safe in XML: markup escaped, characters that XML 1.0 forbids replaced. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"]/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[letter]!);
}

function attributesOf(element: DomElement, page: SvgPage, unclipped: boolean): string {
  const values = new Map([...element.attributes, ...element.styles]);
  let out = "";
  for (const [name, raw] of values) {
    if (!written.has(name) || (name === "id" && /^(g|defs)$/.test(element.localName))) continue;
    if (name === "clip-path" && unclipped) continue;
    if ((name === "x" || name === "y") && raw === "0" && element.localName !== "tspan") continue;
    const value = trimValue(name, raw.replaceAll("TOBESTRIPPED", "'"));
    if (value === defaults[name] || (name === "font-family" && value === page.fontFamily)) continue;
    if (name === "fill-opacity" && values.get("fill") === "none") continue;
    if (name === "stroke-opacity" && values.get("stroke") === "none") continue;
    out += ` ${name}="${escapeXml(value)}"`;
  }
  if (element.localName === "text" && /^\s|\s\s|\s$/.test(element.textContent)) out += ' xml:space="preserve"';
  return out;
}

const drawn = new Set("path rect circle ellipse line polygon polyline text image use tspan stop".split(" "));

function writeCells(element: DomElement, cells: readonly Cell[]): string {
  const at = trimNumbers(`translate(${element.getAttribute("x")},${element.getAttribute("y")})`);
  const paths = cellPaths(cells).map(
    ({ colour, d }) => `<path fill="${escapeXml(trimValue("fill", colour))}" d="${d}"/>`,
  );
  return `<g transform="${at}" shape-rendering="crispEdges">${paths.join("")}</g>`;
}

/** True for rectangles that only catch the mouse. */
function isUnpainted({ attributes, styles, parentNode }: DomElement): boolean {
  if (parentNode?.localName === "clipPath") return false;
  const value = (name: string): string | undefined => styles.get(name) ?? attributes.get(name);
  const clear = (paint: string): boolean => value(paint) === "none" || value(`${paint}-opacity`) === "0";
  return clear("fill") && (clear("stroke") || value("stroke") === undefined || value("stroke-width") === "0px");
}

function writeNode(node: DomNode, page: Drawing): string {
  if (node instanceof TextNode) return escapeXml(node.data);
  if (node.styles.get("display") === "none" || node.styles.get("visibility") === "hidden") return "";
  if (node.styles.get("opacity") === "0" || node.attributes.get("opacity") === "0") return "";
  const shown = clipping(node, page.clips, page);
  if (shown === "outside") return "";
  const cells = page.cells.get(node.getAttribute("xlink:href") ?? "");
  if (cells !== undefined) return writeCells(node, cells);
  const inner = node.childNodes.map((child) => writeNode(child, page)).join("");
  const name = node.localName === "a" ? "tspan" : node.localName;
  const attributes = attributesOf(node, page, shown === "whole");
  if (name === "path" && /^(M[-\d.]+,[-\d.]+)?$/.test(node.getAttribute("d") ?? "")) return "";
  if (name === "rect" && isUnpainted(node)) return "";
  if (!drawn.has(name) && inner === "") return "";
  if (name === "text" && node.textContent === "") return "";
  if (name === "g" && attributes === "") return inner;
  return inner === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner}</${name}>`;
}

/** Removes definitions that nothing refers to. */
function dropUnused(svg: string): string {
  const used = new Set([...svg.matchAll(/url\(#([^)]*)\)/g)].map((match) => match[1]));
  return svg.replace(/<(clipPath|linearGradient|pattern) id="([^"]*)"[^>]*>.*?<\/\1>/g, (all, _, id: string) =>
    used.has(id) ? all : "",
  );
}

/** Writes a drawn tree as a small stand-alone SVG document: two decimals, no classes, no style sheets, no raster images, no links. */
export function writeSvg(root: DomElement, page: SvgPage): string {
  const drawing = { ...page, clips: clipRectangles(root) };
  const inner = dropUnused(root.childNodes.map((child) => writeNode(child, drawing)).join(""));
  const head =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${page.height}" ` +
    `viewBox="0 0 ${page.width} ${page.height}" font-family="${escapeXml(page.fontFamily)}" role="img" aria-label="${escapeXml(page.label)}">`;
  return `${head}${inner.replace(/<(?=path|text|g|defs|rect|clipPath)/g, "\n<")}\n</svg>\n`;
}
