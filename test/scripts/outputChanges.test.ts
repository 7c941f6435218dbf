import { describe, expect, it } from "vitest";
import { notebookDifferences } from "../../scripts/notebookDiff.mjs";
import { changesCsv, csvChanges } from "../../scripts/outputChanges.mjs";

const HEADER = "rank,label_id,display_name,n\n";

describe("csvChanges", () => {
  it("finds nothing in the same text", () => {
    const text = `${HEADER}1,/m/a,"A, b",5\n`;
    expect(csvChanges("a.csv", text, text)).toEqual([]);
  });

  it("names label, column, both values and the way of the rank, by label and not by line", () => {
    const changes = csvChanges(
      "a.csv",
      `${HEADER}1,/m/a,"A, b",5\n2,/m/b,B,4\n`,
      `${HEADER}1,/m/b,B,6\n2,/m/a,"A, b",5\n`,
    );
    expect(changes).toContainEqual({
      file: "a.csv",
      label: "B (/m/b)",
      column: "n",
      old: "4",
      new: "6",
      rank: "2 -> 1",
    });
    expect(changes.filter(({ column }) => column === "n")).toHaveLength(1);
  });

  it("tells rows and columns that came or went, and files that one side does not make", () => {
    expect(
      csvChanges("a", `${HEADER}1,/m/a,A,5\n`, "rank,label_id,n,m\n1,/m/b,5,1\n").map(
        ({ label, column, old, new: now }) => [label, column, old, now],
      ),
    ).toEqual([
      ["", "display_name", "column", ""],
      ["", "m", "", "column"],
      ["/m/b", "", "", "row"],
      ["A (/m/a)", "", "row", ""],
    ]);
    expect(csvChanges("a", "", "length,n\n1,2\n")).toHaveLength(3);
  });

  it("is written as CSV", () => {
    expect(changesCsv([{ file: "a", label: 'A, "b"', column: "n", old: "1", new: "2", rank: "" }])).toBe(
      'file,label,column,old,new,rank\na,"A, ""b""",n,1,2,\n',
    );
  });
});

describe("notebookDifferences", () => {
  const notebook = (text: string, picture = "aaaa") => ({
    cells: [
      { cell_type: "markdown", source: ["# A"] },
      {
        cell_type: "code",
        execution_count: 1,
        source: ["a"],
        outputs: [
          { output_type: "execute_result", data: { "text/plain": text.split(/(?<=\n)/), "image/png": picture } },
        ],
      },
    ],
  });

  it("finds nothing in the same notebook", () => {
    expect(notebookDifferences("n", notebook("a\nb"), notebook("a\nb"))).toEqual([]);
  });

  it("names cell, output and the first line that differs", () => {
    const [first, second] = notebookDifferences("n", notebook("a\nb\nc"), notebook("a\nB\nc", "bbbb"));
    expect(first).toBe('n, cell 2, output 1, text/plain, line 2:\n  committed "b"\n  now       "B"');
    expect(second).toBe("n, cell 2, output 1, image/png: another picture (3 bytes committed, 3 now)");
  });

  it("tells outputs and cells that came or went", () => {
    const empty = { cells: [{ cell_type: "markdown", source: ["# A"] }] };
    expect(notebookDifferences("n", notebook("a"), empty)).toEqual(["n: expected 2 cells, got 1"]);
  });
});
