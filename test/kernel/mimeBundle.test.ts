import { expect, test } from "vitest";
import { bundleOf, mimeBundle } from "../../src/kernel/mimeBundle.js";

const display = Symbol.for("Jupyter.display");

test("a value without a display method shows its text", () => {
  expect(mimeBundle([1])).toEqual({ data: { "text/plain": "[ 1 ]" }, metadata: {} });
});

test("a display method's bundle is shown: text and JSON as they are, bytes in base64", () => {
  const value = {
    [display]: () => ({
      "text/html": "<b>",
      "application/vnd.plotly.v1+json": { data: [] },
      "image/png": new Uint8Array([1, 2]),
    }),
  };
  expect(mimeBundle(value)).toEqual({
    data: { "text/html": "<b>", "application/vnd.plotly.v1+json": { data: [] }, "image/png": "AQI=" },
    metadata: {},
  });
});

test("the method is called on its value, may be inherited, and may be asynchronous", async () => {
  class Figure {
    title = "t";
    async [display]() {
      return { "text/plain": this.title };
    }
  }
  expect(await mimeBundle(new Figure())).toEqual({ data: { "text/plain": "t" }, metadata: {} });
});

test("a method that returns nothing leaves the value its text", () => {
  expect(mimeBundle({ [display]: () => undefined })).toMatchObject({
    data: { "text/plain": expect.stringContaining("Jupyter.display") },
  });
});

test("what is no MIME bundle is refused with what was found", () => {
  expect(() => mimeBundle({ [display]: () => "text" })).toThrow("returned no MIME bundle: string");
  expect(() => bundleOf({ html: "" })).toThrow("expected MIME types, got html");
});
