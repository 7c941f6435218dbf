import { describe, expect, it } from "vitest";
import { RULES } from "../../src/analysis/rules.js";
import { createLabelNames } from "../../src/audioset/labelNames.js";
import { findingsOf, inShort, ontologyOf, type Rows } from "./corpusOf.js";

const A = "aaaaaaaaaaa";
const B = "bbbbbbbbbbb";
const C = "ccccccccccc";
const weakRow = (id: string, start: number, end: number, ...labels: string[]) =>
  `${id}, ${start.toFixed(3)}, ${end.toFixed(3)}, "${labels.join(",")}"`;
const balanced = (...rows: string[]): Rows => ({ weak: { balanced_train: rows } });
const train = (...rows: string[]): Rows => ({ strong: { train: rows } });

describe("the rules", () => {
  it("have ids of their own and sentences that end", () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    for (const { sentence } of RULES) expect(sentence).toMatch(/[.]$/);
  });

  it("find nothing in a corpus without files, or say what they need", () => {
    for (const { check } of RULES) {
      const found = check({
        weak: [],
        strong: [],
        unreadable: [],
        vocabularies: [],
        names: createLabelNames([]),
        ontology: undefined,
        ratings: undefined,
        targets: [],
      });
      if (typeof found !== "string") expect(found).toEqual([]);
    }
  });
});

describe("rules about format", () => {
  it("report a reader's fault under its own name, with file and line", () => {
    expect(inShort("time-order", train(`${A}_0 1.000 2.000 /m/a`, `${A}_0 2.000 1.000 /m/a`))).toEqual([
      "strong train:3 1 of -",
    ]);
    expect(inShort("column-count", balanced(weakRow(A, 0, 10, "/m/a"), "x"))).toEqual(["weak balanced_train:5 1 of -"]);
  });

  it("time-decimals counts rows with such a time", () => {
    expect(inShort("time-decimals", train(`${A}_0 0.5 2.000 /m/a`, `${A}_0 1 2.5 /m/b`))).toEqual([
      "strong train:2 2 of 2",
    ]);
  });

  it("header-count compares every count of the header", () => {
    // The broken row is no row: the header that counts it says too much.
    expect(inShort("header-count", balanced(weakRow(A, 0, 10, "/m/a"), `${B}, 0.000, 10.000, "/m/b`))).toEqual([
      "weak balanced_train:2 2 of 4",
    ]);
    expect(inShort("header-count", balanced(weakRow(A, 0, 10, "/m/a")))).toEqual([]);
  });

  it("list-order finds a row that comes too late, also behind a broken line", () => {
    expect(inShort("list-order", balanced(weakRow(B, 0, 10, "/m/a"), "broken", weakRow(A, 0, 10, "/m/a")))).toEqual([
      "weak balanced_train:6 1 of 2",
    ]);
  });

  it("rows-apart finds a segment that comes again", () => {
    expect(
      inShort("rows-apart", train(`${A}_0 0.000 1.000 /m/a`, `${B}_0 0.000 1.000 /m/a`, `${A}_0 1.000 2.000 /m/a`)),
    ).toEqual(["strong train:4 1 of 3"]);
  });
});

describe("rules about segments", () => {
  it("repeated-segment and video-two-starts tell the same start from another one", () => {
    const rows = balanced(weakRow(A, 0, 10, "/m/a"), weakRow(A, 0, 10, "/m/a"), weakRow(A, 30, 40, "/m/a"));
    expect(inShort("repeated-segment", rows)).toEqual(["weak balanced_train:5 1 of 3"]);
    expect(inShort("video-two-starts", rows)).toEqual(["weak balanced_train:6 1 of 3"]);
  });

  it("segment-in-two-lists and video-in-two-lists tell the same start from another one", () => {
    const rows = {
      weak: {
        balanced_train: [weakRow(A, 0, 10, "/m/a"), weakRow(B, 0, 10, "/m/a")],
        eval: [weakRow(A, 0, 10, "/m/a"), weakRow(B, 5, 15, "/m/a"), weakRow(C, 0, 10, "/m/a")],
      },
    };
    expect(inShort("segment-in-two-lists", rows)).toEqual(["weak balanced_train:4 1 of 2"]);
    expect(inShort("video-in-two-lists", rows)).toEqual(["weak balanced_train:5 1 of 2"]);
  });

  it("train-in-eval finds training videos in the weak and in the strong evaluation set", () => {
    const rows = {
      weak: { eval: [weakRow(A, 0, 10, "/m/a")] },
      strong: { train: [`${A}_0 0.000 1.000 /m/a`, `${B}_0 0.000 1.000 /m/a`], eval: [`${B}_5000 0.000 1.000 /m/a`] },
    };
    expect(inShort("train-in-eval", rows)).toEqual(["strong train:3 1 of 2", "strong train:2 1 of 2"]);
  });

  it("a strong segment whose video the weak lists have at another start is a fault, an unlisted one a warning", () => {
    const rows = {
      weak: { balanced_train: [weakRow(A, 30, 40, "/m/a")], unbalanced_train: [], eval: [] },
      strong: { train: [`${A}_0 0.000 1.000 /m/a`, `${B}_0 0.000 1.000 /m/a`] },
    };
    expect(inShort("video-two-starts", rows)).toEqual(["strong train:2 1 of 2"]);
    expect(inShort("unlisted-segment", rows)).toEqual(["strong train:2 2 of 2"]);
  });

  it("segment-length counts what is not 10 s", () => {
    expect(inShort("segment-length", balanced(weakRow(A, 0, 10, "/m/a"), weakRow(B, 3, 7.5, "/m/a")))).toEqual([
      "weak balanced_train:5 1 of 2",
    ]);
  });
});

describe("rules about events", () => {
  it("event-outside-segment takes the segment's own length from the weak lists, else 10 s", () => {
    const rows = {
      ...balanced(weakRow(A, 0, 4, "/m/a")),
      ...train(
        `${A}_0 3.000 4.000 /m/a`,
        `${A}_0 3.000 4.001 /m/a`,
        `${B}_0 9.000 10.000 /m/a`,
        `${B}_0 9.000 10.001 /m/a`,
      ),
    };
    expect(inShort("event-outside-segment", rows)).toEqual(["strong train:3 2 of 4"]);
  });

  it("same-label-intersection does not take touching for intersecting, nor other labels or segments", () => {
    expect(
      inShort(
        "same-label-intersection",
        train(
          `${A}_0 0.000 1.000 /m/a`,
          `${A}_0 1.000 2.000 /m/a`,
          `${A}_0 0.500 1.500 /m/b`,
          `${B}_0 0.500 1.500 /m/a`,
        ),
      ),
    ).toEqual([]);
    expect(inShort("same-label-intersection", train(`${A}_0 0.000 1.000 /m/a`, `${A}_0 0.999 2.000 /m/a`))).toEqual([
      "strong train:3 1 of 2",
    ]);
  });

  it("duplicate-event counts equal rows, of no length too", () => {
    expect(
      inShort(
        "duplicate-event",
        train(`${A}_0 1.000 1.000 /m/a`, `${A}_0 1.000 1.000 /m/a`, `${A}_0 1.000 1.000 /m/b`),
      ),
    ).toEqual(["strong train:3 1 of 3"]);
  });

  it("short-event counts what is shorter than 20 ms and tells of what is as long", () => {
    const [finding] = findingsOf(
      "short-event",
      train(`${A}_0 1.000 1.019 /m/a`, `${A}_0 1.000 1.020 /m/a`, `${A}_0 1.000 1.001 /m/a`),
    ) as never[];
    expect(finding).toMatchObject({ count: 2, detail: "3 are at most 20 ms, 1 at most 1 ms." });
  });

  it("silence-with-sound asks for time in common, not just for the segment", () => {
    expect(inShort("silence-with-sound", train(`${A}_0 0.000 5.000 /m/028v0c`, `${A}_0 5.000 6.000 /m/a`))).toEqual([]);
    expect(inShort("silence-with-sound", train(`${A}_0 0.000 5.000 /m/028v0c`, `${A}_0 4.900 6.000 /m/a`))).toEqual([
      "strong train:2 1 of 1",
    ]);
  });

  it("background-only finds segments of background alone", () => {
    expect(
      inShort(
        "background-only",
        train(`${A}_0 0.000 5.000 /m/093_4n`, `${B}_0 0.000 5.000 /m/093_4n`, `${B}_0 0.000 5.000 /m/a`),
      ),
    ).toEqual(["strong train:2 1 of 2"]);
  });
});

describe("rules about frames", () => {
  const framed = (...rows: string[]) => ({ strong: { eval_framed: rows } });

  it("framed-contradiction finds one frame rated both ways", () => {
    expect(
      inShort(
        "framed-contradiction",
        framed(
          `${A}_0 0.000 0.960 /m/a PRESENT`,
          `${A}_0 0.960 1.920 /m/a NOT_PRESENT`,
          `${A}_0 0.000 0.960 /m/a NOT_PRESENT`,
        ),
      ),
    ).toEqual(["strong eval_framed:4 1 of 3"]);
  });

  it("framed-grid finds frames of another length and at other places", () => {
    expect(
      inShort(
        "framed-grid",
        framed(`${A}_0 0.960 1.920 /m/a PRESENT`, `${A}_0 0.000 1.000 /m/a PRESENT`, `${A}_0 0.500 1.460 /m/a PRESENT`),
      ),
    ).toEqual(["strong eval_framed:3 2 of 3"]);
  });

  it("frames and events are held against each other, in segments that are rated and before 9.6 s", () => {
    const rows = {
      strong: {
        eval: [
          `${A}_0 0.000 0.500 /m/a`,
          `${A}_0 5.000 6.000 /m/a`,
          `${A}_0 9.700 10.000 /m/a`,
          `${B}_0 0.000 1.000 /m/a`,
        ],
        eval_framed: [
          `${A}_0 0.000 0.960 /m/a PRESENT`,
          `${A}_0 2.880 3.840 /m/a PRESENT`,
          `${A}_0 2.880 3.840 /m/b NOT_PRESENT`,
        ],
      },
    };
    expect(inShort("frame-without-event", rows)).toEqual(["strong eval_framed:3 1 of 2"]);
    expect(inShort("event-without-frame", rows)).toEqual(["strong eval:3 1 of 2"]);
    expect(inShort("event-without-frame", train())).toBe("needs the strong evaluation file and the framed one");
  });
});

describe("rules about labels", () => {
  const names = [{ id: "/m/a", name: "One", line: 1 }];

  it("unknown-label asks the vocabulary of the file's own kind, aliases known", () => {
    const vocabularies = [
      {
        file: "v",
        kind: "strong" as const,
        names: [...names, { id: "/t/dd00138", name: "Brief tone", line: 2 }],
        fault: undefined,
      },
    ];
    const rows = {
      ...balanced(weakRow(A, 0, 10, "/m/b")),
      ...train(`${A}_0 0.000 1.000 /m/a`, `${A}_0 0.000 1.000 /m/b`, `${A}_0 2.000 3.000 /t/dd000138`),
    };
    expect(inShort("unknown-label", rows, { vocabularies })).toEqual(["strong train:3 1 of 3"]);
  });

  it("two-names finds an id with two names in one vocabulary", () => {
    const vocabularies = [
      {
        file: "v",
        kind: "strong" as const,
        names: [...names, { id: "/m/a", name: "Two", line: 2 }, { id: "/m/a", name: "Two", line: 3 }],
        fault: undefined,
      },
    ];
    expect(inShort("two-names", {}, { vocabularies })).toEqual(["v:2 1 of 3"]);
  });

  it("eval-only-label finds labels that training lacks", () => {
    expect(
      inShort("eval-only-label", {
        strong: { train: [`${A}_0 0.000 1.000 /m/a`], eval: [`${B}_0 0.000 1.000 /m/a`, `${B}_0 0.000 1.000 /m/b`] },
      }),
    ).toEqual(["strong eval:3 1 of 2"]);
  });

  it("ancestors are missing or present where they are labels of the lists", () => {
    const ontology = ontologyOf(["root > /m/a", "/m/a > /m/b"]);
    const rows = balanced(weakRow(A, 0, 10, "/m/a"), weakRow(B, 0, 10, "/m/b"), weakRow(C, 0, 10, "/m/b", "/m/a"));
    expect(inShort("ancestor-missing", rows, { ontology })).toEqual(["weak balanced_train:5 1 of 3"]);
    expect(inShort("ancestor-present", rows, { ontology })).toEqual(["weak balanced_train:6 1 of 3"]);
    expect(inShort("ancestor-present", rows)).toBe("needs ontology.json");
  });

  it("restricted-label finds abstract and blacklisted labels", () => {
    const ontology = ontologyOf(["root > /m/a /m/b"], { "/m/b": "blacklist" });
    expect(
      inShort("restricted-label", balanced(weakRow(A, 0, 10, "/m/a"), weakRow(B, 0, 10, "/m/b")), { ontology }),
    ).toEqual(["weak balanced_train:5 1 of 2"]);
  });

  it("ratings are told with their 95 % interval: 9 of 10 means 0.60 to 0.98", () => {
    const ratings = new Map([
      ["/m/a", { rated: 10, right: 4 }],
      ["/m/b", { rated: 10, right: 9 }],
      ["/m/c", { rated: 0, right: 0 }],
    ]);
    const rows = balanced(weakRow(A, 0, 10, "/m/a", "/m/b"), weakRow(B, 0, 10, "/m/c"), weakRow(C, 0, 10, "/m/d"));
    expect(findingsOf("low-quality-label", rows, { ratings })).toMatchObject([
      { count: 1, labels: [{ id: "/m/a", detail: "4 of 10 right: 0.40 (0.17 to 0.69)" }] },
    ]);
    expect(findingsOf("unrated-label", rows, { ratings })).toMatchObject([
      { count: 2, labels: [{ id: "/m/c" }, { id: "/m/d" }] },
    ]);
  });
});

describe("rules that hold weak and strong labels together", () => {
  const rows = {
    weak: { balanced_train: [weakRow(A, 30, 40, "/m/b"), weakRow(B, 30, 40, "/m/a")] },
    strong: {
      train: [
        `${A}_30000 0.000 1.000 /m/a`,
        `${B}_30000 0.000 1.000 /m/a`,
        `${B}_30000 0.000 1.000 /m/b`,
        `${C}_0 0.000 1.000 /m/a`,
        `${C}_0 0.000 1.000 /m/z`,
      ],
    },
  };

  it("contradicted-negative finds weak rows without a target that strong events have", () => {
    const targets = [{ name: "alarm", labelIds: ["/m/a"] }];
    expect(findingsOf("contradicted-negative", rows, { targets })).toMatchObject([
      { subject: "alarm, by strong train", count: 1, of: 3, examples: [{ line: 4 }] },
    ]);
  });

  it("labels of either side are missing on the other, relatives told apart", () => {
    const ontology = ontologyOf(["/m/a > /m/b"]);
    expect(findingsOf("strong-label-not-weak", rows, { ontology })).toMatchObject([
      { count: 2, of: 2, detail: "0 of them have one without any relative on the other side." },
    ]);
    expect(findingsOf("weak-label-not-strong", rows, { ontology: ontologyOf(["root > /m/a /m/b"]) })).toMatchObject([
      { count: 1, of: 2, detail: "1 of them have one without any relative on the other side." },
    ]);
  });

  it("partial-file tells how much of the official counts is there", () => {
    const [finding] = findingsOf("partial-file", train(`${A}_0 0.000 1.000 /m/09x0r`)) as unknown as object[];
    expect(finding).toMatchObject({ count: 934_820, of: 934_821 });
    expect(findingsOf("surplus-rows", train(`${A}_0 0.000 1.000 /m/nothing`))).toMatchObject([
      { count: 1, labels: [{ id: "/m/nothing", of: 0 }] },
    ]);
  });
});
