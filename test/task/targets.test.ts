import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { task as extract } from "../../src/task/extract-targets.js";
import { task as processAll } from "../../src/task/process-all.js";
import { runTask } from "../../src/task/runTask.js";
import { task as segment } from "../../src/task/segment-clips.js";
import type { Params, Task } from "../../src/task/task.js";
import { quietTerminal } from "../terminal.js";

const SAMPLE = "data/sample";
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "targets-"));
  folders.push(folder);
  return folder;
}

async function run<P extends Params>(task: Task<P>, ...argv: string[]) {
  const terminal = quietTerminal();
  const code = await runTask(task, argv, terminal);
  return { code, out: terminal.outs.join("\n"), notes: terminal.notes.join("\n") };
}

/** All files below a folder with their content, by name from there. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), "latin1")]));
}

const HEADER = "segment_id\tstart_time_seconds\tend_time_seconds\tlabel";
const WEAK = "# YTID, start_seconds, end_seconds, positive_labels";

/** A folder with three small label files: two baby cries (/t/dd00002), one of them with speech over it. */
function smallFiles(): string {
  const folder = newFolder();
  const strong = [
    "aaaaaaaaaaa_0\t0.5\t2.0\t/t/dd00002",
    "aaaaaaaaaaa_0\t4.000\t4.400\t/t/dd00002",
    "aaaaaaaaaaa_0\t4.400\t6.000\t/m/09x0r",
  ];
  strong.push(
    "bbbbbbbbbbb_30000\t0.000\t1.000\t/t/dd00002",
    "bbbbbbbbbbb_30000\t0.500\t0.500\t/m/09x0r",
    "ccccccccccc_0\t1.000\t2.500\t/m/09x0r",
  );
  writeFileSync(join(folder, "audioset_train_strong.tsv"), `${HEADER}\n${strong.join("\n")}\n`);
  const frames = [
    "aaaaaaaaaaa_0\t0.000\t0.960\t/t/dd00002\tPRESENT",
    "aaaaaaaaaaa_0\t0.960\t1.920\t/t/dd00002\tNOT_PRESENT",
  ];
  frames.push("ddddddddddd_0\t0.000\t0.960\t/t/dd00002\tNOT_PRESENT", "ddddddddddd_0\t0.000\t0.960\t/m/09x0r\tPRESENT");
  writeFileSync(join(folder, "audioset_eval_strong_framed_posneg.tsv"), `${HEADER}\tpresent\n${frames.join("\n")}\n`);
  const weak = [
    'aaaaaaaaaaa, 0.000, 10.000, "/m/09x0r"',
    'bbbbbbbbbbb, 30.000, 40.000, "/m/09x0r,/t/dd00002"',
    'eeeeeeeeeee, 0.000, 10.000, "/m/04rlf"',
  ];
  writeFileSync(
    join(folder, "eval_segments.csv"),
    `# Segments csv created Sun Mar  5 10:54:25 2017\n# num_ytids=3, num_segs=3, num_unique_labels=3, num_positive_labels=4\n${WEAK}\n${weak.join("\n")}\n`,
  );
  return folder;
}

describe("extract-targets", () => {
  it("writes the rows of a target from the files that are there, and nothing else", async () => {
    const out = newFolder();
    const { code } = await run(extract, "--meta", smallFiles(), "--target", "baby_cry", "--out", out);
    expect(code).toBe(0);
    const { "baby_cry/raw/run.json": record, ...files } = contents(out);
    expect(files).toEqual({
      "baby_cry/raw/pos/baby_cry_nov_audioset_train_strong.tsv": `${HEADER}\naaaaaaaaaaa_0\t0.500\t2.000\t/t/dd00002\naaaaaaaaaaa_0\t4.000\t4.400\t/t/dd00002\n`,
      "baby_cry/raw/pos/baby_cry_ov_audioset_train_strong.tsv": `${HEADER}\nbbbbbbbbbbb_30000\t0.000\t1.000\t/t/dd00002\n`,
      "baby_cry/raw/neg_strong/baby_cry_audioset_train_strong.tsv": `${HEADER}\nccccccccccc_0\t1.000\t2.500\t/m/09x0r\n`,
      "baby_cry/raw/pos/baby_cry_nov_audioset_eval_strong_framed_posneg.tsv": `${HEADER}\tpresent\naaaaaaaaaaa_0\t0.000\t0.960\t/t/dd00002\tPRESENT\n`,
      "baby_cry/raw/pos/baby_cry_ov_audioset_eval_strong_framed_posneg.tsv": `${HEADER}\tpresent\n`,
      "baby_cry/raw/neg_strong/baby_cry_audioset_eval_strong_framed_posneg.tsv": `${HEADER}\tpresent\nddddddddddd_0\t0.000\t0.960\t/m/09x0r\tPRESENT\n`,
      "baby_cry/raw/neg_framed/baby_cry_audioset_eval_strong_framed_posneg.tsv": `${HEADER}\tpresent\naaaaaaaaaaa_0\t0.960\t1.920\t/t/dd00002\tNOT_PRESENT\nddddddddddd_0\t0.000\t0.960\t/t/dd00002\tNOT_PRESENT\n`,
      "baby_cry/raw/neg_weak/baby_cry_neg_weak_eval_segments.csv": `# Segments csv created Sun Mar  5 10:54:25 2017\n# num_ytids=2, num_segs=2, num_unique_labels=2, num_positive_labels=2\n${WEAK}\naaaaaaaaaaa, 0.000, 10.000, "/m/09x0r"\neeeeeeeeeee, 0.000, 10.000, "/m/04rlf"\n`,
    });
    expect(JSON.parse(record!)).toMatchObject({
      step: "extract-targets",
      complete: true,
      options: { labels: ["/t/dd00002"] },
    });
  });

  it("says how many unlabelled segments strong labels contradict, and leaves them out when told to", async () => {
    const meta = smallFiles();
    const published = await run(extract, "--meta", meta, "--target", "baby_cry", "--out", newFolder());
    expect(published.out).toContain(
      "baby_cry: strong labels find it in 1 of the unlabelled segments of eval_segments (2 negatives written)",
    );
    const out = newFolder();
    await run(extract, "--meta", meta, "--target", "baby_cry", "--out", out, "--exclude-known-positives");
    expect(readFileSync(join(out, "baby_cry/raw/neg_weak/baby_cry_neg_weak_eval_segments.csv"), "utf8")).not.toContain(
      "aaaaaaaaaaa",
    );
  });

  it("leaves out weak negatives with an ancestor of the target when told to", async () => {
    const out = newFolder();
    const { code, out: text } = await run(
      extract,
      "--meta",
      SAMPLE,
      "--target",
      "gun",
      "--out",
      out,
      "--exclude-related",
      "--json",
    );
    expect(code).toBe(0);
    const { summary } = JSON.parse(text) as { summary: { kind: string; related?: number; rows: number }[] };
    const weak = summary.filter(({ kind }) => kind === "raw_neg_weak");
    expect(weak.length).toBe(3);
    expect(weak.reduce((sum, { related = 0 }) => sum + related, 0)).toBeGreaterThan(0);
  });

  it("says that a target has no event, and writes files with their headers only", async () => {
    const out = newFolder();
    const { code, out: text } = await run(extract, "--meta", smallFiles(), "--target", "snore", "--out", out);
    expect(code).toBe(0);
    expect(text).toContain("snore: no event in any strong file; its files of positives hold their header only");
    expect(readFileSync(join(out, "snore/raw/pos/snore_nov_audioset_train_strong.tsv"), "utf8")).toBe(`${HEADER}\n`);
  });

  it("takes a target of the user's own, and warns of a label that differs only in case", async () => {
    const meta = smallFiles();
    const file = join(meta, "mine.yaml");
    writeFileSync(file, "name: talk\nlabels: [/m/09X0R]\n");
    const { code, out } = await run(
      extract,
      "--meta",
      meta,
      "--target",
      "talk",
      "--target-file",
      file,
      "--out",
      newFolder(),
    );
    expect(code).toBe(0);
    expect(out).toContain("the label /m/09x0r differs only in case from /m/09X0R; it is another label");
  });

  const calls: [string, string[], RegExp][] = [
    ["an unknown target", ["--target", "guns"], /Unknown target: expected baby_cry, gun, snore or all, got "guns"/],
    [
      "an unknown format",
      ["--target", "gun", "--format", "csv"],
      /Invalid --format: expected tsv, parquet or both, got "csv"/,
    ],
    [
      "a target file that is not there",
      ["--target", "gun", "--target-file", "none.yaml"],
      /Cannot read none.yaml: there is no such file/,
    ],
  ];
  for (const [title, argv, message] of calls) {
    it(`refuses ${title} before it writes anything`, async () => {
      const out = join(newFolder(), "out");
      const { code, notes } = await run(extract, "--meta", SAMPLE, "--out", out, ...argv);
      expect([code, existsSync(out)]).toEqual([2, false]);
      expect(notes).toMatch(message);
    });
  }

  it("names an unknown label with its nearest names", async () => {
    const file = join(newFolder(), "t.yaml");
    writeFileSync(file, 'name: x\nlabels: ["Baby cri, infant cry"]\n');
    const { code, notes } = await run(
      extract,
      "--meta",
      SAMPLE,
      "--target",
      "x",
      "--target-file",
      file,
      "--out",
      newFolder(),
    );
    expect(code).toBe(2);
    expect(notes).toMatch(
      /Cannot use target x: Unknown label: "Baby cri, infant cry"; nearest: Baby cry, infant cry \(\/t\/dd00002\)/,
    );
  });

  it("lists the faults of all files and writes nothing", async () => {
    const meta = smallFiles();
    writeFileSync(join(meta, "audioset_eval_strong.tsv"), `${HEADER}\nbad\t0\t1\t/m/1\n`);
    writeFileSync(join(meta, "balanced_train_segments.csv"), "<!doctype html>\n");
    const out = newFolder();
    const { code, notes } = await run(extract, "--meta", meta, "--target", "gun", "--out", out);
    expect(code).toBe(2);
    expect(notes).toContain("audioset_eval_strong.tsv:2: expected 11 id characters");
    expect(notes).toContain("balanced_train_segments.csv:1:");
    expect(readdirSync(out)).toEqual([]);
  });

  it("refuses a folder whose place a file has taken, before it writes anything", async () => {
    const out = newFolder();
    writeFileSync(join(out, "snore"), "");
    const { code, notes } = await run(extract, "--meta", smallFiles(), "--target", "all", "--out", out);
    expect(code).toBe(2);
    expect(notes).toMatch(/Cannot write to .*snore.*: expected a folder, got the file/);
    expect(readdirSync(out)).toEqual(["snore"]);
  });

  it("prints its plan and touches nothing with --dry-run", async () => {
    const out = join(newFolder(), "out");
    const { code, out: text } = await run(
      extract,
      "--meta",
      smallFiles(),
      "--target",
      "gun",
      "--out",
      out,
      "--dry-run",
    );
    expect([code, existsSync(out)]).toEqual([0, false]);
    expect(text).toContain("target      gun: /m/032s66 /m/04zjc /m/073cg4");
    expect(text).toMatch(/would read {2}.*audioset_train_strong\.tsv/);
    expect(text).toMatch(/would write .*gun\/raw\/neg_framed\/gun_audioset_eval_strong_framed_posneg\.tsv/);
  });
});

describe("repeating a run", () => {
  it("has nothing to do when options and inputs are the same", async () => {
    const [meta, out] = [smallFiles(), newFolder()];
    await run(extract, "--meta", meta, "--target", "gun", "--out", out);
    const before = contents(out);
    const again = await run(extract, "--meta", meta, "--target", "gun", "--out", out);
    expect(again.code).toBe(0);
    expect(again.out).toContain("Nothing to do");
    expect(contents(out)).toEqual(before);
  });

  it("refuses files of other options or inputs and names the difference; --overwrite replaces them", async () => {
    const [meta, out] = [smallFiles(), newFolder()];
    await run(extract, "--meta", meta, "--target", "baby_cry", "--out", out);
    const other = await run(extract, "--meta", meta, "--target", "baby_cry", "--out", out, "--exclude-known-positives");
    expect(other.code).toBe(2);
    expect(other.notes).toContain("made with excludeKnownPositives false, not true); --overwrite replaces them");
    writeFileSync(join(meta, "audioset_train_strong.tsv"), `${HEADER}\naaaaaaaaaaa_0\t1.000\t2.000\t/t/dd00002\n`);
    const changed = await run(extract, "--meta", meta, "--target", "baby_cry", "--out", out);
    expect(changed.notes).toMatch(/made from another audioset_train_strong\.tsv \(\d+ bytes, now 90\)/);
    expect((await run(extract, "--meta", meta, "--target", "baby_cry", "--out", out, "--overwrite")).code).toBe(0);
    expect(readFileSync(join(out, "baby_cry/raw/pos/baby_cry_nov_audioset_train_strong.tsv"), "utf8")).toBe(
      `${HEADER}\naaaaaaaaaaa_0\t1.000\t2.000\t/t/dd00002\n`,
    );
  });

  it("refuses a file that no record explains", async () => {
    const out = newFolder();
    mkdirSync(join(out, "gun/raw/pos"), { recursive: true });
    const path = join(out, "gun/raw/pos/gun_nov_audioset_train_strong.tsv");
    writeFileSync(path, "mine");
    const { code, notes } = await run(extract, "--meta", smallFiles(), "--target", "gun", "--out", out);
    expect([code, readFileSync(path, "utf8")]).toEqual([2, "mine"]);
    expect(notes).toMatch(
      /Cannot write .*gun_nov_audioset_train_strong\.tsv: it is there, and no run\.json says what made it/,
    );
  });

  it("makes only what is missing after it was stopped", async () => {
    const [meta, out] = [smallFiles(), newFolder()];
    await run(extract, "--meta", meta, "--target", "gun", "--out", out);
    const whole = contents(out);
    const record = JSON.parse(whole["gun/raw/run.json"]!);
    const [lost, short] = ["neg_strong/gun_audioset_train_strong.tsv", "neg_weak/gun_neg_weak_eval_segments.csv"];
    const outputs = record.outputs.filter(({ file }: { file: string }) => file !== lost);
    writeFileSync(join(out, "gun/raw/run.json"), JSON.stringify({ ...record, complete: false, outputs }));
    rmSync(join(out, "gun/raw", lost));
    writeFileSync(join(out, "gun/raw", short), "cut off");
    writeFileSync(join(out, "gun/raw", `${lost}.part`), "half");
    const again = await run(extract, "--meta", meta, "--target", "gun", "--out", out, "--json");
    expect(
      (JSON.parse(again.out) as { files: string[] }).files.map((path) => path.slice(out.length + 9)).sort(),
    ).toEqual([lost, short]);
    expect(contents(out)).toEqual(whole);
  });

  it("refuses a broken record", async () => {
    const [meta, out] = [smallFiles(), newFolder()];
    await run(extract, "--meta", meta, "--target", "gun", "--out", out);
    writeFileSync(join(out, "gun/raw/run.json"), '{"step": 1}');
    const { code, notes } = await run(extract, "--meta", meta, "--target", "gun", "--out", out);
    expect(code).toBe(2);
    expect(notes).toContain('run.json: expected text as step, got "1"; --overwrite replaces it');
  });
});

describe("segment-clips", () => {
  it("adds the published clips' times and an id, numbered on from the non-overlapped to the overlapped", async () => {
    const [meta, out] = [newFolder(), newFolder()];
    const rows = [
      "aaaaaaaaaaa_0\t0.000\t1.600\t/t/dd00002",
      "aaaaaaaaaaa_0\t5.000\t6.000\t/t/dd00002",
      "aaaaaaaaaaa_0\t5.000\t5.100\t/m/09x0r",
    ];
    writeFileSync(join(meta, "audioset_eval_strong.tsv"), `${HEADER}\n${rows.join("\n")}\n`);
    await run(extract, "--meta", meta, "--target", "baby_cry", "--out", out);
    const { code } = await run(segment, "--input", out, "--clip-seconds", "1");
    expect(code).toBe(0);
    expect(readFileSync(join(out, "baby_cry/seg1s/pos/baby_cry_nov_audioset_eval_strong.tsv"), "utf8")).toBe(
      `${HEADER}\tclip_id\naaaaaaaaaaa_0\t0.000\t1.000\t/t/dd00002\taaaaaaaaaaa_0_0_1000_0\naaaaaaaaaaa_0\t1.000\t1.600\t/t/dd00002\taaaaaaaaaaa_0_1000_1600_1\n`,
    );
    expect(readFileSync(join(out, "baby_cry/seg1s/pos/baby_cry_ov_audioset_eval_strong.tsv"), "utf8")).toBe(
      `${HEADER}\tclip_id\naaaaaaaaaaa_0\t5.000\t6.000\t/t/dd00002\taaaaaaaaaaa_0_5000_6000_2\n`,
    );
  });

  it("cuts raw files that nothing explains, framed or not", async () => {
    const input = newFolder();
    mkdirSync(join(input, "gun/raw/pos"), { recursive: true });
    const row = "aaaaaaaaaaa_0\t9.6\t10.0\t/m/032s66";
    writeFileSync(join(input, "gun/raw/pos/mine.tsv"), `${HEADER}\n${row}\n`);
    writeFileSync(join(input, "gun/raw/pos/gun_ov_framed.tsv"), `${HEADER}\tpresent\n${row}\tPRESENT\n`);
    const { code, out } = await run(segment, "--input", input, "--clip-seconds", "0.25", "--short", "drop");
    expect(code).toBe(0);
    expect(out).toMatch(/gun +framed +seg0\.25s_pos_ov +1/);
    expect(readFileSync(join(input, "gun/seg0.25s/pos/gun_ov_framed.tsv"), "utf8")).toBe(
      `${HEADER}\tpresent\tclip_id\naaaaaaaaaaa_0\t9.600\t9.850\t/m/032s66\tPRESENT\taaaaaaaaaaa_0_9600_9850_0\n`.concat(
        "",
      ),
    );
  });

  it("gives one row for each segment and second with --grid", async () => {
    const [meta, out] = [newFolder(), newFolder()];
    const rows = ["aaaaaaaaaaa_0\t0.500\t1.500\t/m/09x0r", "aaaaaaaaaaa_0\t0.900\t1.000\t/m/04rlf"];
    writeFileSync(join(meta, "audioset_eval_strong.tsv"), `${HEADER}\n${rows.join("\n")}\n`);
    await run(extract, "--meta", meta, "--target", "gun", "--out", out);
    await run(segment, "--input", out, "--grid");
    expect(readFileSync(join(out, "gun/seg1s/neg_strong/gun_audioset_eval_strong.tsv"), "utf8")).toBe(
      `${HEADER}\tclip_id\naaaaaaaaaaa_0\t0.000\t1.000\t/m/04rlf,/m/09x0r\taaaaaaaaaaa_0_0_1000_0\naaaaaaaaaaa_0\t1.000\t2.000\t/m/09x0r\taaaaaaaaaaa_0_1000_2000_1\n`,
    );
  });

  const calls: [string, string[], RegExp][] = [
    [
      "a length of nothing",
      ["--clip-seconds", "0"],
      /Invalid --clip-seconds: expected 0.01 to 3600 seconds with at most three decimals, got 0/,
    ],
    ["a length finer than a millisecond", ["--clip-seconds", "0.0125"], /Invalid --clip-seconds: .*got 0.0125/],
    ["a negative hop", ["--hop", "-1"], /Invalid --hop: .*got -1/],
    [
      "short clips on a grid",
      ["--grid", "--short", "pad"],
      /clips on a grid all have the same length, got pad with --grid/,
    ],
  ];
  for (const [title, argv, message] of calls) {
    it(`refuses ${title}`, async () => {
      const { code, notes } = await run(segment, "--input", SAMPLE, ...argv);
      expect(code).toBe(2);
      expect(notes).toMatch(message);
    });
  }

  it("refuses a folder without targets", async () => {
    const { code, notes } = await run(segment, "--input", SAMPLE);
    expect(code).toBe(2);
    expect(notes).toMatch(
      /Cannot find targets in data\/sample: expected folders such as baby_cry\/raw\/pos, found none/,
    );
  });
});

describe("process-all", () => {
  it("makes the same bytes and records as extraction and cutting one after the other", async () => {
    const [once, twice] = [newFolder(), newFolder()];
    expect((await run(processAll, "--meta", SAMPLE, "--out", once)).code).toBe(0);
    await run(extract, "--meta", SAMPLE, "--target", "all", "--out", twice);
    await run(segment, "--input", twice);
    const { "process_summary.csv": summary, "target_statistics.csv": statistics, ...files } = contents(once);
    expect(files).toEqual(contents(twice));
    expect(Object.keys(files).filter((name) => name.endsWith(".part"))).toEqual([]);
    expect(summary!.split("\n")[0]).toBe("target,file,kind,rows,segments,seconds");
    expect(summary!.trim().split("\n").length).toBe(1 + 3 * (3 + 10 + 9));
    expect(statistics!.trim().split("\n").length).toBe(1 + 6 * 6);
    expect((await run(processAll, "--meta", SAMPLE, "--out", once)).out).toContain("Nothing to do");
    expect((await run(segment, "--input", once)).out).toContain("Nothing to do");
  });

  it("gives every clip of a target's label file an id of its own", async () => {
    const out = newFolder();
    await run(processAll, "--meta", SAMPLE, "--out", out, "--hop", "0.5");
    for (const target of ["baby_cry", "gun", "snore"]) {
      for (const stem of ["audioset_train_strong", "audioset_eval_strong", "audioset_eval_strong_framed_posneg"]) {
        const names = [`pos/${target}_nov_${stem}`, `pos/${target}_ov_${stem}`, `neg_strong/${target}_${stem}`];
        const lines = names.flatMap((name) =>
          readFileSync(join(out, target, "seg1s", `${name}.tsv`), "utf8")
            .trim()
            .split("\n")
            .slice(1),
        );
        const ids = lines.map((line) => line.split("\t").at(-1));
        expect(new Set(ids).size).toBe(ids.length);
        for (const line of lines.slice(0, 50)) {
          const [segmentId, start, end] = line.split("\t");
          const ms = (text: string) => String(Math.round(Number(text) * 1000));
          expect(
            line
              .split("\t")
              .at(-1)!
              .startsWith(`${segmentId}_${ms(start!)}_${ms(end!)}_`),
          ).toBe(true);
        }
      }
    }
  });

  it("reads packed label files and names its files as for plain ones", async () => {
    const { gzipSync } = await import("node:zlib");
    const [meta, out, plain] = [newFolder(), newFolder(), newFolder()];
    copyFileSync(join(SAMPLE, "audioset_eval_strong.tsv"), join(plain, "audioset_eval_strong.tsv"));
    writeFileSync(
      join(meta, "audioset_eval_strong.tsv.gz"),
      gzipSync(readFileSync(join(SAMPLE, "audioset_eval_strong.tsv"))),
    );
    await run(extract, "--meta", meta, "--target", "gun", "--out", out);
    const other = newFolder();
    await run(extract, "--meta", plain, "--target", "gun", "--out", other);
    const { "gun/raw/run.json": _, ...packed } = contents(out);
    const { "gun/raw/run.json": __, ...unpacked } = contents(other);
    expect(packed).toEqual(unpacked);
  });
});
