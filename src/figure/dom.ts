import { compileSelector } from "./domSelector.js";
import { createStyle, type InlineStyle } from "./domStyle.js";
import type { FontFace } from "./fontMetrics.js";
import { type Box, boundingBox, boxAround, cornersInPicture, layoutText } from "./svgBoxes.js";
import { walkPath } from "./svgPath.js";

/**
 * A document tree just large enough to run plotly.js in: elements, text, attributes, inline style, simple selectors.
 * jsdom does this too, but spends 0.35 s on start-up and four fifths of each figure's time in its selector engine, CSS parser and
 * mutation records; the drawn figure is the same. Nodes are classes because the library looks for prototypes and hangs its data on nodes.
 */
export class TextNode {
  readonly nodeType = 3;
  readonly nodeName = "#text";
  parentNode: DomElement | null = null;
  previousSibling: DomNode | null = null;
  nextSibling: DomNode | null = null;
  data: string;

  constructor(data: string) {
    this.data = data;
  }
  get firstChild(): null {
    return null;
  }
  get nodeValue(): string {
    return this.data;
  }
  get textContent(): string {
    return this.data;
  }
  cloneNode(): TextNode {
    return new TextNode(this.data);
  }
}

/** The document as its elements see it: the fonts that answer their questions about size. */
export interface DomDocument {
  readonly faces: readonly FontFace[];
}

/** Any node of the tree. */
export type DomNode = TextNode | DomElement;

const prefixes: Record<string, string> = { "http://www.w3.org/1999/xlink": "xlink:" };

function rectangle(box: Box | null): Record<string, number> {
  const { left, top, right, bottom } = box ?? { left: 0, top: 0, right: 0, bottom: 0 };
  return { x: left, y: top, left, top, right, bottom, width: right - left, height: bottom - top };
}

/** An element of any kind (SVG or HTML). */
export class DomElement {
  readonly nodeType = 1;
  parentNode: DomElement | null = null;
  previousSibling: DomNode | null = null;
  nextSibling: DomNode | null = null;
  firstChild: DomNode | null = null;
  lastChild: DomNode | null = null;
  readonly attributes = new Map<string, string>();
  readonly styles = new Map<string, string>();
  readonly style: InlineStyle = createStyle(this.styles);
  readonly localName: string;
  readonly namespaceURI: string;
  readonly ownerDocument: DomDocument;

  constructor(localName: string, namespaceURI: string, ownerDocument: DomDocument) {
    this.localName = localName;
    this.namespaceURI = namespaceURI;
    this.ownerDocument = ownerDocument;
  }
  get nodeName(): string {
    return this.localName;
  }
  get tagName(): string {
    return this.localName;
  }
  get id(): string {
    return this.attributes.get("id") ?? "";
  }
  set id(value: string) {
    this.attributes.set("id", value);
  }
  get className(): string {
    return this.attributes.get("class") ?? "";
  }
  set className(value: string) {
    this.attributes.set("class", value);
  }
  get childNodes(): DomNode[] {
    const out: DomNode[] = [];
    for (let node = this.firstChild; node !== null; node = node.nextSibling) out.push(node);
    return out;
  }
  get children(): DomElement[] {
    return this.childNodes.filter((node) => node.nodeType === 1) as DomElement[];
  }
  get previousElementSibling(): DomElement | null {
    let node = this.previousSibling;
    while (node !== null && node.nodeType !== 1) node = node.previousSibling;
    return node as DomElement | null;
  }
  get nextElementSibling(): DomElement | null {
    let node = this.nextSibling;
    while (node !== null && node.nodeType !== 1) node = node.nextSibling;
    return node as DomElement | null;
  }

  getAttribute(name: string): string | null {
    if (name === "style") return this.styles.size === 0 ? null : this.style.cssText;
    return this.attributes.get(name) ?? null;
  }
  setAttribute(name: string, value: unknown): void {
    if (name === "style") this.style.cssText = String(value);
    else this.attributes.set(name, String(value));
  }
  removeAttribute(name: string): void {
    if (name === "style") this.styles.clear();
    else this.attributes.delete(name);
  }
  hasAttribute(name: string): boolean {
    return this.getAttribute(name) !== null;
  }
  getAttributeNS(space: string, name: string): string | null {
    return this.getAttribute((prefixes[space] ?? "") + name);
  }
  setAttributeNS(space: string, name: string, value: unknown): void {
    this.setAttribute((prefixes[space] ?? "") + name, value);
  }
  removeAttributeNS(space: string, name: string): void {
    this.removeAttribute((prefixes[space] ?? "") + name);
  }

  appendChild<T extends DomNode>(node: T): T {
    return this.insertBefore(node, null);
  }
  insertBefore<T extends DomNode>(node: T, before: DomNode | null): T {
    if ((node as DomNode) === before) return node;
    node.parentNode?.removeChild(node);
    const previous = before === null ? this.lastChild : before.previousSibling;
    node.parentNode = this;
    node.previousSibling = previous;
    node.nextSibling = before;
    if (previous === null) this.firstChild = node;
    else previous.nextSibling = node;
    if (before === null) this.lastChild = node;
    else before.previousSibling = node;
    return node;
  }
  removeChild<T extends DomNode>(node: T): T {
    if (node.parentNode !== this)
      throw new RangeError(`Cannot remove a node from <${this.localName}>: it is not a child`);
    if (node.previousSibling === null) this.firstChild = node.nextSibling;
    else node.previousSibling.nextSibling = node.nextSibling;
    if (node.nextSibling === null) this.lastChild = node.previousSibling;
    else node.nextSibling.previousSibling = node.previousSibling;
    node.parentNode = null;
    node.previousSibling = null;
    node.nextSibling = null;
    return node;
  }
  remove(): void {
    this.parentNode?.removeChild(this);
  }
  contains(node: DomNode | null): boolean {
    for (let up = node; up !== null; up = up.parentNode) if (up === this) return true;
    return false;
  }
  cloneNode(deep = false): DomElement {
    const copy = new DomElement(this.localName, this.namespaceURI, this.ownerDocument);
    for (const [name, value] of this.attributes) copy.attributes.set(name, value);
    for (const [name, value] of this.styles) copy.styles.set(name, value);
    if (deep)
      for (let node = this.firstChild; node !== null; node = node.nextSibling) copy.appendChild(node.cloneNode(true));
    return copy;
  }

  get textContent(): string {
    let text = "";
    for (let node = this.firstChild; node !== null; node = node.nextSibling) text += node.textContent;
    return text;
  }
  set textContent(value: string) {
    while (this.firstChild !== null) this.removeChild(this.firstChild);
    if (value !== "") this.appendChild(new TextNode(String(value)));
  }
  /** Reads as text; markup is never parsed. */
  get innerHTML(): string {
    return this.textContent;
  }
  set innerHTML(value: string) {
    this.textContent = value;
  }

  matches(selector: string): boolean {
    return compileSelector(selector)(this);
  }
  querySelector(selector: string): DomElement | null {
    const test = compileSelector(selector);
    for (let node = following(this, this); node !== null; node = following(node, this)) if (test(node)) return node;
    return null;
  }
  querySelectorAll(selector: string): DomElement[] {
    const test = compileSelector(selector);
    const out: DomElement[] = [];
    for (let node = following(this, this); node !== null; node = following(node, this)) if (test(node)) out.push(node);
    return out;
  }

  getBBox(): Record<string, number> {
    return rectangle(boundingBox(this, this.ownerDocument.faces));
  }
  getBoundingClientRect(): Record<string, number> {
    const box = boundingBox(this, this.ownerDocument.faces);
    return rectangle(box === null ? null : boxAround(cornersInPicture(this, box)));
  }
  getComputedTextLength(): number {
    return layoutText(this, this.ownerDocument.faces).reduce((sum, run) => sum + run.right - run.left, 0);
  }
  getTotalLength(): number {
    return walkPath(this.getAttribute("d") ?? "", 0).total;
  }
  getPointAtLength(length: number): { x: number; y: number } {
    const [x, y] = walkPath(this.getAttribute("d") ?? "", length).point;
    return { x, y };
  }

  addEventListener(): void {}
  removeEventListener(): void {}
  dispatchEvent(): boolean {
    return true;
  }
}

/** The next element in document order inside `root`, or null at its end. */
function following(from: DomElement, root: DomElement): DomElement | null {
  let node: DomNode = from;
  if (from.firstChild !== null) {
    node = from.firstChild;
    if (node.nodeType === 1) return node as DomElement;
  }
  for (;;) {
    while (node.nextSibling === null) {
      if (node === root || node.parentNode === null || node.parentNode === root) return null;
      node = node.parentNode;
    }
    if (node === root) return null;
    node = node.nextSibling;
    if (node.nodeType === 1) return node as DomElement;
  }
}
