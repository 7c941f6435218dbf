import { describe, expect, it } from "vitest";
import { readRelations } from "../../src/format/relationsFile.js";

describe("readRelations", () => {
  it("reads labels and parents, and leaves out comments and blank lines", () => {
    expect(readRelations("\ufeff# label, parent\r\n/m/a\t/m/b\r\n\r\nPant (dog)\t Dog \n")).toEqual([
      ["/m/a", "/m/b"],
      ["Pant (dog)", "Dog"],
    ]);
    expect(readRelations("")).toEqual([]);
  });

  it.each(["/m/a", "/m/a\t", "\t/m/b", "/m/a\t/m/b\t/m/c", "/m/a,/m/b"])("refuses %j and names its line", (line) => {
    expect(() => readRelations(`/m/x\t/m/y\n${line}`)).toThrow("line 2: expected `label<TAB>parent`");
  });
});
