import { type Corpus, lineOf, type StrongFile, type WeakFile } from "./corpus.js";
import { compareCodeUnits } from "./distribution.js";
import { createTally, type Finding, type Rule } from "./rule.js";
import { weakYtid } from "./segments.js";

/** Rules about segments and videos: each once, in one list only, and none that is trained on and evaluated with. */
export const segmentRules: readonly Rule[] = [
  {
    id: "repeated-segment",
    sentence: "A segment stands once in a weak list.",
    severity: "error",
    check: ({ weak }) => weak.flatMap((file) => repeats(file, true)),
  },
  {
    id: "video-two-starts",
    sentence: "A video stands with one start only: within a list, and in strong files as in the weak lists.",
    severity: "error",
    check: (corpus) => [
      ...corpus.weak.flatMap((file) => repeats(file, false)),
      ...corpus.strong.flatMap((file) => [...otherStarts(corpus, file), ...startsWithin(file)]),
    ],
  },
  {
    id: "segment-in-two-lists",
    sentence: "No segment stands in two weak lists.",
    severity: "error",
    check: (corpus) => pairsOfLists(corpus, true),
  },
  {
    id: "video-in-two-lists",
    sentence: "No video stands in two weak lists, not with another start either.",
    severity: "error",
    check: (corpus) => pairsOfLists(corpus, false),
  },
  {
    id: "train-in-eval",
    sentence: "No video of the strong training file stands in an evaluation set, weak, strong or framed.",
    severity: "error",
    check: (corpus) =>
      corpus.strong.filter(({ subset }) => subset.name === "train").flatMap((file) => trainInEval(corpus, file)),
  },
  {
    id: "unlisted-segment",
    sentence: "Every segment of a strong file stands in a weak list.",
    severity: "warning",
    check: (corpus) => {
      const there = new Set(corpus.weak.map(({ subset }) => subset.name));
      if (there.size < 3) return "needs all three weak lists";
      return corpus.strong.flatMap(({ file, columns, order, offset, weakRow }) => {
        const tally = createTally(file, "segments");
        weakRow.forEach((row, s) => {
          const first = order[offset[s]!]!;
          if (row < 0) tally.add(columns.lines?.[first] ?? first + 2, () => `${columns.segmentIds[s]}`);
        });
        return tally.findings({ of: columns.segmentIds.length });
      });
    },
  },
  {
    id: "segment-length",
    sentence: "Not every segment is 10 s long: a segment at the end of its video may be shorter.",
    severity: "info",
    check: ({ weak }) =>
      weak.flatMap((list) => {
        const { rows, startMs, endMs } = list.columns;
        const tally = createTally(list.file, "segments");
        let shortest = Number.POSITIVE_INFINITY;
        let longest = 0;
        for (let row = 0; row < rows; row++) {
          const length = endMs[row]! - startMs[row]!;
          if (length < shortest) shortest = length;
          if (length > longest) longest = length;
          if (length !== 10_000)
            tally.add(lineOf(list, row), () => `${weakYtid(list.columns, row)}: ${length / 1000} s`);
        }
        return tally.findings({ of: rows, detail: `Lengths from ${shortest / 1000} to ${longest / 1000} s.` });
      }),
  },
];

function repeats(list: WeakFile, sameStart: boolean): Finding[] {
  const { columns, file, videos } = list;
  const tally = createTally(file, sameStart ? "rows" : "videos");
  for (const [row, before] of videos.repeats) {
    const same = columns.startMs[row] === columns.startMs[before];
    if (same !== sameStart) continue;
    tally.add(
      lineOf(list, row),
      () =>
        `${weakYtid(columns, row)} starts at ${columns.startMs[row]! / 1000} s, in line ${lineOf(list, before)} at ${columns.startMs[before]! / 1000} s`,
    );
  }
  return tally.findings({ of: columns.rows });
}

/** Segments whose video the weak lists have, but only with another start. */
function otherStarts(
  { weak }: Corpus,
  { file, columns, order, offset, ytid, startMs, weakRow }: StrongFile,
): Finding[] {
  const tally = createTally(file, "segments", "weak lists");
  for (let s = 0; s < columns.segmentIds.length; s++) {
    if (weakRow[s]! >= 0) continue;
    for (const list of weak) {
      const row = list.videos.find(ytid, s * 11);
      if (row < 0) continue;
      const first = order[offset[s]!]!;
      tally.add(
        columns.lines?.[first] ?? first + 2,
        () =>
          `${columns.segmentIds[s]} starts at ${startMs[s]! / 1000} s, in ${list.file}:${lineOf(list, row)} at ${list.columns.startMs[row]! / 1000} s`,
      );
      break;
    }
  }
  return tally.findings({ of: columns.segmentIds.length });
}

function startsWithin({ file, columns, order, offset, videos }: StrongFile): Finding[] {
  const tally = createTally(file, "videos");
  for (const [s, before] of videos.repeats) {
    const first = order[offset[s]!]!;
    tally.add(
      columns.lines?.[first] ?? first + 2,
      () => `${columns.segmentIds[s]} beside ${columns.segmentIds[before]}`,
    );
  }
  return tally.findings({ of: columns.segmentIds.length });
}

function pairsOfLists({ weak }: Corpus, sameStart: boolean): Finding[] {
  return weak.flatMap((list, i) =>
    weak.slice(i + 1).flatMap((other) => {
      if (list.subset.name === other.subset.name) return [];
      const [small, large] = list.columns.rows <= other.columns.rows ? [list, other] : [other, list];
      const tally = createTally(small.file, sameStart ? "segments" : "videos", `also in ${large.file}`);
      for (let row = 0; row < small.columns.rows; row++) {
        const first = large.videos.find(small.columns.ytid, row * 11);
        if (first < 0) continue;
        let found = first;
        while (found >= 0 && large.columns.startMs[found] !== small.columns.startMs[row])
          found = large.videos.next(found);
        if (found >= 0 !== sameStart) continue;
        const place = found >= 0 ? found : first;
        tally.add(
          lineOf(small, row),
          () => `${weakYtid(small.columns, row)} also in ${large.file}:${lineOf(large, place)}`,
        );
      }
      return tally.findings({ of: small.columns.rows });
    }),
  );
}

function trainInEval({ weak, strong }: Corpus, train: StrongFile): Finding[] {
  const { file, columns, order, offset, ytid } = train;
  const place = (s: number): number => columns.lines?.[order[offset[s]!]!] ?? order[offset[s]!]! + 2;
  const lists = weak
    .filter(({ subset }) => subset.name === "eval")
    .flatMap((list) => {
      const tally = createTally(file, "segments", `also in ${list.file}`);
      columns.segmentIds.forEach((id, s) => {
        const row = list.videos.find(ytid, s * 11);
        if (row >= 0) tally.add(place(s), () => `${id} also in ${list.file}:${lineOf(list, row)}`);
      });
      return tally.findings({ of: columns.segmentIds.length });
    });
  const files = strong
    .filter(({ subset }) => subset.name !== "train")
    .flatMap((evaluation) => {
      const tally = createTally(file, "segments", `also in ${evaluation.file}`);
      columns.segmentIds.forEach((id, s) => {
        if (evaluation.videos.find(ytid, s * 11) >= 0) tally.add(place(s), () => `${id} also in ${evaluation.file}`);
      });
      return tally.findings({ of: columns.segmentIds.length });
    });
  return [...lists, ...files].sort((a, b) => compareCodeUnits(a.subject, b.subject));
}
