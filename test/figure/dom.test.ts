import fc from "fast-check";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { DomElement, TextNode } from "../../src/figure/dom.js";
import { fonts } from "./renderer.js";

const space = "http://www.w3.org/2000/svg";
const make = (name: string): DomElement => new DomElement(name, space, { faces: fonts });

interface Tree {
  readonly name: string;
  readonly classes: string[];
  readonly id: string;
  readonly children: Tree[];
}

/** Random trees of at most so many levels. */
function trees(levels: number): fc.Arbitrary<Tree> {
  return fc.record({
    name: fc.constantFrom("g", "path", "rect"),
    classes: fc.uniqueArray(fc.constantFrom("plot", "point", "trace", "x-y"), { maxLength: 2 }),
    id: fc.constantFrom("", "a", "b"),
    children: levels === 1 ? fc.constant([]) : fc.array(trees(levels - 1), { maxLength: 3 }),
  });
}

/** The tree in a document's own elements. */
function build<E extends { setAttribute(name: string, value: string): void; appendChild(child: E): unknown }>(
  { name, classes, id, children }: Tree,
  create: (name: string) => E,
): E {
  const element = create(name);
  if (classes.length > 0) element.setAttribute("class", classes.join(" "));
  if (id !== "") element.setAttribute("id", id);
  for (const child of children) element.appendChild(build(child, create));
  return element;
}

const selectors = [
  "g",
  ".plot",
  "path.point",
  "g.trace.plot",
  "#a",
  "*",
  "g > path",
  ".plot .point",
  "g,rect",
  "[class*=oin]",
  "[id=b]",
  ":first-child",
  "rect:last-child",
  "g:not(.plot)",
  ".x-y",
];

describe("querySelectorAll(selector)", () => {
  it.each(selectors)("finds with %s what a browser's tree finds, in its order", (selector) => {
    const { document } = new JSDOM("").window;
    fc.assert(
      fc.property(trees(4), (tree) => {
        const ours = build(tree, make).querySelectorAll(selector);
        const theirs = [
          ...build<Element>(tree, (name) => document.createElementNS(space, name)).querySelectorAll(selector),
        ];
        const told = (element: { localName: string; getAttribute(name: string): string | null }) =>
          [element.localName, element.getAttribute("class"), element.getAttribute("id")].join();
        expect(ours.map(told)).toEqual(theirs.map(told));
      }),
      { numRuns: 40 },
    );
  });

  it("refuses a selector that it does not know rather than finding nothing", () => {
    expect(() => make("g").querySelectorAll("g:hover")).toThrow("Cannot read the selector: g:hover");
  });
});

describe("DomElement", () => {
  it("moves a child that is inserted again", () => {
    const parent = make("g");
    const [a, b, c] = ["a", "b", "c"].map((name) => parent.appendChild(make(name))) as [
      DomElement,
      DomElement,
      DomElement,
    ];
    parent.insertBefore(c, a);
    parent.appendChild(a);
    expect(parent.children.map(({ localName }) => localName)).toEqual(["c", "b", "a"]);
    expect([parent.firstChild, parent.lastChild, b.previousSibling, b.nextSibling]).toEqual([c, a, c, a]);
    expect(() => make("g").removeChild(a)).toThrow("it is not a child");
  });

  it("keeps style and its attribute together", () => {
    const element = make("text");
    element.setAttribute("style", "font-size: 12px; fill: url('#a;b')");
    element.style.setProperty("stroke", "red");
    element.style.removeProperty("fill");
    element.style.fontSize = "13px";
    expect(element.getAttribute("style")).toBe("font-size: 13px; stroke: red;");
  });

  it("copies attributes, style and, when deep, children, but not its parent", () => {
    const element = make("text");
    element.setAttribute("x", "1");
    element.style.setProperty("fill", "red");
    element.appendChild(new TextNode("Dog"));
    make("g").appendChild(element);
    const copy = element.cloneNode(true);
    expect([copy.getAttribute("x"), copy.style.fill, copy.textContent, copy.parentNode]).toEqual([
      "1",
      "red",
      "Dog",
      null,
    ]);
    expect(element.cloneNode().textContent).toBe("");
  });

  it("takes markup as text", () => {
    const element = make("div");
    element.innerHTML = "<b>x</b>";
    expect([element.textContent, element.children]).toEqual(["<b>x</b>", []]);
  });

  it("measures turned and moved children like a browser", () => {
    const group = make("g");
    const text = group.appendChild(make("text"));
    text.appendChild(new TextNode("Dog"));
    text.style.setProperty("font-size", "20px");
    text.setAttribute("transform", "translate(100,50)rotate(-90)");
    const { width, height, left, bottom } = group.getBoundingClientRect() as Record<
      "width" | "height" | "left" | "bottom",
      number
    >;
    expect([Math.round(width), Math.round(left), Math.round(bottom)]).toEqual([24, 81, 50]);
    expect(height).toBeCloseTo(text.getComputedTextLength(), 6);
  });
});
