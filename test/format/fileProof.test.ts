import { describe, expect, it } from "vitest";
import { describeProof, type FileProof, faultOfText } from "../../src/format/fileProof.js";

describe("faultOfText", () => {
  const rows = { kind: "rows", header: "a,b", rows: 2 } as const;

  it("accepts the header and the number of rows, whatever the line ends", () => {
    for (const text of ["a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\n1,2\n3,4"])
      expect(faultOfText(text, rows)).toBeUndefined();
  });

  it("names the header that it found", () => {
    expect(faultOfText("<html>\n", rows)).toBe('expected the header "a,b", got "<html>"');
    expect(faultOfText("", rows)).toBe('expected the header "a,b", got ""');
  });

  it("counts rows, blank lines at the end included", () => {
    expect(faultOfText("a,b\n", rows)).toBe("expected 2 rows, got 0");
    expect(faultOfText("a,b\n1,2\n3,4\n\n", rows)).toBe("expected 2 rows, got 3");
  });

  it("counts the nodes of a JSON list and takes nothing else for one", () => {
    expect(faultOfText("[{},{}]", { kind: "nodes", nodes: 2 })).toBeUndefined();
    expect(faultOfText("[{}]", { kind: "nodes", nodes: 2 })).toBe("expected a JSON list of 2 nodes, got 1");
    for (const text of ["{}", "[{},", "", "<html>"])
      expect(faultOfText(text, { kind: "nodes", nodes: 2 })).toBe(
        "expected a JSON list of 2 nodes, got something else",
      );
  });
});

describe("describeProof", () => {
  it("says what each kind of proof rests on", () => {
    const proofs: FileProof[] = [
      { kind: "sha256", hash: "0123456789abcdef" },
      { kind: "gitBlob", hash: "0123456789abcdef" },
      { kind: "rows", header: "a", rows: 3 },
      { kind: "nodes", nodes: 4 },
    ];
    expect(proofs.map(describeProof)).toEqual([
      "sha256 0123456789ab",
      "git blob hash 0123456789ab",
      "header and 3 rows",
      "4 nodes",
    ]);
  });
});
