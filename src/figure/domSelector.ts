/** What a selector may ask of a node. */
export interface Selectable {
  readonly localName: string;
  readonly parentNode: Selectable | null;
  readonly previousElementSibling: Selectable | null;
  readonly nextElementSibling: Selectable | null;
  getAttribute(name: string): string | null;
}

type Test = (node: Selectable) => boolean;

/** Matchers by selector text; selectors come from the drawing library's code, so there are few hundred of them. */
const compiled = new Map<string, Test>();

const simple =
  /^(?:\*|([\w-]+)|\.([^\s.#:[\]>+~,]+)|#([^\s.#:[\]>+~,]+)|\[([\w:-]+)(?:([*^$~]?)=["']?([^"'\]]*)["']?)?\]|:(first-child|last-child)|:not\(([^()]+)\))/;

function hasClass(node: Selectable, name: string): boolean {
  const classes = node.getAttribute("class");
  if (classes === null) return false;
  if (classes === name) return true;
  const at = ` ${classes} `.indexOf(` ${name} `);
  return at >= 0;
}

function attributeTest(name: string, operator: string, value: string | undefined): Test {
  return (node) => {
    const found = node.getAttribute(name);
    if (found === null || value === undefined) return found !== null;
    if (operator === "*") return found.includes(value);
    if (operator === "^") return found.startsWith(value);
    if (operator === "$") return found.endsWith(value);
    if (operator === "~") return found.split(" ").includes(value);
    return found === value;
  };
}

function simpleTest(match: RegExpExecArray): Test {
  const [, tag, className, id, attribute, operator = "", value, position, inner] = match;
  if (tag !== undefined) return (node) => node.localName === tag;
  if (className !== undefined) return (node) => hasClass(node, className);
  if (id !== undefined) return (node) => node.getAttribute("id") === id;
  if (attribute !== undefined) return attributeTest(attribute, operator, value);
  if (position === "first-child") return (node) => node.previousElementSibling === null;
  if (position === "last-child") return (node) => node.nextElementSibling === null;
  if (inner !== undefined) {
    const test = compileSelector(inner);
    return (node) => !test(node);
  }
  return () => true;
}

/** Reads one selector from left to right; what stands to the left of a combinator becomes a test of the ancestors. */
function compileOne(selector: string): Test {
  let rest = selector.trim();
  let left: Test | null = null;
  let tests: Test[] = [];
  const join = (): Test => {
    const own = tests;
    const before = left;
    const test: Test = own.length === 1 ? own[0]! : (node) => own.every((one) => one(node));
    return before === null ? test : (node) => test(node) && before(node);
  };
  while (rest !== "") {
    const combinator = /^\s*>\s*|^\s+/.exec(rest)?.[0];
    if (combinator !== undefined) {
      const test = join();
      left = combinator.includes(">")
        ? (node) => node.parentNode !== null && test(node.parentNode)
        : (node) => {
            for (let up = node.parentNode; up !== null; up = up.parentNode) if (test(up)) return true;
            return false;
          };
      tests = [];
      rest = rest.slice(combinator.length);
      continue;
    }
    const match = simple.exec(rest);
    if (match === null) throw new SyntaxError(`Cannot read the selector: ${selector}`);
    tests.push(simpleTest(match));
    rest = rest.slice(match[0].length);
  }
  return join();
}

/** Turns a CSS selector (tags, classes, ids, attributes, `:first-child`, `:last-child`, `:not()`, ` `, `>`, `,`) into a test; anything else is a SyntaxError. */
export function compileSelector(selector: string): Test {
  let test = compiled.get(selector);
  if (test === undefined) {
    const parts = selector.split(",").map(compileOne);
    test = parts.length === 1 ? parts[0]! : (node) => parts.some((part) => part(node));
    compiled.set(selector, test);
  }
  return test;
}
