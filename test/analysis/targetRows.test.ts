import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseTargetRows, countedRows } from "../../src/analysis/targetRows.js";
import type { StrongColumns } from "../../src/format/strongTsv.js";
import { readStrong } from "../../src/io/readLabels.js";
import { missing, realFile, titled } from "../reference.js";

interface Row {
  segment: number;
  label: number;
  start: number;
  length: number;
  present: boolean;
}

function columnsOf(rows: readonly Row[], framed: boolean): StrongColumns {
  return {
    rows: rows.length,
    segmentIds: ["s0", "s1", "s2"],
    labelIds: ["a", "b", "c"],
    segment: Int32Array.from(rows, ({ segment }) => segment),
    label: Int32Array.from(rows, ({ label }) => label),
    startMs: Int32Array.from(rows, ({ start }) => start),
    endMs: Int32Array.from(rows, ({ start, length }) => start + length),
    ...(framed ? { present: Uint8Array.from(rows, ({ present }) => (present ? 1 : 0)) } : {}),
  };
}

describe("choosing a target's rows", () => {
  it("agrees with the definitions, all pairs compared, framed or not", () => {
    const row = fc.record({
      segment: fc.nat(2),
      label: fc.nat(2),
      start: fc.nat(12),
      length: fc.nat(6),
      present: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 14 }), fc.boolean(), (rows, framed) => {
        const counts = (one: Row) => !framed || one.present;
        const isTarget = (one: Row) => one.label < 2;
        const overlaps = (a: Row) =>
          rows.some(
            (b) =>
              counts(b) &&
              !isTarget(b) &&
              b.segment === a.segment &&
              a.start < b.start + b.length &&
              b.start < a.start + a.length,
          );
        const numbers = (which: (one: Row) => boolean) => rows.flatMap((one, i) => (which(one) ? [i] : []));
        const columns = columnsOf(rows, framed);
        const chosen = chooseTargetRows(columns, ["a", "b"]);
        expect([...chosen.nov]).toEqual(numbers((one) => counts(one) && isTarget(one) && !overlaps(one)));
        expect([...chosen.ov]).toEqual(numbers((one) => counts(one) && isTarget(one) && overlaps(one)));
        expect([...(chosen.notPresent ?? [])]).toEqual(numbers((one) => !counts(one) && isTarget(one)));
        const holds = (segment: number) => rows.some((one) => one.segment === segment && counts(one) && isTarget(one));
        expect([...countedRows(columns)].filter((i) => chosen.negativeSegments[rows[i]!.segment] === 1)).toEqual(
          numbers((one) => counts(one) && !holds(one.segment)),
        );
      }),
    );
  });
});

describe("the published split of the eval events", () => {
  const part = ["strong", "audioset_eval_strong_top110.tsv"];
  const targets: [string, string[], number][] = [
    ["baby_cry", ["/t/dd00002"], 199],
    ["gun", ["/m/032s66", "/m/04zjc", "/m/073cg4"], 477],
  ];
  for (const [target, labels, events] of targets) {
    it.skipIf(missing(...part))(titled(`holds of the part that is here: ${target}`, ...part), async () => {
      const keyOf = ({ segmentIds, labelIds, segment, label, startMs, endMs }: StrongColumns, row: number) =>
        `${segmentIds[segment[row]!]} ${startMs[row]} ${endMs[row]} ${labelIds[label[row]!]}`;
      const published = async (kind: string) => {
        const { columns } = await readStrong(
          realFile("strong", "targets", `${target}_${kind}_audioset_eval_strong.tsv`),
        );
        return new Set(Array.from({ length: columns.rows }, (_, row) => keyOf(columns, row)));
      };
      const { columns } = await readStrong(realFile(...part));
      const { nov, ov } = chooseTargetRows(columns, labels);
      expect(nov.length + ov.length).toBe(events);
      const [publishedNov, publishedOv] = [await published("nov"), await published("ov")];
      // The part lacks events of the whole file, so it can only miss overlaps.
      expect([...ov].filter((row) => !publishedOv.has(keyOf(columns, row)))).toEqual([]);
      const ours = new Set([...nov].map((row) => keyOf(columns, row)));
      const here = new Set([...nov, ...ov].map((row) => keyOf(columns, row)));
      expect([...publishedNov].filter((key) => here.has(key) && !ours.has(key))).toEqual([]);
    });
  }
});
