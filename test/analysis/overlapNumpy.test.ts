import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { strongHierarchy } from "../../src/analysis/hierarchy.js";
import { overlapByLabel } from "../../src/analysis/labelOverlap.js";
import { measurePairs } from "../../src/analysis/labelPairs.js";
import { measureOverlap } from "../../src/analysis/overlap.js";
import { overlapRule } from "../../src/analysis/overlapRule.js";
import { measurePolyphony } from "../../src/analysis/polyphony.js";
import { findStretches } from "../../src/analysis/stretches.js";
import { createLengthFinder } from "../../src/analysis/trueLengths.js";
import { createOntology } from "../../src/audioset/ontology.js";
import { readOntology } from "../../src/format/ontologyFile.js";
import { readStrong, readWeak } from "../../src/io/readLabels.js";
import { missing, realFile } from "../reference.js";

const PART = ["strong", "audioset_eval_strong_top110.tsv"];
const LIST = ["weak", "eval_segments.csv"];
const ONTOLOGY = ["ontology", "ontology.json"];
const skip = [PART, LIST, ONTOLOGY].some((parts) => missing(...parts));

/** All values are whole milliseconds and counts: they are held exactly. */
describe.skipIf(skip)(
  `103,207 real events against numpy over single milliseconds (need ${realFile(...PART)})`,
  async () => {
    if (skip) return;
    const expected = JSON.parse(readFileSync("test/expected/overlap.json", "utf8"));
    const { columns } = await readStrong(realFile(...PART));
    const { columns: list } = await readWeak(realFile(...LIST));
    const { lengthMs } = createLengthFinder(columns.segmentIds)(list);
    const stretches = findStretches(columns, lengthMs);

    it("agree on each label's overlapped events, covered time and longest stretch alone", () => {
      const found = measureOverlap(columns, overlapRule(columns.labelIds));
      const rows = overlapByLabel(columns, found, found.overlapped, undefined);
      expect(
        Object.fromEntries(
          rows.map((row) => [row.id, [row.events, row.overlapped, row.totalMs, row.overlappedMs, row.longestAloneMs]]),
        ),
      ).toEqual(expected.labels);
    });

    it("agree on how long 0, 1, 2, ... labels sound at once", () => {
      expect(measurePolyphony(stretches, lengthMs).ms).toEqual(expected.polyphony);
    });

    it("agree on segments and time of the 300 most frequent pairs", () => {
      const { pairs } = measurePairs(stretches, columns.labelIds.length, lengthMs);
      const ours = new Map(
        pairs.map(({ a, b, segments, sharedMs }) => [
          [columns.labelIds[a]!, columns.labelIds[b]!].sort().join(" "),
          [segments, sharedMs],
        ]),
      );
      for (const [pair, values] of Object.entries(expected.pairs)) expect(ours.get(pair), pair).toEqual(values);
    });

    it("agree on the rolled-up time and segments of every class", () => {
      const ontology = createOntology(readOntology(readFileSync(realFile(...ONTOLOGY), "utf8")));
      const rows = strongHierarchy(columns, ontology).filter(({ rolledUpSegments }) => rolledUpSegments > 0);
      expect(Object.fromEntries(rows.map((row) => [row.id, [row.rolledUpMs, row.rolledUpSegments]]))).toEqual(
        expected.hierarchy,
      );
    });
  },
);
