import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FILL_BYTES } from "../../src/format/fill.js";
import { createWeakReader, type WeakColumns } from "../../src/format/weakCsv.js";
import { countWeakRows, createWeakCsvFill } from "../../src/format/weakCsvWrite.js";
import { missing, realFile, titled } from "../reference.js";

const COLUMNS = "# YTID, start_seconds, end_seconds, positive_labels";
const FIRST = "# Segments csv created Sun Mar  5 10:54:25 2017";
const LIST = `${FIRST}
# num_ytids=3, num_segs=3, num_unique_labels=3, num_positive_labels=5
${COLUMNS}
--4gqARaEJE, 0.000, 10.000, "/m/068hy,/m/07q6cd_"
-0SdAVK79lg, 30.000, 40.000, "/m/068hy"
_0SdAVK79lg, 130.5, 140.500, "/m/068hy,/m/09x0r"
`;

function read(text: string): WeakColumns {
  const reader = createWeakReader();
  reader.push(new TextEncoder().encode(text));
  const { columns, faults } = reader.finish();
  expect(faults.first).toEqual([]);
  return columns;
}

function write(columns: WeakColumns, keep: Uint8Array): string {
  const fill = createWeakCsvFill(columns, [keep], FIRST);
  const buffer = new Uint8Array(FILL_BYTES);
  let text = "";
  for (let [length] = fill([buffer]); length! > 0; [length] = fill([buffer]))
    text += new TextDecoder().decode(buffer.subarray(0, length));
  return text;
}

describe("writing rows of a weak list", () => {
  it("recounts the header for the rows that stay", () => {
    expect(write(read(LIST), Uint8Array.of(1, 0, 1))).toBe(`${FIRST}
# num_ytids=2, num_segs=2, num_unique_labels=3, num_positive_labels=4
${COLUMNS}
--4gqARaEJE, 0.000, 10.000, "/m/068hy,/m/07q6cd_"
_0SdAVK79lg, 130.500, 140.500, "/m/068hy,/m/09x0r"
`);
  });

  it("writes a header with zeros where no row stays", () => {
    expect(write(read(LIST), Uint8Array.of(0, 0, 0))).toBe(
      `${FIRST}\n# num_ytids=0, num_segs=0, num_unique_labels=0, num_positive_labels=0\n${COLUMNS}\n`,
    );
  });

  it("counts a video that stands twice once", () => {
    const twice = LIST.replace("-0SdAVK79lg", "--4gqARaEJE");
    expect(countWeakRows(read(twice), Uint8Array.of(1, 1, 1))).toEqual({
      ytids: 2,
      segments: 3,
      labels: 3,
      occurrences: 5,
    });
  });

  for (const name of ["balanced_train_segments.csv", "eval_segments.csv"]) {
    it.skipIf(missing("weak", name))(titled(`gives the official list back byte by byte: ${name}`, "weak", name), () => {
      const text = readFileSync(realFile("weak", name), "utf8");
      const columns = read(text);
      const written = write(columns, new Uint8Array(columns.rows).fill(1));
      expect(written.split("\n").slice(1).join("\n") === text.split("\n").slice(1).join("\n")).toBe(true);
    });
  }
});
