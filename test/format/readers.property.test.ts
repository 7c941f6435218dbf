import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createOntology, OntologyError } from "../../src/audioset/ontology.js";
import { parseCsv } from "../../src/format/csv.js";
import { KEPT_FAULTS_PER_RULE } from "../../src/format/faults.js";
import { readLabelNames } from "../../src/format/labelNamesFile.js";
import { MAX_LINE_BYTES } from "../../src/format/lines.js";
import { readOntology } from "../../src/format/ontologyFile.js";
import { readRatings } from "../../src/format/ratingsFile.js";
import { strongHeader } from "../../src/format/strongLine.js";
import { oracle, readInPieces } from "./readerOracle.js";

const KINDS = ["weak", "strong", "framed"] as const;
type Kind = (typeof KINDS)[number];

const HEADERS: Record<Kind, string> = {
  weak: "# Segments csv created Sun Mar  5 10:54:31 2017\n# num_ytids=1, num_segs=1, num_unique_labels=2, num_positive_labels=2\n# YTID, start_seconds, end_seconds, positive_labels\n",
  strong: `${strongHeader(false)}\n`,
  framed: `${strongHeader(true)}\n`,
};

const ytid = fc.constantFrom("--PJHxphWEs", "s9d-2nhuJCQ", "_____------", "YYYYYYYYYYY", "0123456789a");
const time = fc.oneof(
  fc.integer({ min: 0, max: 12_000 }).map((ms) => (ms / 1000).toFixed(3)),
  fc.constantFrom(
    "0",
    "10",
    "9.5",
    "0.000",
    "10.000",
    "999999.999",
    "1000000.000",
    "2000000.001",
    "007.500",
    "1.2345",
    "1.50000",
  ),
);
const labelId = fc.constantFrom(
  "/m/09x0r",
  "/t/dd00088",
  "/m/a",
  "/g/122z_qxw",
  "x",
  "\u00e9",
  "/m/\u{1F600}",
  "\u00a0",
);
const end = fc.constantFrom("\n", "\r\n", "\n\n", "\n\r\n", "\r\r\n");
/** Bytes that mean something to a reader. */
const sharp = fc.constantFrom(...'\t,"\n\r .0_-#\0/é'.split(""), "\uFEFF", "\u2028", "PRESENT", "NOT_");

const line: Record<Kind, fc.Arbitrary<string>> = {
  weak: fc
    .tuple(ytid, time, time, fc.array(labelId, { minLength: 1, maxLength: 4 }))
    .map(([id, start, stop, labels]) => `${id}, ${start}, ${stop}, "${labels.join(",")}"`),
  strong: fc
    .tuple(ytid, fc.constantFrom("0", "30000", "12345678901234"), time, time, labelId)
    .map(([id, ms, start, stop, label]) => `${id}_${ms}\t${start}\t${stop}\t${label}`),
  framed: fc
    .tuple(
      ytid,
      fc.constantFrom("0", "30000"),
      time,
      time,
      labelId,
      fc.constantFrom("PRESENT", "NOT_PRESENT", "present", ""),
    )
    .map(([id, ms, start, stop, label, present]) => `${id}_${ms}\t${start}\t${stop}\t${label}\t${present}`),
};

/** A line of the kind with up to two small wounds: something put in, left out, or cut off. */
function wounded(kind: Kind): fc.Arbitrary<string> {
  const wound = fc.tuple(fc.nat(80), fc.nat(3), sharp);
  return fc.tuple(line[kind], fc.array(wound, { maxLength: 2 })).map(([text, wounds]) =>
    wounds.reduce((now, [place, cut, put]) => {
      const at = place % (now.length + 1);
      return now.slice(0, at) + put + now.slice(at + cut);
    }, text),
  );
}

function file(kind: Kind): fc.Arbitrary<Uint8Array> {
  const body = fc.array(fc.tuple(fc.oneof({ weight: 3, arbitrary: line[kind] }, wounded(kind), fc.constant("")), end), {
    maxLength: 12,
  });
  return fc
    .tuple(fc.constantFrom("", "\uFEFF"), body, wounded(kind), fc.boolean())
    .map(([mark, lines, last, ended]) => {
      const text = mark + HEADERS[kind] + lines.map((parts) => parts.join("")).join("") + (ended ? "" : last);
      return new TextEncoder().encode(text);
    });
}

const cases: [Kind][] = KINDS.map((kind) => [kind]);

describe("the readers of label files", () => {
  it.each(cases)("read any %s file as the plain grammar does, line by line", (kind) => {
    fc.assert(
      fc.property(file(kind), (bytes) => {
        const wanted = oracle(bytes, kind);
        const got = readInPieces(bytes, kind);
        expect({ ...got, faults: [] }).toEqual({ ...wanted, faults: [] });
        expect([...got.faults].sort()).toEqual(
          [...wanted.faults].sort().filter((_, __, all) => all.length <= KEPT_FAULTS_PER_RULE),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it.each(cases)("read a %s file the same however it is cut into chunks", (kind) => {
    fc.assert(
      fc.property(file(kind), fc.array(fc.nat(4000), { maxLength: 20 }), (bytes, cuts) => {
        const places = cuts.map((cut) => cut % (bytes.length + 1));
        expect(readInPieces(bytes, kind, places)).toEqual(readInPieces(bytes, kind));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(cases)("read a %s file the same with a chunk boundary at every byte", (kind) => {
    const good = `${HEADERS[kind]}${fc.sample(line[kind], { numRuns: 6, seed: 7 }).join("\r\n")}\n\nno row\n`;
    const bytes = new TextEncoder().encode(`\uFEFF${good}`);
    const whole = readInPieces(bytes, kind);
    for (let cut = 0; cut <= bytes.length; cut++) expect(readInPieces(bytes, kind, [cut])).toEqual(whole);
    expect(
      readInPieces(
        bytes,
        kind,
        Array.from({ length: bytes.length }, (_, i) => i),
      ),
    ).toEqual(whole);
  });

  it.each(cases)("turn any bytes behind a %s header into rows and faults", (kind) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (noise, headed) => {
        const header = headed ? new TextEncoder().encode(HEADERS[kind]) : new Uint8Array(0);
        const bytes = Uint8Array.from([...header, ...noise]);
        const { rows, labels, faults } = readInPieces(bytes, kind);
        const wanted = oracle(bytes, kind);
        expect([rows, labels]).toEqual([wanted.rows, wanted.labels]);
        expect(faults.length > 0).toBe(wanted.faults.length > 0);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(cases)("end a %s file at a line longer than 1 MiB, wherever the chunks end", (kind) => {
    const header = new TextEncoder().encode(HEADERS[kind]);
    const bytes = new Uint8Array(header.length + MAX_LINE_BYTES + 100).fill(0x61);
    bytes.set(header);
    bytes[bytes.length - 1] = 10;
    for (const cuts of [[header.length + 5], [header.length + MAX_LINE_BYTES - 5], [100_000, 900_000]])
      expect(readInPieces(bytes, kind, cuts).faults.at(-1)).toMatch(/line-length$/);
  });
});

describe("the readers of vocabularies", () => {
  const words = fc.constantFrom(
    "index,mid,display_name",
    "label_id,num_rated,num_true",
    "/m/09x0r",
    "\t",
    ",",
    '"',
    "\n",
    "\r\n",
    "0",
    "[",
    "]",
    "{",
    "}",
    '"id":',
    '"name":',
    "null",
    "\u0000",
    "\uFEFF",
    "é",
  );
  const text = fc.oneof(
    fc.array(words, { maxLength: 30 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary" }),
    fc.json(),
  );

  it.each([
    ["readLabelNames", readLabelNames],
    ["readRatings", readRatings],
    ["readOntology", readOntology],
    ["parseCsv", parseCsv],
  ] as const)("%s turns any text into names or a SyntaxError", (_, read) => {
    fc.assert(
      fc.property(text, (input) => {
        try {
          read(input);
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("createOntology makes a graph of any nodes or says what is wrong with them", () => {
    const id = fc.constantFrom("a", "b", "c", "d", "/t/dd000138", "/t/dd00138");
    const node = fc.record({
      id,
      name: id,
      description: fc.constant(""),
      childIds: fc.array(id, { maxLength: 3 }),
      restrictions: fc.constant([]),
    });
    fc.assert(
      fc.property(fc.array(node, { maxLength: 6 }), (nodes) => {
        try {
          expect(createOntology(nodes).ids).toHaveLength(nodes.length);
        } catch (error) {
          expect(error).toBeInstanceOf(OntologyError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
