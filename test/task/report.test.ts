import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeWav } from "../../src/format/wavWrite.js";
import { task as coverage } from "../../src/task/coverage.js";
import { task as report } from "../../src/task/report.js";
import { runTask } from "../../src/task/runTask.js";
import { task as validateAudio } from "../../src/task/validate-audio.js";
import { task as validateMetadata } from "../../src/task/validate-metadata.js";
import { chromiumSwitches, findChromium } from "../figure/chromium.js";
import { quietTerminal } from "../terminal.js";

const HOSTILE = "<img src=x onerror=document.title='hit'>";
const root = mkdtempSync(join(tmpdir(), "report-"));
const [data, audio, out] = ["data", "audio", "out"].map((name) => join(root, name)) as [string, string, string];
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A small corpus with something wrong in each part, and names that are markup; then all four tasks over it. */
beforeAll(async () => {
  for (const folder of [data, audio]) mkdirSync(folder, { recursive: true });
  const head =
    "# Segments csv\n# num_ytids=2, num_segs=2, num_unique_labels=2, num_positive_labels=3\n# YTID, start_seconds, end_seconds, positive_labels\n";
  writeFileSync(
    join(data, "eval_segments.csv"),
    `${head}--PJHxphWEs, 30.000, 40.000, "/m/09x0r,/m/x"\nY0abcdefghi, 0.000, 10.000, "/m/09x0r"\n`,
  );
  writeFileSync(join(data, "class_labels_indices.csv"), `index,mid,display_name\n0,/m/09x0r,"${HOSTILE}"\n`);
  const strong = "segment_id\tstart_time_seconds\tend_time_seconds\tlabel\n";
  writeFileSync(
    join(data, "audioset_eval_strong.tsv"),
    `${strong}Y0abcdefghi_0\t1.000\t2.000\t/m/09x0r\nY0abcdefghi_0\t1.500\t3.000\t/m/09x0r\n`,
  );
  const tone = Float32Array.from({ length: 160_000 }, (_, i) => 0.5 * Math.sin(i / 10));
  const wav = writeWav([tone], 16_000);
  writeFileSync(join(audio, "Y0abcdefghi.wav"), wav);
  writeFileSync(join(audio, "--PJHxphWEs.wav"), wav.subarray(0, 100_000));
  writeFileSync(join(audio, `${HOSTILE}.wav`), "no sound");
  const common = ["--data", data, "--out", out];
  expect(await runTask(validateMetadata, common, quietTerminal())).toBe(0);
  expect(await runTask(coverage, [...common, "--audio", audio, "--figures", "svg"], quietTerminal())).toBe(1);
  expect(await runTask(validateAudio, [...common, "--audio", audio, "--figures", "none"], quietTerminal())).toBe(1);
  expect(await runTask(report, [...common, "--audio", audio, "--pictures", "2"], quietTerminal())).toBe(0);
});

describe("report", () => {
  it("says what to run where a folder holds no results", async () => {
    const terminal = quietTerminal();
    expect(await runTask(report, ["--out", root], terminal)).toBe(2);
    expect(terminal.notes.join("")).toMatch(
      /^Cannot find results in .*: expected metadata_findings.json, coverage.json or audio_report.json; validate-metadata, /,
    );
  });

  it("stands on one check alone and names the others", async () => {
    const alone = join(root, "alone");
    await runTask(validateMetadata, ["--data", data, "--out", alone], quietTerminal());
    const terminal = quietTerminal();
    expect(await runTask(report, ["--out", alone, "--data", data, "--pictures", "0"], terminal)).toBe(0);
    expect(terminal.outs.join("")).toMatch(/Not checked: audio files; audioset validate-audio does it\./);
  });

  it("stays under 5 MB however many and long the findings are", async () => {
    const huge = join(root, "huge");
    mkdirSync(huge);
    const long = '<&"é'.repeat(400);
    const finding = (i: number) => ({
      rule: `rule-${i}`,
      severity: "error",
      sentence: long,
      file: long,
      subject: long,
      count: 9,
      of: 9,
      unit: "rows",
      detail: long,
      isNew: true,
      examples: Array.from({ length: 10 }, () => ({ file: long, line: 1, text: long })),
      labels: Array.from({ length: 30 }, () => ({ id: long, count: 1, of: 1 })),
    });
    const verdict = {
      verdict: "x",
      counts: { error: 1 },
      labelFiles: [],
      notChecked: [],
      findings: Array.from({ length: 500 }, (_, i) => finding(i)),
    };
    writeFileSync(join(huge, "metadata_findings.json"), JSON.stringify(verdict));
    writeFileSync(join(huge, "coverage.json"), readFileSync(join(out, "coverage.json")));
    writeFileSync(join(huge, "audio_report.json"), readFileSync(join(out, "audio_report.json")));
    const row = `unlisted,"${"<&é".repeat(500)}",1,,\n`;
    writeFileSync(join(huge, "coverage_files.csv"), `trouble,file,bytes,naming_rule,detail\n${row.repeat(3000)}`);
    writeFileSync(
      join(huge, "coverage_classes.csv"),
      `a,b\n${`${"<&é".repeat(500)},${"<&é".repeat(500)}\n`.repeat(3000)}`,
    );
    const faults = Array.from(
      { length: 4000 },
      (_, i) =>
        `${JSON.stringify({ file: `${long}${i}`, rule: "silent", severity: "error", expected: long, found: long })}\n`,
    );
    writeFileSync(join(huge, "audio_faults.jsonl"), faults.join(""));
    expect(await runTask(report, ["--out", huge, "--data", data, "--pictures", "0"], quietTerminal())).toBe(0);
    expect(statSync(join(huge, "report.html")).size).toBeLessThan(5_000_000);
  });
});

const executablePath = findChromium();

describe.skipIf(executablePath === undefined)(
  `the report in a browser${executablePath ? "" : " (skipped: no Chromium here)"}`,
  () => {
    let browser: Browser;
    let page: Page;
    const asked: string[] = [];
    const problems: string[] = [];

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: executablePath!, args: chromiumSwitches });
      page = await browser.newPage();
      page.on("request", (request) => void asked.push(request.url()));
      page.on("pageerror", (error) => void problems.push(error.message));
      page.on("console", (message) => void (message.type() === "error" && problems.push(message.text())));
      await page.goto(pathToFileURL(join(out, "report.html")).href);
    });
    afterAll(() => browser?.close());

    it("loads nothing but itself, runs nothing of what it shows, and reports no problem", async () => {
      expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([pathToFileURL(join(out, "report.html")).href]);
      expect(await page.title()).toBe("AudioSet: label files, coverage and audio");
      expect(await page.locator("img[src=x]").count()).toBe(0);
      expect(await page.getByText(HOSTILE).count()).toBeGreaterThan(1);
      expect(problems).toEqual([]);
    });

    it("begins with the verdict", async () => {
      expect(await page.locator("h1 + ul.verdicts li").first().textContent()).toMatch(
        /look at this Fit to train on once the warnings below have been read\./,
      );
    });

    it("sorts a table by the heading that is clicked, numbers as numbers", async () => {
      const table = page.locator("table[data-ranks]").first();
      const counts = async () =>
        (await table.locator("tbody tr td:nth-child(3)").allInnerTexts()).map((text) =>
          Number(text.replaceAll(",", "")),
        );
      const before = await counts();
      await table.getByRole("button", { name: "count" }).click();
      expect(await counts()).toEqual([...before].sort((a, b) => b - a));
      await table.getByRole("button", { name: "count" }).click();
      expect(await counts()).toEqual([...before].sort((a, b) => a - b));
      await table.getByRole("button", { name: "severity" }).click();
      expect((await table.locator("tbody tr td:first-child").allInnerTexts())[0]).toBe("warning");
    });

    it("hides what does not hold the words of the search", async () => {
      const details = page.locator("details.finding:visible");
      const all = await details.count();
      await page.getByRole("searchbox").fill("intersection eval_strong");
      expect(await details.count()).toBe(1);
      expect(await page.locator("#hits").textContent()).toMatch(/^\d+ of \d+ entries$/);
      await page.getByRole("searchbox").fill("");
      expect(await details.count()).toBe(all);
    });

    it("opens a segment as a picture", async () => {
      await page.locator("details.finding").evaluateAll((all) => {
        for (const one of all) (one as HTMLDetailsElement).open = true;
      });
      await page.locator("button.picture").first().click();
      const picture = page.locator("dialog[open] img");
      expect(
        await picture.evaluate((img) =>
          (img as HTMLImageElement).decode().then(() => (img as HTMLImageElement).naturalWidth),
        ),
      ).toBeGreaterThan(500);
      await page.getByRole("button", { name: "Close" }).click();
      expect(await page.locator("dialog[open]").count()).toBe(0);
    });

    it("shows a cut-off file with its reason, its waveform and a player that has its sound", async () => {
      const clip = page.locator(".clip", { hasText: "--PJHxphWEs.wav" });
      expect(await clip.textContent()).toMatch(/truncated/);
      expect(await clip.locator("svg path").count()).toBe(1);
      const seconds = await clip.locator("audio").evaluate(
        (element) =>
          new Promise<number>((resolve) => {
            const player = element as HTMLAudioElement;
            if (player.readyState > 0) resolve(player.duration);
            player.addEventListener("loadedmetadata", () => resolve(player.duration));
            player.addEventListener("error", () => resolve(-1));
          }),
      );
      expect(seconds).toBeGreaterThan(2.5);
      expect(await page.locator(".clip", { hasText: "onerror" }).textContent()).toMatch(
        /Nothing of it can be decoded here/,
      );
    });
  },
);
