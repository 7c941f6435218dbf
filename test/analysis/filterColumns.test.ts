import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filterStrong, filterWeak, type LabelFilter } from "../../src/analysis/filterColumns.js";
import { measureStrong, measureWeak } from "../../src/analysis/measure.js";
import { createStrongReader, type StrongColumns } from "../../src/format/strongTsv.js";
import { createWeakReader, type WeakColumns } from "../../src/format/weakCsv.js";

type Event = { video: string; start: number; from: number; length: number; label: string; present: boolean };

const VIDEOS = ["aaaaaaaaaaa", "-bbbbb_bbbb", "ccccccccccc", "ddddddddddd"];
const LABELS = ["/m/a", "/m/b", "/t/c", "/g/d"];
const anEvent = fc.record({
  video: fc.constantFrom(...VIDEOS),
  start: fc.constantFrom(0, 30_000),
  from: fc.integer({ min: 0, max: 5000 }),
  length: fc.integer({ min: 0, max: 5000 }),
  label: fc.constantFrom(...LABELS),
  present: fc.boolean(),
});
const aFilter: fc.Arbitrary<LabelFilter> = fc.record(
  {
    labels: fc.subarray([...LABELS, "/m/none"]),
    segments: fc.subarray([...VIDEOS, ...VIDEOS.map((video) => `${video}_30000`), "zzzzzzzzzzz_0"]),
  },
  { requiredKeys: [] },
);

function readStrongText(events: readonly Event[]): StrongColumns {
  const reader = createStrongReader({ framed: true });
  const lines = events.map(({ video, start, from, length, label, present }) =>
    [
      `${video}_${start}`,
      (from / 1000).toFixed(3),
      ((from + length) / 1000).toFixed(3),
      label,
      present ? "PRESENT" : "NOT_PRESENT",
    ].join("\t"),
  );
  const text = ["segment_id\tstart_time_seconds\tend_time_seconds\tlabel\tpresent", ...lines].join("\n");
  reader.push(new TextEncoder().encode(`${text}\n`));
  return reader.finish().columns;
}

type Row = { video: string; start: number; labels: readonly string[] };

function readWeakText(rows: readonly Row[]): WeakColumns {
  const reader = createWeakReader();
  const lines = rows.map(
    ({ video, start, labels }) =>
      `${video}, ${(start / 1000).toFixed(3)}, ${(start / 1000 + 10).toFixed(3)}, "${labels.join(",")}"`,
  );
  const header = [
    "# made for a test",
    "# num_ytids=0, num_segs=0, num_unique_labels=0, num_positive_labels=0",
    "# YTID, start_seconds, end_seconds, positive_labels",
  ];
  reader.push(new TextEncoder().encode(`${[...header, ...lines].join("\n")}\n`));
  return reader.finish().columns;
}

const passes = ({ labels, segments }: LabelFilter, video: string, start: number, label: string) =>
  (labels === undefined || labels.includes(label)) &&
  (segments === undefined || segments.includes(video) || segments.includes(`${video}_${start}`));

describe("filterStrong", () => {
  it("gives what a file with only those rows gives", () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 30 }), aFilter, (events, filter) => {
        const kept = filterStrong(readStrongText(events), filter);
        const expected = readStrongText(
          events.filter(({ video, start, label }) => passes(filter, video, start, label)),
        );
        const { lines: _, ...columns } = kept;
        expect({ ...columns }).toEqual({ ...expected });
        expect(measureStrong(kept)).toEqual(measureStrong(expected));
      }),
    );
  });

  it("keeps the lines that rows have in their file", () => {
    const event = { video: VIDEOS[0]!, start: 0, from: 0, length: 1, present: true };
    const columns = readStrongText([
      { ...event, label: "/m/a" },
      { ...event, label: "/m/b" },
      { ...event, label: "/m/a" },
    ]);
    expect([...filterStrong(columns, { labels: ["/m/a"] }).lines!]).toEqual([2, 4]);
  });

  it("gives the very columns back where there is nothing to filter by", () => {
    const columns = readStrongText([]);
    expect(filterStrong(columns, undefined)).toBe(columns);
    expect(filterStrong(columns, {})).toBe(columns);
  });
});

describe("filterWeak", () => {
  const aRow = fc.record({
    video: fc.constantFrom(...VIDEOS),
    start: fc.constantFrom(0, 30_000),
    labels: fc.subarray(LABELS, { minLength: 1 }),
  });

  it("gives what a list with only those labels and segments gives", () => {
    fc.assert(
      fc.property(fc.array(aRow, { maxLength: 30 }), aFilter, (rows, filter) => {
        const left = rows
          .map((row) => ({
            ...row,
            labels: row.labels.filter((label) => passes(filter, row.video, row.start, label)),
          }))
          .filter(({ labels }) => labels.length > 0);
        const kept = filterWeak(readWeakText(rows), filter);
        const expected = readWeakText(left);
        const { lines: _, header: __, sorted, ...columns } = kept;
        const { header: ___, sorted: ____, ...rest } = expected;
        expect(columns).toEqual(rest);
        expect(measureWeak({ ...kept, sorted })).toEqual(measureWeak(expected));
      }),
    );
  });

  it("gives the very columns back where there is nothing to filter by", () => {
    const columns = readWeakText([]);
    expect(filterWeak(columns, undefined)).toBe(columns);
  });
});
