import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseCsv } from "../../src/format/csv.js";
import { writeWav } from "../../src/format/wavWrite.js";
import { runTask } from "../../src/task/runTask.js";
import { task } from "../../src/task/validate-audio.js";
import { hostileWavs, patched, seeded } from "../hostileWav.js";
import { missing, realFile, titled } from "../reference.js";
import { quietTerminal } from "../terminal.js";

let root = "";
let data = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "validate-audio-"));
  data = join(root, "labels");
  mkdirSync(data);
  writeFileSync(
    join(data, "eval_segments.csv"),
    `# Segments csv created Sun Mar  5 10:54:31 2017
# num_ytids=3, num_segs=3, num_unique_labels=2, num_positive_labels=4
# YTID, start_seconds, end_seconds, positive_labels
-abcdefghi0, 30.000, 32.000, "/m/09x0r,/m/04rlf"
Yabcdefghi1, 0.000, 2.000, "/m/09x0r"
abcdefghi_2, 5.000, 15.000, "/m/04rlf"
`,
  );
  writeFileSync(
    join(data, "class_labels_indices.csv"),
    'index,mid,display_name\n0,/m/09x0r,"Speech"\n1,/m/04rlf,"Music"\n',
  );
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function run(...argv: string[]): Promise<{ code: number; text: string; notes: string }> {
  const terminal = quietTerminal();
  const code = await runTask(task, [...argv, "--figures", "none", "--data", data], terminal);
  return { code, text: terminal.outs.join("\n"), notes: terminal.notes.join("\n") };
}

function folder(name: string, files: Readonly<Record<string, Uint8Array | string>>): { audio: string; out: string } {
  const audio = join(root, name);
  mkdirSync(audio, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(audio, file), content);
  return { audio, out: join(root, `${name}-out`) };
}

/** A noise of a seed: no two files alike. */
function noise(seed: number, seconds = 2, rate = 16_000): Uint8Array {
  const random = seeded(seed);
  return writeWav([Float32Array.from({ length: seconds * rate }, () => random(1000) / 1000 - 0.5)], rate);
}

function readReport(out: string): Record<string, string>[] {
  const [header, ...rows] = parseCsv(readFileSync(join(out, "audio_report.csv"), "utf8"));
  return rows.map((row) => Object.fromEntries(header!.map((name, i) => [name, row[i]!])));
}

const faultLines = (out: string) =>
  readFileSync(join(out, "audio_faults.jsonl"), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const outputs = (out: string) =>
  Object.fromEntries(
    [
      "audio_report.csv",
      "audio_report.parquet",
      "audio_report.json",
      "audio_faults.jsonl",
      "audio_rows.jsonl",
      "preprocessed_eval_segments.csv",
    ].map((name) => [name, readFileSync(join(out, name)).toString("latin1")]),
  );

describe("validate-audio", () => {
  it("ends with 0 and lists every segment whose file is sound, under any naming rule", async () => {
    const { audio, out } = folder("sound", { "Y-abcdefghi0.wav": noise(1), "Yabcdefghi1.wav": noise(2) });
    expect((await run("--audio", audio, "--out", out)).code).toBe(0);
    expect(readFileSync(join(out, "preprocessed_eval_segments.csv"), "utf8")).toBe(
      `YTID,start_seconds,end_seconds,positive_labels,wav,positive_labels_list,positive_labels_names,wav_duration
-abcdefghi0,30.000,32.000,"/m/09x0r,/m/04rlf",${audio}/Y-abcdefghi0.wav,"[""/m/09x0r"",""/m/04rlf""]","[""Speech"",""Music""]",2.000000
Yabcdefghi1,0.000,2.000,/m/09x0r,${audio}/Yabcdefghi1.wav,"[""/m/09x0r""]","[""Speech""]",2.000000
`,
    );
    expect(readReport(out)[1]).toMatchObject({
      ytid: "Yabcdefghi1",
      subset: "eval",
      usable: "true",
      rules: "",
      seconds: "2.000000",
    });
  });

  it("ends with 1, says why, and leaves out silent and non-finite files but keeps what differs in length", async () => {
    const { audio, out } = folder("odd", {
      "-abcdefghi0_30.000.wav": writeWav([new Float32Array(32_000)], 16_000),
      "Yabcdefghi1_out.wav": writeWav([Float32Array.from([0.5, Number.NaN, ...new Array(31_998).fill(0.1)])], 16_000, {
        format: "float32",
      }),
      "abcdefghi_2_5000_15000.wav": noise(3),
      "copy.wav": noise(3),
    });
    expect((await run("--audio", audio, "--out", out)).code).toBe(1);
    expect(readReport(out).map(({ usable, rules, ytid }) => [ytid, usable, rules])).toEqual([
      ["-abcdefghi0", "false", "silent"],
      ["Yabcdefghi1", "false", "non-finite"],
      ["abcdefghi_2", "true", "duration-differs"],
      ["", "true", "duplicate-content"],
    ]);
    expect(faultLines(out)[2]).toEqual({
      file: `${audio}/abcdefghi_2_5000_15000.wav`,
      rule: "duration-differs",
      severity: "warning",
      expected: "10 s as listed",
      found: "2 s",
    });
    const strict = join(root, "odd-strict");
    expect((await run("--audio", audio, "--out", strict, "--tolerance", "8", "--drop", "duplicate-content")).code).toBe(
      1,
    );
    expect(readReport(strict).map(({ rules }) => rules)).toEqual(["silent", "non-finite", "", "duplicate-content"]);
    expect(readReport(strict)[3]).toMatchObject({ usable: "false" });
  });

  it("gives every file of the hostile corpus, and every oddity of a disk, a row with its reason", async () => {
    const { audio, out } = folder("hostile", Object.fromEntries(hostileWavs()));
    mkdirSync(join(audio, "directory.wav"));
    symlinkSync(join(audio, "nowhere"), join(audio, "dangling.wav"));
    symlinkSync("loop.wav", join(audio, "loop.wav"));
    symlinkSync(audio, join(audio, "circle"));
    for (const name of ["a b.wav", 'it\'s "quoted".wav', "two\nlines.wav", "ünïcödé 音.wav", "=1+1.wav"])
      writeFileSync(join(audio, name), name.startsWith("a") ? noise(9) : "no audio");
    writeFileSync(join(audio, "compressed.mp3"), "ID3 no audio");
    const { code, notes } = await run("--audio", audio, "--out", out);
    expect([code, notes]).toEqual([1, expect.not.stringContaining("at ")]);
    const rows = readReport(out);
    const names = readdirSync(audio).filter((name) => name !== "circle");
    expect(rows.map(({ file }) => file)).toEqual([...names, "circle"].map((name) => `${audio}/${name}`).sort());
    const by = new Map(rows.map((row) => [row.file!.slice(audio.length + 1), row]));
    expect(by.get("a b.wav")).toMatchObject({ usable: "true", rules: "" });
    for (const name of ["directory.wav", "dangling.wav", "loop.wav", "circle"])
      expect(by.get(name), name).toMatchObject({ usable: "false", rules: "unreadable" });
    expect(by.get("two\nlines.wav")).toMatchObject({ rules: expect.stringContaining("not-wav") });
    expect(by.get("claim_4gb.wav")).toMatchObject({ rules: expect.stringContaining("truncated") });
    expect(["not-decodable-here", "undecodable"]).toContain(by.get("compressed.mp3")!.rules);
    for (const { file, usable, rules } of rows) if (usable === "false") expect(rules, file).not.toBe("");
    expect(new Set(faultLines(out).map(({ file }) => file)).size).toBe(rows.filter(({ rules }) => rules !== "").length);
  });

  const isRoot = process.getuid?.() === 0;
  it.skipIf(isRoot)(
    `reports files and folders it may not read${isRoot ? " (skipped: root may read all)" : ""}`,
    async () => {
      const { audio, out } = folder("forbidden", { "a.wav": noise(1) });
      mkdirSync(join(audio, "closed"));
      chmodSync(join(audio, "a.wav"), 0);
      chmodSync(join(audio, "closed"), 0);
      expect((await run("--audio", audio, "--out", out)).code).toBe(1);
      chmodSync(join(audio, "closed"), 0o700);
      expect(faultLines(out).map(({ rule, found }) => [rule, found])).toEqual([
        ["unreadable", "no permission to read it"],
        ["unreadable", "no permission to read it"],
      ]);
    },
  );

  it("takes a file only for the segment whose start its name has, and reads patterns of one's own", async () => {
    const { audio, out } = folder("starts", { "-abcdefghi0_60.000.wav": noise(1), "AS_-abcdefghi0@30.wav": noise(2) });
    expect((await run("--audio", audio, "--out", out, "--name-pattern", "AS_{id}@{start}")).code).toBe(0);
    expect(readReport(out).map(({ ytid }) => ytid)).toEqual(["", "-abcdefghi0"]);
  });

  it("hands compressed files to ffmpeg, and tells its words when it cannot decode one", async () => {
    const { audio, out } = folder("compressed", { "Yabcdefghi1.mp3": "sound", "broken: a.flac": "broken" });
    const programs = join(root, "programs");
    mkdirSync(programs);
    writeFileSync(join(programs, "decoded"), patched(noise(5), [{ at: 40, bits: 32, value: 0xffff_ffff }]));
    // A stand-in that does what ffmpeg does with a pipe: sizes stay open, errors go to stderr.
    const script = `#!/bin/sh
case "$*" in
  -version) exit 0 ;;
  *"-i file:${audio}/Yabcdefghi1.mp3 "*) exec cat "${programs}/decoded" ;;
  *) echo "Invalid data found when processing input" >&2; exit 1 ;;
esac
`;
    writeFileSync(join(programs, "ffmpeg"), script, { mode: 0o755 });
    const path = process.env.PATH;
    process.env.PATH = `${programs}:${path}`;
    try {
      expect((await run("--audio", audio, "--out", out)).code).toBe(1);
    } finally {
      process.env.PATH = path;
    }
    const rows = readReport(out);
    expect(rows[0]).toMatchObject({
      usable: "true",
      rules: "",
      decoder: "ffmpeg",
      container: "mp3",
      encoding: "compressed",
    });
    expect(rows[0]).toMatchObject({ subset: "eval", seconds: "2.000000", bits: "0" });
    expect(rows[1]).toMatchObject({ usable: "false", rules: "undecodable", decoder: "" });
    expect(faultLines(out)[0].found).toBe("ffmpeg cannot decode it: Invalid data found when processing input");
  });

  it("checks only what is new or changed the second time, everything with --force", async () => {
    const { audio, out } = folder("again", { "a.wav": noise(1), "b.wav": noise(2) });
    expect((await run("--audio", audio, "--out", out)).text).toContain("2 files: 2 checked now, 0 known");
    const before = outputs(out);
    expect((await run("--audio", audio, "--out", out)).text).toContain("2 files: 0 checked now, 2 known");
    expect(outputs(out)).toEqual(before);
    utimesSync(join(audio, "a.wav"), 1, 1);
    writeFileSync(join(audio, "c.wav"), noise(3));
    rmSync(join(audio, "b.wav"));
    expect((await run("--audio", audio, "--out", out)).text).toContain("2 files: 2 checked now, 0 known");
    expect(readReport(out).map(({ file }) => file!.slice(-5))).toEqual(["a.wav", "c.wav"]);
    expect((await run("--audio", audio, "--out", out, "--force")).text).toContain("2 checked now, 0 known");
  });

  it("goes on where a killed run was, to the same bytes as one that was not", async () => {
    const { audio, out } = folder(
      "killed",
      Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`${i}.wav`, noise(i, 4)])),
    );
    const whole = join(root, "killed-whole");
    const argv = ["scripts/audioset.mjs", "validate-audio", "--audio", audio, "--data", data, "--figures", "none"];
    const child = spawn(process.execPath, [...argv, "--out", out], {
      stdio: "ignore",
      env: { ...process.env, AUDIOSET_LAB_WORKERS: "1" },
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const log = join(out, "audio_rows.jsonl.new");
    while (child.exitCode === null && (!existsSync(log) || readFileSync(log, "utf8").split("\n").length < 12))
      await wait(5);
    child.kill("SIGKILL");
    await ended;
    const known = readFileSync(log, "utf8").split("\n").length - 2;
    expect(known).toBeGreaterThanOrEqual(10);
    const { text } = await run("--audio", audio, "--out", out);
    const said = Number(/checked now, (\d+) known/.exec(text)![1]);
    expect(Math.abs(said - known)).toBeLessThanOrEqual(1);
    await run("--audio", audio, "--out", whole);
    expect(outputs(out)).toEqual(outputs(whole));
  });

  it("joins shards to the same bytes as one run, and refuses while one is missing", async () => {
    const { audio, out } = folder(
      "shards",
      Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.wav`, noise(i)])),
    );
    const sharded = join(root, "shards-parts");
    await run("--audio", audio, "--out", out);
    for (const shard of ["1/3", "3/3"])
      expect((await run("--audio", audio, "--out", sharded, "--shard", shard)).code).toBe(0);
    expect(await run("--out", sharded, "--merge", "3")).toMatchObject({
      code: 2,
      notes: "Cannot merge: 1 of 3 shards are not finished (2/3)",
    });
    await run("--audio", audio, "--out", sharded, "--shard", "2/3");
    expect((await run("--out", sharded, "--merge", "3")).code).toBe(0);
    expect(outputs(sharded)).toEqual(outputs(out));
  });

  it("prints a job array whose words are quoted for the shell", async () => {
    const { code, text } = await run("--audio", "/data/my clips", "--out", "/tmp/o'ut", "--slurm", "16");
    expect(code).toBe(0);
    expect(text).toContain("#SBATCH --array=1-16");
    for (const word of ["--audio '/data/my clips'", `--out '/tmp/o'\\''ut'`, `--data ${data}`, "--figures none"])
      expect(text).toContain(word);
    expect(text).toMatch(/--shard "\$\{SLURM_ARRAY_TASK_ID\}\/16"/);
  });

  it("says what it would do with --dry-run, and does not", async () => {
    const { audio, out } = folder("plan", { "a.wav": noise(1) });
    expect((await run("--audio", audio, "--out", out, "--dry-run")).text).toContain("would check 1 of 1 files");
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    [[], /Missing option: --audio/],
    [["--audio", "/nowhere/at/all"], /Cannot find \/nowhere\/at\/all/],
    [["--audio", ".", "--shard", "3/2"], /Invalid --shard/],
    [["--audio", ".", "--shard", "0/2"], /Invalid --shard/],
    [["--audio", ".", "--max-clipped", "2"], /Invalid --max-clipped/],
    [["--audio", ".", "--merge", "2", "--shard", "1/2"], /Invalid --merge/],
  ])("refuses %j before anything is read", async (argv, message) => {
    const { code, notes } = await run(...argv, "--out", join(root, "refused"));
    expect([code, notes]).toEqual([2, expect.stringMatching(message)]);
  });

  it.skipIf(missing("wav"))(
    titled("finds the real clips usable, in their subsets, and one 6.5 ms short of 10 s", "wav"),
    async () => {
      const out = join(root, "real-out");
      const terminal = quietTerminal();
      const code = await runTask(
        task,
        ["--audio", realFile("wav"), "--data", realFile("weak"), "--out", out, "--figures", "none"],
        terminal,
      );
      expect(code).toBe(0);
      const rows = readReport(out);
      expect(rows.map(({ usable }) => usable)).toEqual(new Array(8).fill("true"));
      expect(rows.map(({ subset }) => subset)).not.toContain("");
      expect(rows.filter(({ seconds }) => seconds !== "10.000000").map(({ seconds }) => seconds)).toEqual(["9.993500"]);
    },
  );
});
