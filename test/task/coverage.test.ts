import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseCsv } from "../../src/format/csv.js";
import { task } from "../../src/task/coverage.js";
import { runTask } from "../../src/task/runTask.js";
import { missing, realFile, titled } from "../reference.js";
import { quietTerminal } from "../terminal.js";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "coverage-"));
  mkdirSync(join(root, "data"));
  const rows = [
    '--PJHxphWEs, 30.000, 40.000, "/m/09x0r,/t/dd00088"',
    'Y0abcdefghi, 0.000, 10.000, "/m/09x0r"',
    '_1abcdefghi, 5.000, 12.500, "/m/04rlf"',
  ];
  const header =
    "# Segments csv\n# num_ytids=3, num_segs=3, num_unique_labels=3, num_positive_labels=4\n# YTID, start_seconds, end_seconds, positive_labels\n";
  writeFileSync(join(root, "data", "eval_segments.csv"), `${header}${rows.join("\n")}\n`);
  writeFileSync(
    join(root, "data", "class_labels_indices.csv"),
    'index,mid,display_name\n0,/m/09x0r,"Speech"\n1,/t/dd00088,"Gush"\n',
  );
  const strong = "segment_id\tstart_time_seconds\tend_time_seconds\tlabel\nY0abcdefghi_0\t0.000\t1.000\t/m/09x0r\n";
  writeFileSync(join(root, "data", "audioset_eval_strong.tsv"), strong);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function run(name: string, files: Readonly<Record<string, string>>, ...more: string[]) {
  const audio = join(root, `${name}-audio`);
  const out = join(root, `${name}-out`);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(audio, file, ".."), { recursive: true });
    writeFileSync(join(audio, file), text);
  }
  const terminal = quietTerminal();
  const code = await runTask(
    task,
    ["--audio", audio, "--data", join(root, "data"), "--out", out, "--figures", "none", ...more],
    terminal,
  );
  return {
    code,
    out,
    audio,
    text: terminal.outs.join("\n"),
    notes: terminal.notes.join("\n"),
    read: (file: string) => readFileSync(join(out, file), "utf8"),
  };
}

describe("coverage", () => {
  it("says which segments have audio, and writes them with file, labels and names", async () => {
    const { code, read, audio, text } = await run("plain", {
      "Y--PJHxphWEs.wav": "x",
      "deep/Y0abcdefghi_0_10.flac": "x",
      "notes.txt": "",
    });
    expect(code).toBe(0);
    expect(text).toMatch(/^2 of 3 listed segments \(66.67 %\) have audio; 2 audio files, 0 of them not/);
    const [header, first] = parseCsv(read("full_eval_segments.csv"));
    expect(header).toEqual([
      "YTID",
      "start_seconds",
      "end_seconds",
      "positive_labels",
      "wav",
      "positive_labels_list",
      "positive_labels_names",
    ]);
    expect(first).toEqual([
      "--PJHxphWEs",
      "30.000",
      "40.000",
      "/m/09x0r,/t/dd00088",
      join(audio, "Y--PJHxphWEs.wav"),
      '["/m/09x0r","/t/dd00088"]',
      '["Speech","Gush"]',
    ]);
    expect(read("available_segments.txt")).toBe("--PJHxphWEs_30000\nY0abcdefghi_0\n");
    expect(read("missing_segments.txt")).toBe("_1abcdefghi_5000\n");
    const report = JSON.parse(read("coverage.json"));
    const ids = createHash("sha256").update("--PJHxphWEs_30000\nY0abcdefghi_0\n").digest("hex");
    expect(report.subsets).toMatchObject([
      {
        subset: "weak eval",
        listed: 3,
        available: 2,
        missing: 1,
        listedHours: 27.5 / 3600,
        availableHours: 20 / 3600,
        sha256: ids,
      },
      { subset: "strong eval", listed: 1, available: 1, snapshots: [] },
    ]);
    expect(parseCsv(read("coverage_classes.csv")).slice(1, 3)).toEqual([
      ["weak eval", "/m/09x0r", "Speech", "2", "2", "0", "1.000000"],
      ["weak eval", "/m/04rlf", "/m/04rlf", "1", "0", "1", "0.000000"],
    ]);
  });

  it("ends with 1 and names the files where some are empty or named by no rule", async () => {
    const { code, read } = await run("troubles", {
      "Y0abcdefghi.wav": "",
      "=1+A0.wav": "x",
      "take 1.wav": "x",
      "take 2.wav": "x",
      "zzzzzzzzzzz.wav": "x",
    });
    expect(code).toBe(1);
    expect(parseCsv(read("coverage_files.csv")).map(([trouble]) => trouble)).toEqual([
      "trouble",
      "unnamed",
      "empty",
      "unnamed",
      "unnamed",
      "unlisted",
    ]);
    expect(parseCsv(read("coverage_shapes.csv"))[1]).toEqual(["a 9.wav", "2", expect.stringMatching(/take 1.wav$/)]);
    expect(read("coverage_shapes.csv")).toContain("\n'=9+a9.wav,1,");
  });

  it("compares two people's sets by their manifests", async () => {
    const mine = await run("mine", { "Y0abcdefghi.wav": "x", "_1abcdefghi.wav": "x" });
    const yours = await run(
      "yours",
      { "Y0abcdefghi.wav": "x", "--PJHxphWEs.wav": "x" },
      "--compare",
      join(mine.out, "coverage_manifest.tsv"),
    );
    expect(JSON.parse(yours.read("coverage.json")).comparison).toMatchObject({
      subsets: [
        { subset: "weak eval", both: 1, onlyHere: 1, onlyThere: 1 },
        { subset: "strong eval", both: 1, onlyHere: 0, onlyThere: 0 },
      ],
      foreign: 0,
    });
    expect(yours.read("coverage_compare.csv")).toBe(
      "subset,segment_id,where\nweak eval,--PJHxphWEs_30000,only here\nweak eval,_1abcdefghi_5000,only there\n",
    );
  });

  it("compares with a plain list of video ids and names those that no list has", async () => {
    const list = join(root, "ids.csv");
    writeFileSync(list, "video_id,duration\nY0abcdefghi,10\nqqqqqqqqqqq,9\n");
    const { read } = await run("list", { "Y0abcdefghi.wav": "x" }, "--compare", list);
    expect(JSON.parse(read("coverage.json")).comparison).toMatchObject({
      subsets: [{ both: 1, onlyHere: 0, onlyThere: 0 }, { both: 1 }],
      foreign: 1,
    });
  });

  it("reads names by a pattern of one's own", async () => {
    const { text } = await run("pattern", { "AS-Y0abcdefghi@0.wav": "x" }, "--name-pattern", "AS-{id}@{start}");
    expect(text).toMatch(/^1 of 3 listed/);
    expect((await run("pattern", {}, "--name-pattern", "AS-{start}")).notes).toMatch(
      /^Invalid name pattern: .* got no \{id\}/,
    );
  });

  it("refuses a folder that is not there before anything is read", async () => {
    const { code, notes } = await run("gone", {});
    expect([code, notes]).toEqual([2, expect.stringMatching(/^Cannot find .*gone-audio: --audio expects folders/)]);
  });

  it.skipIf(missing("wav"))(titled("finds the eight real clips", "wav"), async () => {
    const terminal = quietTerminal();
    const out = join(root, "real-out");
    await runTask(
      task,
      ["--audio", realFile("wav"), "--data", realFile("weak"), "--out", out, "--figures", "none"],
      terminal,
    );
    expect(terminal.outs.join("")).toMatch(
      /^8 of 2,084,320 listed segments \(0.00 %\) have audio; 8 audio files, 0 of them not/,
    );
    // Five of them are unbalanced, three balanced; against a complete list known collections are told.
    const { subsets } = JSON.parse(readFileSync(join(out, "coverage.json"), "utf8"));
    expect(subsets.map((one: { available: number }) => one.available)).toEqual([3, 5, 0]);
    expect(subsets[2].snapshots).toMatchObject([{ clips: 18_887 }, { clips: 19_185 }, { clips: 17_142 }]);
  });
});
