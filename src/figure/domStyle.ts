/** One element's inline style: the part of CSSStyleDeclaration that a drawing library needs, kept in the order in which it was set. */
export interface InlineStyle {
  setProperty(name: string, value: unknown): void;
  getPropertyValue(name: string): string;
  removeProperty(name: string): void;
  cssText: string;
  [property: string]: unknown;
}

const properties = [
  ...["width", "height", "position", "left", "top", "right", "bottom", "transform", "opacity", "display", "visibility"],
  ...["pointer-events", "fill", "stroke", "cursor", "font-size", "font-family", "font-weight", "font-style"],
  ...["font-variant", "font-stretch", "max-width", "background", "background-color", "overflow", "margin", "z-index"],
];

/** Splits `name: value; name: value` at the semicolons that stand outside quotes and brackets. */
export function parseStyle(text: string): [string, string][] {
  const out: [string, string][] = [];
  for (const part of text.match(/(?:"[^"]*"|'[^']*'|\([^)]*\)|[^;"'(])+/g) ?? []) {
    const colon = part.indexOf(":");
    if (colon < 0) continue;
    const name = part.slice(0, colon).trim().toLowerCase();
    const value = part.slice(colon + 1).trim();
    if (name !== "" && value !== "") out.push([name, value]);
  }
  return out;
}

function formatStyle(values: Map<string, string>): string {
  let text = "";
  for (const [name, value] of values) text += `${text === "" ? "" : " "}${name}: ${value};`;
  return text;
}

const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const prototype = {
  setProperty(this: { values: Map<string, string> }, name: string, value: unknown) {
    if (value === null || value === undefined || value === "") this.values.delete(name);
    else this.values.set(name, String(value));
  },
  getPropertyValue(this: { values: Map<string, string> }, name: string) {
    return this.values.get(name) ?? "";
  },
  removeProperty(this: { values: Map<string, string> }, name: string) {
    this.values.delete(name);
  },
};
Object.defineProperty(prototype, "cssText", {
  get(this: { values: Map<string, string> }) {
    return formatStyle(this.values);
  },
  set(this: { values: Map<string, string> }, text: string) {
    this.values.clear();
    for (const [name, value] of parseStyle(String(text))) this.values.set(name, value);
  },
});
for (const name of properties) {
  Object.defineProperty(prototype, camel(name), {
    get(this: { values: Map<string, string> }) {
      return this.values.get(name) ?? "";
    },
    set(this: { values: Map<string, string> }, value: unknown) {
      prototype.setProperty.call(this, name, value);
    },
  });
}

/** A new inline style over `values`; setting a property to nothing removes it, as in a browser. Values are not validated. */
export function createStyle(values: Map<string, string>): InlineStyle {
  const style = Object.create(prototype) as InlineStyle;
  Object.defineProperty(style, "values", { value: values });
  return style;
}
