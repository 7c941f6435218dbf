/** Reads the strong file of argv and measures its overlap again and again; prints one JSON object of milliseconds. */
import { measurePairs } from "../../../src/analysis/labelPairs.js";
import { measureOverlap } from "../../../src/analysis/overlap.js";
import { overlapRule } from "../../../src/analysis/overlapRule.js";
import { measurePolyphony } from "../../../src/analysis/polyphony.js";
import { findStretches } from "../../../src/analysis/stretches.js";
import { readStrong } from "../../../src/io/readLabels.js";

const [path, rounds] = process.argv.slice(2) as [string, string];
const started = performance.now();
const { columns } = await readStrong(path);
const read = performance.now() - started;
const lengths = new Int32Array(columns.segmentIds.length).fill(10_000);
const overlap: number[] = [];
const together: number[] = [];
let overlapped = 0;
let pairs = 0;
for (let round = 0; round < Number(rounds); round++) {
  let from = performance.now();
  const found = measureOverlap(columns, overlapRule(columns.labelIds));
  overlap.push(performance.now() - from);
  overlapped = found.overlapped.reduce((sum, one) => sum + one, 0);
  from = performance.now();
  const stretches = findStretches(columns, lengths);
  measurePolyphony(stretches, lengths);
  pairs = measurePairs(stretches, columns.labelIds.length, lengths).pairs.length;
  together.push(performance.now() - from);
}
process.stdout.write(JSON.stringify({ rows: columns.rows, read, overlap, together, overlapped, pairs }));
