import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { read, task } from "../../src/task/analyze-strong.js";
import { optionsOf } from "../../src/task/optionsOf.js";
import { findLabelFiles, readReports } from "../../src/task/readReports.js";
import { resolveFilter } from "../../src/task/resolveFilter.js";
import { quietContext } from "./context.js";

const sample = "data/sample";
const scratch = mkdtempSync(join(tmpdir(), "filter-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function list(text: string): string {
  const file = join(scratch, "mine.csv");
  writeFileSync(file, text);
  return file;
}

describe("resolveFilter", () => {
  it("keeps everything where nothing is asked for", async () => {
    expect(await resolveFilter({ names: [] }, sample)).toEqual({ filter: undefined, note: "" });
  });

  it("takes names and ids, and the classes below others, and says so in few words", async () => {
    const { filter, note } = await resolveFilter({ names: [], labels: ["Speech", "/m/04rlf"], under: ["Dog"] }, sample);
    expect(filter!.labels).toEqual(expect.arrayContaining(["/m/09x0r", "/m/04rlf", "/m/0bt9lr", "/m/05tny_"]));
    expect(filter).not.toHaveProperty("segments");
    expect(note).toMatch(/^filter: labels Speech, Music; \d+ classes at and below Dog$/);
  });

  it("refuses names that nobody knows, lists without ids and an ontology that is not there", async () => {
    await expect(resolveFilter({ names: [], labels: ["Spech"] }, sample)).rejects.toThrow("nearest: Speech");
    await expect(resolveFilter({ names: [], segments: list("a,b\nc,d\n") }, sample)).rejects.toThrow(
      /Cannot read .*mine.csv: line 2/,
    );
    await expect(resolveFilter({ names: [], segments: join(scratch, "none") }, sample)).rejects.toThrow("Cannot read");
  });
});

describe("a filtered analysis", () => {
  const input = join(sample, "audioset_train_strong.tsv");

  it("counts what the filter keeps, says so, and calls it no part", async () => {
    const report = await read(optionsOf(task, { input, subset: "train", labels: ["Bark"] }));
    expect(report.labels.map(({ name }) => name)).toEqual(["Bark"]);
    expect(report.subtitle).toContain("· filter: label Bark ·");
    expect(report.subtitle).not.toContain("partial");
  });

  it("is refused where nothing is left", async () => {
    const options = optionsOf(task, { input, subset: "train", segments: list("zzzzzzzzzzz_0\n") });
    await expect(read(options)).rejects.toThrow(
      "at least one row that passes the filter: 1 segments listed in mine.csv",
    );
  });

  it("is the same on a worker as in process, and leaves out files of which nothing is left", async () => {
    const said: string[] = [];
    const reports = await readReports(
      findLabelFiles(sample),
      { names: [], skipBadRows: false, segments: list("synIBRHrU9P\n") },
      quietContext(said),
    );
    expect(reports.map(({ subset }) => `${subset.kind} ${subset.name}`)).toEqual([
      "weak eval",
      "strong eval",
      "strong eval_framed",
    ]);
    expect(said.filter((line) => line.startsWith("Left out: "))).toHaveLength(3);
    const [, strong] = reports;
    const alone = await read(optionsOf(task, { input: strong!.path, subset: "eval", segments: list("synIBRHrU9P\n") }));
    expect(strong!.measures).toEqual(alone.measures);
  });
});
