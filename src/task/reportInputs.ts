import { join } from "node:path";
import type { AudioTotals } from "../analysis/audioTotals.js";
import type { ReportedFinding } from "../analysis/metadataReport.js";
import type { ShownFinding } from "../display/reportFindings.js";
import { parseCsv } from "../format/csv.js";
import { exists } from "../io/findFiles.js";
import { InputError, readText } from "../io/readBytes.js";
import { readTextLines } from "../io/textLines.js";
import type { CoverageReport } from "./coverageReport.js";
import type { CheckedFile } from "./loadCorpus.js";
import type { SeverityCounts } from "./metadataText.js";

/** What validate-metadata left behind. */
export interface MetadataInput {
  readonly verdict: string;
  readonly counts: SeverityCounts;
  readonly labelFiles: readonly (Omit<CheckedFile, "official"> & { readonly official: boolean | null })[];
  readonly notChecked: readonly { readonly rule: string; readonly reason: string }[];
  readonly findings: readonly (ReportedFinding & { readonly of?: number })[];
}

/** What coverage left behind. */
export type CoverageInput = CoverageReport & { readonly verdict: string };

/** What validate-audio left behind, and the first of its faults. */
export interface AudioInput {
  readonly totals: AudioTotals;
  readonly failed: readonly FailedFile[];
}

/** A file with faults. */
export interface FailedFile {
  readonly file: string;
  readonly reasons: readonly { readonly rule: string; readonly severity: string; readonly text: string }[];
}

/** A table from a CSV: its header, its first rows, and how many there are. */
export interface FirstRows {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly total: number;
}

/** Reads a report of this project; undefined where it is not there. Throws InputError where its members are missing. */
export async function readReportJson<T>(
  folder: string,
  name: string,
  members: readonly string[],
): Promise<T | undefined> {
  const path = join(folder, name);
  if (!exists(path)) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(await readText(path));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`Cannot read ${path}: expected JSON, got ${(error as Error).message}`);
  }
  const missing = members.find((member) => typeof data !== "object" || data === null || !(member in data));
  if (missing !== undefined)
    throw new InputError(
      `Cannot read ${path}: expected a report with ${members.join(", ")}, got one without ${missing}`,
    );
  return data as T;
}

/** Findings as the page shows them; label names come from metadata_labels.csv, which has them in the same order. */
export function shownFindings(findings: MetadataInput["findings"], names: ReadonlyMap<string, string>): ShownFinding[] {
  return findings.map((finding) => ({
    ...finding,
    of: finding.of,
    labels: finding.labels.map((label) => ({
      ...label,
      name: names.get(label.id) ?? label.id,
      detail: label.detail ?? "",
    })),
  }));
}

/** The first `most` files with faults in audio_faults.jsonl: those that lose a file first, then those with notes, each in order of path. */
export function readFailedFiles(folder: string, most: number): FailedFile[] {
  const path = join(folder, "audio_faults.jsonl");
  if (!exists(path)) return [];
  const failed = new Map<string, FailedFile["reasons"][number][]>();
  const noted = new Map<string, FailedFile["reasons"][number][]>();
  for (const { text } of readTextLines(path)) {
    const fault = readFault(text);
    if (fault === undefined) continue;
    const { file, ...reason } = fault;
    const known = failed.get(file) ?? noted.get(file);
    if (known !== undefined) known.push(reason);
    const into = reason.severity === "error" ? failed : noted;
    if (reason.severity === "error" && noted.has(file)) {
      failed.set(file, noted.get(file)!);
      noted.delete(file);
    } else if (known === undefined && into.size < most) into.set(file, [reason]);
  }
  return [...failed, ...noted].slice(0, most).map(([file, reasons]) => ({ file, reasons: reasons.slice(0, 10) }));
}

function readFault(line: string): { file: string; rule: string; severity: string; text: string } | undefined {
  try {
    const { file, rule, severity, expected, found } = JSON.parse(line) as Record<string, unknown>;
    if (typeof file !== "string" || typeof rule !== "string") return undefined;
    return { file, rule, severity: String(severity), text: `expected ${expected}, got ${found}` };
  } catch {
    return undefined;
  }
}

/** The first rows of a CSV of this project and how many it has; undefined where it is not there. Lines are counted, so none may hold an LF. */
export function readFirstRows(folder: string, name: string, most: number): FirstRows | undefined {
  const path = join(folder, name);
  if (!exists(path)) return undefined;
  const kept: string[] = [];
  let total = -1;
  for (const { text } of readTextLines(path)) {
    if (total < most) kept.push(text);
    total++;
  }
  const [header = [], ...rows] = parseWhole(kept);
  return { header, rows, total };
}

/** A quoted field may go on in the next line, and the last one may be cut: rows that cannot be read are left out. */
function parseWhole(lines: readonly string[]): string[][] {
  for (let count = lines.length; count > 0; count--) {
    try {
      return parseCsv(`${lines.slice(0, count).join("\n")}\n`);
    } catch {
      // One line fewer.
    }
  }
  return [];
}
