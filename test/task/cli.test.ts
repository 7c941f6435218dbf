import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const STRONG = "segment_id\tstart_time_seconds\tend_time_seconds\tlabel\n";
const ROWS =
  "s9d-2nhuJCQ_30000\t0.000\t10.000\t/m/x1\ns9d-2nhuJCQ_30000\t2.627\t7.237\t/m/x2\n_9d-2nhuJCQ_0\t1.000\t1.000\t/m/x2\n";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "audioset-cli-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function audioset(...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/audioset.mjs", ...argv], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

function strong(input: string, ...more: string[]) {
  return audioset(
    "analyze-strong",
    "--input",
    input,
    "--subset",
    "train",
    "--out",
    join(folder, "out"),
    "--figures",
    "none",
    ...more,
  );
}

describe("audioset", () => {
  it("lists every task without a word, and ends with 2 after a word that is no task", () => {
    expect(audioset()).toMatchObject({ status: 0, stdout: expect.stringContaining("analyze-strong") });
    expect(audioset("analyse")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Unknown task: "analyse"'),
    });
  });

  it("writes exactly the fixed columns, ranks and digits", () => {
    expect(strong(write("a.tsv", STRONG + ROWS)).status).toBe(0);
    expect(readFileSync(join(folder, "out", "strong_label_distribution_train_stats.csv"), "utf8")).toBe(
      [
        "rank,label_id,display_name,duration_seconds,percentage,event_count,segment_count,mean_seconds,cumulative_percentage,share_of_segments",
        "1,/m/x1,/m/x1,10.000,68.446270,1,1,10.000000,68.446270,0.500000",
        "2,/m/x2,/m/x2,4.610,31.553730,2,2,2.305000,100.000000,1.000000",
        "",
      ].join("\n"),
    );
  });

  it("prints one JSON object and nothing else with --json", () => {
    const { stdout } = strong(write("a.tsv", STRONG + ROWS), "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      subsets: [
        {
          kind: "strong",
          subset: "train",
          segments: 2,
          rows: 3,
          labels: 2,
          topLabel: "/m/x1",
          unnamedLabels: 2,
          skippedRows: 0,
        },
      ],
      files: [expect.stringContaining("stats.csv")],
    });
  });

  it("unpacks gzip whatever the file's name says", () => {
    expect(JSON.parse(strong(write("a.tsv", gzipSync(STRONG + ROWS)), "--json").stdout).subsets[0].rows).toBe(3);
  });

  it("refuses a truncated gzip file and writes nothing", () => {
    const bytes = gzipSync(STRONG + ROWS.repeat(100));
    const { status, stderr } = strong(write("a.tsv.gz", bytes.subarray(0, bytes.length - 12)));
    expect([status, existsSync(join(folder, "out"))]).toEqual([2, false]);
    expect(stderr).toMatch(/Cannot read .*a\.tsv\.gz: expected whole gzip data/);
  });

  it("lists the first ten faults and the total, ends with 2 and writes nothing", () => {
    const { status, stderr } = strong(write("a.tsv", `${STRONG}${"bad\n".repeat(12)}${ROWS}`));
    expect(status).toBe(2);
    expect(stderr.match(/a\.tsv:\d+: expected/g)).toHaveLength(10);
    expect(stderr).toMatch(/12 faults[\s\S]*and 2 more/);
    expect(existsSync(join(folder, "out"))).toBe(false);
  });

  it("goes on without bad rows when told to, and says how many", () => {
    const { status, stdout } = strong(write("a.tsv", `${STRONG}bad\n${ROWS}`), "--skip-bad-rows", "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout).subsets[0]).toMatchObject({
      rows: 3,
      skippedRows: 1,
      warnings: expect.arrayContaining([expect.stringContaining("1 bad rows")]),
    });
  });

  it.each([
    ["a missing file", "nothing.tsv", /there is no such file/],
    ["a directory", ".", /expected a file, got a directory/],
  ])("refuses %s", (_, name, message) => {
    expect(strong(join(folder, name))).toMatchObject({ status: 2, stderr: expect.stringMatching(message) });
  });

  it("gives figures for a header without rows no labels and no crash", () => {
    const { status, stdout } = strong(write("a.tsv", STRONG), "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout).subsets[0]).toMatchObject({ rows: 0, labels: 0, topLabel: null, imbalance: null });
  });

  it("prints the stack of an error only with --debug", () => {
    expect(strong(join(folder, "no.tsv")).stderr).not.toMatch(/\n\s+at /);
    expect(strong(join(folder, "no.tsv"), "--debug").stderr).toMatch(/\n\s+at /);
  });

  it("names labels by mid_to_display_name.tsv beside the input, with hostile names kept harmless", () => {
    write("mid_to_display_name.tsv", '/m/x1\t=HYPERLINK("x"), <b>&"\n/m/x2\tPlain\n');
    strong(write("a.tsv", STRONG + ROWS));
    expect(readFileSync(join(folder, "out", "strong_label_distribution_train_stats.csv"), "utf8")).toContain(
      `1,/m/x1,"'=HYPERLINK(""x""), <b>&""",10.000`,
    );
  });

  it("writes nothing on --dry-run", () => {
    const { status, stdout } = strong(write("a.tsv", STRONG + ROWS), "--dry-run");
    expect([status, existsSync(join(folder, "out"))]).toEqual([0, false]);
    expect(stdout).toContain("would write");
  });

  it("analyses what is there, in the folder and its subfolders, and refuses all for one fault", () => {
    mkdirSync(join(folder, "data", "strong"), { recursive: true });
    write("data/strong/audioset_train_strong.tsv", STRONG + ROWS);
    write("data/audioset_eval_strong.tsv.gz", gzipSync(STRONG + ROWS));
    const all = () =>
      audioset("analyze-all", "--data", join(folder, "data"), "--out", join(folder, "out"), "--figures", "none");
    expect(all().status).toBe(0);
    expect(readdirSync(join(folder, "out")).sort()).toEqual([
      "duration_strong_eval_stats.csv",
      "duration_strong_train_stats.csv",
      "strong_label_distribution_eval_stats.csv",
      "strong_label_distribution_stats.csv",
      "strong_label_distribution_train_stats.csv",
    ]);
    rmSync(join(folder, "out"), { recursive: true });
    write("data/strong/audioset_train_strong.tsv", `${STRONG}bad\n`);
    expect([all().status, existsSync(join(folder, "out"))]).toEqual([2, false]);
  });
});
