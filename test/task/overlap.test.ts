import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { task as hierarchyTask } from "../../src/task/analyze-hierarchy.js";
import { task } from "../../src/task/analyze-overlap.js";
import { parseOptions } from "../../src/task/options.js";
import type { Task } from "../../src/task/task.js";
import { missing, realFile } from "../reference.js";
import { quietContext } from "./context.js";

const HEADER = "segment_id\tstart_time_seconds\tend_time_seconds\tlabel\n";
const FRAMED_HEADER = "segment_id\tstart_time_seconds\tend_time_seconds\tlabel\tpresent\n";
const [CRY, SOB, NOISE] = ["/t/dd00002", "/m/0463cq4", "/m/093_4n"];
const VOCABULARY = `${CRY}\tBaby cry, infant cry\n${SOB}\tCrying, sobbing\n${NOISE}\tBackground noise\n`;
const ONTOLOGY = JSON.stringify([
  { id: "/m/09l8g", name: "Human voice", child_ids: [SOB], restrictions: ["abstract"] },
  { id: SOB, name: "Crying, sobbing", child_ids: [CRY] },
  { id: CRY, name: "Baby cry, infant cry", child_ids: [] },
]);
const EVENTS = [
  ["s9d-2nhuJCQ_30000", "0.000", "2.000", CRY],
  ["s9d-2nhuJCQ_30000", "1.950", "4.000", SOB],
  ["s9d-2nhuJCQ_30000", "5.000", "10.000", NOISE],
  ["s9d-2nhuJCQ_30000", "6.000", "8.000", CRY],
  ["_9d-2nhuJCQ_0", "1.000", "3.000", CRY],
].map((row) => row.join("\t"));

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "audioset-overlap-"));
  out = join(folder, "out");
  mkdirSync(join(folder, "in"));
  write("mid_to_display_name.tsv", VOCABULARY);
  write("ontology.json", ONTOLOGY);
  write("events.tsv", `${HEADER}${EVENTS.join("\n")}\n`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string): string {
  const path = join(folder, "in", name);
  writeFileSync(path, content);
  return path;
}

function run(some: unknown, ...words: string[]) {
  const chosen = some as Task;
  const options = parseOptions(chosen.params, [
    ...words,
    "--out",
    out,
    ...(words.includes("--figures") ? [] : ["--figures", "none"]),
  ]);
  return chosen.run(options as never, quietContext());
}

function overlap(...words: string[]) {
  return run(task, "--input", join(folder, "in", "events.tsv"), "--subset", "eval", ...words);
}

/** The rows of a CSV that was written, each by its first field. */
function csv(name: string): string[] {
  return readFileSync(join(out, name), "utf8").trimEnd().split("\n");
}

/** Overlapped events of a label by the options, and when relatives do not count either. */
function counts(label: string): string[] {
  const [header, ...rows] = csv("overlap_eval_stats.csv").map((line) => line.replace(/"[^"]*"/, "name").split(","));
  const row = rows.find(([id]) => id === label)!;
  return ["overlapped_count", "overlapped_count_unrelated"].map((name) => row[header!.indexOf(name)]!);
}

describe("analyze-overlap", () => {
  it("writes exactly the fixed columns and digits", async () => {
    await overlap();
    expect(csv("overlap_eval_stats.csv")).toEqual([
      "label_id,display_name,event_count,overlapped_count,overlapped_share,overlapped_share_low,overlapped_share_high,total_seconds,overlapped_seconds,alone_seconds,longest_alone_seconds,overlapped_count_unrelated",
      '/t/dd00002,"Baby cry, infant cry",3,2,0.666667,0.207660,0.938508,6.000,2.050,3.950,2.000,1',
      "/m/093_4n,Background noise,1,1,1.000000,0.206549,1.000000,5.000,2.000,3.000,2.000,1",
      '/m/0463cq4,"Crying, sobbing",1,1,1.000000,0.206549,1.000000,2.050,0.050,2.000,2.000,0',
    ]);
    expect(csv("overlap_eval_pairs.csv")).toEqual([
      "label_id_a,display_name_a,label_id_b,display_name_b,segments,expected_segments,segment_lift,shared_seconds,time_lift,log_odds_shrunken,related",
      '/t/dd00002,"Baby cry, infant cry",/m/093_4n,Background noise,1,1.000000,1.000000,2.000,1.333333,0.000000,',
      '/t/dd00002,"Baby cry, infant cry",/m/0463cq4,"Crying, sobbing",1,1.000000,1.000000,0.050,0.081301,0.000000,yes',
      '/m/0463cq4,"Crying, sobbing",/m/093_4n,Background noise,1,0.500000,2.000000,0.000,0.000000,0.346930,',
    ]);
    expect(readdirSync(out).sort()).toEqual(["overlap_eval_pairs.csv", "overlap_eval_stats.csv"]);
  });

  it.each([
    [["--ignore-related"], ["1", "1"]],
    [
      ["--ignore-role", "background,scene,silence"],
      ["1", "0"],
    ],
    [
      ["--ignore", "Background noise"],
      ["1", "0"],
    ],
    [
      ["--min-overlap", "0.05s"],
      ["1", "1"],
    ],
    [
      ["--min-overlap", "0.049s"],
      ["2", "1"],
    ],
    [
      ["--min-overlap", "50%"],
      ["1", "1"],
    ],
    [
      ["--target", "baby_cry"],
      ["2", "1"],
    ],
    [
      ["--target", "Baby cry, infant cry", "--ignore-related", "--ignore", NOISE],
      ["0", "0"],
    ],
  ])("counts the overlapped cries with %j as %j", async (words, expected) => {
    await overlap(...words);
    expect(counts(CRY)).toEqual(expected);
  });

  it("lists a target's labels only, and pairs with them only", async () => {
    await overlap("--target", "baby_cry");
    expect(csv("overlap_eval_stats.csv").length).toBe(2);
    expect(csv("overlap_eval_pairs.csv").length).toBe(3);
  });

  it("takes parents from --relations for a label that the ontology lacks, and lists such labels without", async () => {
    const before = await overlap();
    expect(before.json).toMatchObject({ unknownRelatives: [{ id: NOISE, events: 1 }] });
    await overlap("--relations", write("parents.tsv", "# label, parent\nBackground noise\tBaby cry, infant cry\n"));
    expect(counts(CRY)).toEqual(["2", "0"]);
  });

  it("says that a target has no events, and writes the header alone", async () => {
    const { json } = await overlap("--target", "snore");
    expect((json as { warnings: string[] }).warnings).toContain("the file holds no event of the target");
    expect(csv("overlap_eval_stats.csv").length).toBe(1);
  });

  it("warns of a label that differs only in case from the target's, and does not count it", async () => {
    write("events.tsv", `${HEADER}${EVENTS[0]}\n_9d-2nhuJCQ_0\t1.000\t3.000\t/t/DD00002\n`);
    const { json } = await overlap("--target", "baby_cry");
    expect((json as { warnings: string[] }).warnings.join()).toContain("label /t/DD00002 differs only in case");
    expect(csv("overlap_eval_stats.csv").length).toBe(2);
  });

  it("refuses pairs for framed files, with the reason, and judges PRESENT frames by PRESENT frames", async () => {
    const rows = [`${CRY}\tPRESENT`, `${SOB}\tPRESENT`, `${NOISE}\tNOT_PRESENT`].map(
      (end) => `s9d-2nhuJCQ_30000\t0.000\t0.960\t${end}`,
    );
    const input = write("framed.tsv", `${FRAMED_HEADER}${rows.join("\n")}\n`);
    const { json } = await run(task, "--input", input, "--subset", "eval_framed");
    expect((json as { warnings: string[] }).warnings.join()).toContain("refused for framed files");
    expect(csv("overlap_eval_framed_stats.csv").length).toBe(3);
    expect(readdirSync(out)).toEqual(["overlap_eval_framed_stats.csv"]);
  });

  it("takes the length of a segment from the weak list beside the input", async () => {
    const list = [
      "# a",
      "# num_ytids=1, num_segs=1, num_unique_labels=1, num_positive_labels=1",
      "# YTID, start_seconds, end_seconds, positive_labels",
      's9d-2nhuJCQ, 30.000, 38.000, "/m/x"',
    ];
    write("eval_segments.csv", `${list.join("\n")}\n`);
    const { json } = await overlap();
    expect((json as { polyphony: unknown }).polyphony).toMatchObject({ audioSeconds: 18, knownLengths: 1 });
    expect((json as { warnings: string[] }).warnings.join()).toContain("1 of 2 segments are in no weak list");
  });

  it.each([
    [["--target", "baby_crie"], "Invalid --target: expected baby_cry, gun, snore, all or a label. Unknown label"],
    [["--ignore", "Bakground noise"], 'Unknown label: "Bakground noise"; nearest: Background noise (/m/093_4n)'],
    [
      ["--ignore-role", "music"],
      'Invalid --ignore-role: expected some of sound, background, scene, silence, unknown, got "music"',
    ],
    [
      ["--min-overlap", "half"],
      'Invalid --min-overlap: expected seconds such as 0.1s or a share such as 50%, got "half"',
    ],
  ])("refuses %j", async (words, message) => {
    await expect(overlap(...words)).rejects.toThrow(message);
  });

  it("refuses an ontology with a cycle, and relatives without an ontology", async () => {
    write("ontology.json", JSON.stringify([{ id: "/m/a", name: "A", child_ids: ["/m/a"] }]));
    await expect(overlap()).rejects.toThrow("Cyclic ontology: /m/a -> /m/a");
    rmSync(join(folder, "in", "ontology.json"));
    await expect(overlap("--ignore-related")).rejects.toThrow("expected ontology.json beside the input");
    await overlap();
    expect(counts(CRY)).toEqual(["2", ""]);
  });

  it("says what it would do and writes nothing", async () => {
    const { text } = await overlap("--dry-run", "--figures", "both");
    expect(text).toContain("would write");
    expect(text).toContain("overlap_eval_pairs.csv");
    expect(() => readdirSync(out)).toThrow();
  });
});

describe("analyze-hierarchy", () => {
  it("writes exactly the fixed columns and digits, with the union in the rolled-up time", async () => {
    await run(hierarchyTask, "--input", join(folder, "in", "events.tsv"), "--subset", "train");
    expect(csv("hierarchy_strong_train_stats.csv")).toEqual([
      "label_id,display_name,depth,parents,restrictions,own_count,own_seconds,own_segments,rolled_up_seconds,rolled_up_segments",
      '/m/0463cq4,"Crying, sobbing",1,/m/09l8g,,1,2.050,1,8.000,2',
      "/m/09l8g,Human voice,0,,abstract,0,0.000,0,8.000,2",
      '/t/dd00002,"Baby cry, infant cry",2,/m/0463cq4,,3,6.000,2,6.000,2',
      "/m/093_4n,Background noise,,,,1,5.000,1,5.000,1",
    ]);
  });

  it("needs an ontology", async () => {
    rmSync(join(folder, "in", "ontology.json"));
    await expect(run(hierarchyTask, "--input", join(folder, "in", "events.tsv"), "--subset", "train")).rejects.toThrow(
      "Cannot roll up",
    );
  });
});

const WEAK = ["weak", "unbalanced_train_segments.csv.gz"];

describe.skipIf(missing(...WEAK) || missing("ontology", "ontology.json"))(
  `the real lists (need ${realFile(...WEAK)})`,
  () => {
    it("hold 12 abstract or blacklisted labels, and Music in all its kinds in 1,063,333 segments", async () => {
      const { json } = await run(hierarchyTask, "--input", realFile(...WEAK), "--subset", "unbalanced_train");
      const { restrictedLabels, top } = json as {
        restrictedLabels: string[];
        top: { id: string; rolledUpSegments: number }[];
      };
      expect(restrictedLabels.length).toBe(12);
      expect(top.find(({ id }) => id === "/m/04rlf")?.rolledUpSegments).toBe(1_063_333);
    });
  },
);
