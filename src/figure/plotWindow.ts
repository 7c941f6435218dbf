import { type Cell, createCellContext } from "./cellCanvas.js";
import { DomElement, TextNode } from "./dom.js";
import { createStyle } from "./domStyle.js";
import type { FontFace } from "./fontMetrics.js";

/** The window that plotly.js runs in, and what a drawing leaves behind there. */
export interface PlotWindow {
  /** The values of the global names that the library's code may use. */
  readonly globals: Readonly<Record<string, unknown>>;
  /** What the library complained about since the last `reset`. */
  readonly complaints: readonly string[];
  /** What `write` made of the drawing that the library exported last; null when it has exported none since the last `reset`. */
  drawn(): string | null;
  /** Forgets the last drawing and starts the random numbers again from `seed`, so that a figure's ids depend on the figure alone. */
  reset(seed: number): void;
}

const htmlSpace = "http://www.w3.org/1999/xhtml";

const nothing = (): void => {};

/** Math with a random that starts again from a given seed (mulberry32). */
function seededMath(): { maths: object; seed(value: number): void } {
  let state = 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const maths = Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(Math), random: { value: random } });
  return {
    maths,
    seed(value) {
      state = value;
    },
  };
}

function createDocument(
  faces: readonly FontFace[],
  createCanvas: () => object,
): Record<string, unknown> & { body: DomElement } {
  const document = {
    nodeType: 9,
    faces,
    addEventListener: nothing,
    removeEventListener: nothing,
    dispatchEvent: nothing,
  };
  const root = new DomElement("html", htmlSpace, document);
  const head = root.appendChild(new DomElement("head", htmlSpace, document));
  const body = root.appendChild(new DomElement("body", htmlSpace, document));
  const createElementNS = (space: string, name: string): object => {
    if (name.toLowerCase() === "canvas") return createCanvas();
    const element = new DomElement(name, space, document);
    return name === "style" ? Object.assign(element, { sheet: { cssRules: [], insertRule: nothing } }) : element;
  };
  return Object.assign(document, {
    documentElement: root,
    head,
    body,
    createElement: (name: string) => createElementNS(htmlSpace, name),
    createElementNS,
    createTextNode: (text: string) => new TextNode(String(text)),
    getElementById: (id: string) => root.querySelector(`[id="${id}"]`),
    querySelector: (selector: string) => root.querySelector(selector),
    querySelectorAll: (selector: string) => root.querySelectorAll(selector),
  });
}

/**
 * A fresh window over an empty document. Nothing in it reads a network, a locale or a size of the machine; timers run at the next turn.
 * `write` gets the drawing when the library exports it (it takes the tree apart right after) with the painted cells by image address.
 */
export function createPlotWindow(
  faces: readonly FontFace[],
  write: (root: DomElement, cells: ReadonlyMap<string, readonly Cell[]>) => string,
): PlotWindow {
  const cells = new Map<string, readonly Cell[]>();
  const complaints: string[] = [];
  let drawn: string | null = null;
  const { maths, seed } = seededMath();
  const createCanvas = (): object => {
    const painted = createCellContext();
    const toDataURL = (): string => {
      const address = `cells:${cells.size}`;
      cells.set(address, painted.cells);
      return address;
    };
    return { style: {}, toDataURL, getContext: (kind: string) => (kind === "2d" ? painted.context : null) };
  };
  const document = createDocument(faces, createCanvas);
  const complain = (...parts: unknown[]): void => void complaints.push(parts.map(String).join(" "));
  const nextTurn = (run: () => void): unknown => setImmediate(run);
  class XMLSerializer {
    serializeToString(element: DomElement): string {
      drawn = write(element, cells);
      return "";
    }
  }
  const getComputedStyle = (element: DomElement): object =>
    createStyle(new Map([["display", "block"], ...element.styles]));
  const window: Record<string, unknown> = {
    document,
    navigator: { userAgent: "", platform: "", language: "en" },
    location: { href: "", protocol: "", pathname: "", search: "", hash: "" },
    performance: { now: () => 0 },
    matchMedia: () => ({ matches: false, addListener: nothing, addEventListener: nothing }),
    URL: { createObjectURL: () => "", revokeObjectURL: nothing },
    CSS: { supports: () => false },
    Math: maths,
    console: { log: nothing, info: nothing, trace: nothing, warn: complain, error: complain },
    XMLSerializer,
    getComputedStyle,
    setTimeout: nextTurn,
    requestAnimationFrame: nextTurn,
    clearTimeout: clearImmediate,
    cancelAnimationFrame: clearImmediate,
    addEventListener: nothing,
    removeEventListener: nothing,
    devicePixelRatio: 1,
    innerWidth: 0,
    innerHeight: 0,
  };
  for (const name of ["Image", "HTMLElement", "SVGElement", "Element", "Node", "Event", "Blob", "Worker", "DOMParser"])
    window[name] = class {};
  for (const name of ["process", "require", "module", "exports", "define", "fetch", "XMLHttpRequest", "WebSocket"])
    window[name] = undefined;
  window.window = window;
  window.self = window;
  Object.assign(document, { defaultView: window });
  return {
    globals: window,
    complaints,
    drawn: () => drawn,
    reset(value) {
      seed(value);
      cells.clear();
      complaints.length = 0;
      drawn = null;
    },
  };
}
