import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runTask } from "../../src/task/runTask.js";
import { task } from "../../src/task/validate-metadata.js";
import { missing, realFile, titled } from "../reference.js";
import { quietTerminal } from "../terminal.js";

interface Report {
  readonly verdict: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly labelFiles: readonly { readonly file: string; readonly official: boolean | null }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly file: string;
    readonly subject: string;
    readonly count: number;
    readonly of: number;
    readonly detail: string;
    readonly isNew: boolean;
  }[];
}

const HEADER = "segment_id\tstart_time_seconds\tend_time_seconds\tlabel\n";
let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "validate-metadata-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function run(...argv: string[]): Promise<{ code: number; text: string; notes: string }> {
  const terminal = quietTerminal();
  const code = await runTask(task, argv, terminal);
  return { code, text: terminal.outs.join("\n"), notes: terminal.notes.join("\n") };
}

/** A folder with these files, and one for the results. */
function folder(name: string, files: Readonly<Record<string, string>>): { data: string; out: string } {
  const data = join(root, name);
  mkdirSync(data, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(data, file), text);
  return { data, out: join(root, `${name}-out`) };
}

function readReport(out: string): Report {
  return JSON.parse(readFileSync(join(out, "metadata_findings.json"), "utf8")) as Report;
}

const finding = (report: Report, rule: string, file: string) =>
  report.findings.find((one) => one.rule === rule && one.file.includes(file));

describe("validate-metadata", () => {
  const rows = "s9d-2nhuJCQ_30000\t1.000\t2.000\t/m/04rlf\ns9d-2nhuJCQ_30000\t1.500\t3.000\t/m/04rlf\n";

  it("ends with 1 for an error, with 0 for warnings unless --fail-on asks for them", async () => {
    const bad = folder("bad", {
      "audioset_eval_strong.tsv": `${HEADER}${rows}s9d-2nhuJCQ_30000\t3.000\t2.000\t/m/04rlf\n`,
    });
    expect((await run("--data", bad.data, "--out", bad.out)).code).toBe(1);
    expect((await run("--data", bad.data, "--out", bad.out, "--fail-on", "none")).code).toBe(0);
    const good = folder("good", { "audioset_eval_strong.tsv": HEADER + rows });
    const { code, text } = await run("--data", good.data, "--out", good.out);
    expect(code).toBe(0);
    expect(text).toMatch(/^No error in 1 label file \(0 official, unchanged\); 2 warnings/);
    expect(text).toContain("audioset_eval_strong.tsv:3: s9d-2nhuJCQ_30000");
    expect((await run("--data", good.data, "--out", good.out, "--fail-on", "warning")).code).toBe(1);
  });

  it("fails only for what a baseline lacks or has less of", async () => {
    const { data, out } = folder("baseline", { "audioset_eval_strong.tsv": HEADER + rows });
    await run("--data", data, "--out", out);
    const baseline = join(out, "metadata_findings.json");
    const old = join(root, "old.json");
    writeFileSync(old, readFileSync(baseline));
    const again = ["--data", data, "--out", out, "--fail-on", "warning", "--baseline", old];
    expect((await run(...again)).code).toBe(0);
    writeFileSync(
      join(data, "audioset_eval_strong.tsv"),
      `${HEADER}${rows}s9d-2nhuJCQ_30000\t1.600\t3.000\t/m/04rlf\n`,
    );
    expect((await run(...again)).code).toBe(1);
    expect(
      readReport(out)
        .findings.filter(({ isNew }) => isNew)
        .map(({ rule }) => rule),
    ).toEqual(["same-label-intersection"]);
    const { code, notes } = await run(...again.slice(0, -1), join(data, "audioset_eval_strong.tsv"));
    expect([code, notes]).toEqual([2, expect.stringMatching(/expected a metadata_findings.json, got no JSON/)]);
  });

  it("checks the rules that are asked for and refuses unknown ones", async () => {
    const { data, out } = folder("rules", { "audioset_eval_strong.tsv": HEADER + rows });
    await run("--data", data, "--out", out, "--rules", "short-event", "same-label-intersection");
    expect(readReport(out).findings.map(({ rule }) => rule)).toEqual(["same-label-intersection"]);
    await run("--data", data, "--out", out, "--rules", "!same-label-intersection");
    expect(readReport(out).findings.map(({ rule }) => rule)).toEqual(["partial-file"]);
    expect((await run("--data", data, "--out", out, "--rules", "nonsense")).notes).toMatch(
      /Unknown rule: expected .*file-kind, .*, got "nonsense"/,
    );
  });

  it("writes merged files, with which the warning is gone", async () => {
    const { data, out } = folder("merge", { "audioset_eval_strong.tsv": HEADER + rows });
    await run("--data", data, "--out", out, "--merge");
    const merged = readFileSync(join(out, "merged_audioset_eval_strong.tsv"), "utf8");
    expect(merged).toBe(`${HEADER}s9d-2nhuJCQ_30000\t1.000\t3.000\t/m/04rlf\n`);
  });

  it("tells of files that are no label files and of vocabularies that cannot be read", async () => {
    const html = "<!doctype html><title>404</title>";
    const { data, out } = folder("html", {
      "eval_segments.csv": html,
      "mid_to_display_name.tsv": "/m/a\tOne\n/m/a\tTwo\nbroken\n",
    });
    expect((await run("--data", data, "--out", out)).code).toBe(1);
    const found = readReport(out).findings.map(({ rule, file }) => `${rule} ${file}`);
    expect(found).toContain("file-kind eval_segments.csv");
    expect(found).toContain("vocabulary-format mid_to_display_name.tsv");
  });

  it("goes on where a file is damaged, and tells of it beside everything else", async () => {
    const { data, out } = folder("damaged", {
      "audioset_eval_strong.tsv": HEADER + rows,
      "qa_true_counts.csv": "label_id,num_rated,num_true\n/m/a,1\n",
      "ontology.json": '[{"id":"a","name":"A","child_ids":["a"]}]',
    });
    writeFileSync(join(data, "eval_segments.csv.gz"), Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]));
    mkdirSync(join(data, "balanced_train_segments.csv"));
    expect((await run("--data", data, "--out", out)).code).toBe(1);
    const errors = readReport(out).findings.filter(({ rule }) => /unreadable|vocabulary/.test(rule));
    expect(errors.map(({ rule, file }) => `${rule} ${file}`)).toEqual([
      "unreadable-file eval_segments.csv.gz",
      "vocabulary-format ontology.json",
      "vocabulary-format qa_true_counts.csv",
    ]);
  });

  it("says that a folder without label files has none", async () => {
    const { data, out } = folder("empty", { "notes.txt": "" });
    const { code, notes } = await run("--data", data, "--out", out);
    expect([code, notes]).toEqual([2, expect.stringMatching(/^Cannot find label files in /)]);
  });
});

describe("validate-metadata on the real files", () => {
  const need = ["weak", "unbalanced_train_segments.csv.gz"] as const;

  it.skipIf(missing(...need))(titled("finds no error and the known counts", ...need), async () => {
    const out = join(root, "real");
    const { code } = await run("--data", realFile(), "--out", out);
    const report = readReport(out);
    expect(code).toBe(0);
    expect(report.counts.error).toBe(0);
    expect(report.labelFiles.filter(({ official }) => official).map(({ file }) => file)).toEqual([
      "weak/balanced_train_segments.csv",
      "weak/unbalanced_train_segments.csv.gz",
      "weak/eval_segments.csv",
    ]);
    const counts = (rule: string) =>
      ["balanced", "unbalanced", "eval_segments"].map((file) => finding(report, rule, file)?.count);
    expect(counts("segment-length")).toEqual([345, 23_365, 361]);
    // 540,605 / 14,251 / 13,592 segments without an ancestor; 70 unrated labels on 236,476 segments; 12 restricted labels on 14,017.
    expect(counts("ancestor-missing")).toEqual([14_251, 540_605, 13_592]);
    expect(counts("unrated-label").reduce((sum, one) => sum! + one!, 0)).toBe(236_476);
    const restricted = ["balanced", "unbalanced", "eval_segments"].map((file) =>
      Number(/([0-9]+) segments/.exec(finding(report, "restricted-label", file)!.detail)![1]),
    );
    expect(restricted.reduce((sum, one) => sum + one)).toBe(14_017);
    const part = (rule: string) => finding(report, rule, "top110");
    expect(part("same-label-intersection")).toMatchObject({
      count: 94,
      detail: expect.stringMatching(/103113 of 103207 .*187.332 s, 0.086 %.*Heart sounds.*2.3 %/),
    });
    expect(part("duplicate-event")?.count).toBe(12);
    expect(part("short-event")?.detail).toBe("146 are at most 20 ms, 12 at most 1 ms.");
    expect([part("strong-label-not-weak")?.count, part("weak-label-not-strong")?.count]).toEqual([13_854, 5_051]);
    expect(part("partial-file")?.detail).toMatch(/103207 of 139538 events \(74.0 %\)/);
    for (const rule of ["list-order", "header-count", "event-outside-segment", "segment-in-two-lists", "train-in-eval"])
      expect(report.findings.some((one) => one.rule === rule)).toBe(false);
  });

  const targets = ["strong", "targets", "baby_cry_ov_audioset_train_strong.tsv"] as const;
  it.skipIf(missing(...targets))(
    titled("finds the verified positives among the weak negatives, and times without three decimals", ...targets),
    async () => {
      const { data, out } = folder("targets", {});
      for (const [place, name] of [
        ["weak", "balanced_train_segments.csv"],
        ["weak", "unbalanced_train_segments.csv.gz"],
        ["weak", "eval_segments.csv"],
        ["strong", "mid_to_display_name.tsv"],
      ] as const)
        symlinkSync(realFile(place, name), join(data, name));
      for (const name of [
        "audioset_train_strong.tsv",
        "audioset_eval_strong.tsv",
        "audioset_eval_strong_framed_posneg.tsv",
      ]) {
        const files = ["baby_cry_ov", "baby_cry_nov", "gun_ov", "gun_nov"].map((part) =>
          readFileSync(realFile("strong", "targets", `${part}_${name}`), "utf8"),
        );
        writeFileSync(
          join(data, name),
          files.map((text, i) => (i === 0 ? text : text.slice(text.indexOf("\n") + 1))).join(""),
        );
      }
      await run("--data", data, "--out", out);
      const report = readReport(out);
      const negatives = report.findings
        .filter(({ rule }) => rule === "contradicted-negative")
        .map(({ file, subject, count, of }) => `${subject.split(",")[0]} ${file.split("_")[0]} ${count} of ${of}`);
      expect(negatives).toEqual([
        "baby_cry balanced 15 of 492",
        "baby_cry unbalanced 231 of 492",
        "gun balanced 82 of 1837",
        "gun unbalanced 1005 of 1837",
        "baby_cry eval 38 of 64",
        "gun eval 124 of 209",
      ]);
      const decimals = report.findings.filter(({ rule }) => rule === "time-decimals");
      expect(decimals.reduce((sum, { count }) => sum + count, 0)).toBe(3_633);
      expect(report.findings.some(({ rule }) => rule === "framed-grid")).toBe(false);
    },
  );
});
