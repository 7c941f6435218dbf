import { clipHtml } from "../display/reportClip.js";
import { badge, findingsHtml, type ShownFinding } from "../display/reportFindings.js";
import type { ReportSection, ReportStatus, ReportVerdict } from "../display/reportPage.js";
import { reportTable, shownText } from "../display/reportTable.js";
import { formatCount, formatDecimal } from "../format/numberText.js";
import { readWav } from "../format/wavDecode.js";
import { readWhole } from "../io/readWhole.js";
import { mixToMono } from "../signal/mono.js";
import { officialText } from "./metadataText.js";
import type { AudioInput, CoverageInput, FailedFile, FirstRows, MetadataInput } from "./reportInputs.js";

/** A fragment that may be left out where the page would grow too large, with what stands there instead. */
export interface Media {
  readonly html: string;
  readonly instead: string;
}

/** The verdict on the label files. */
export function metadataVerdict(input: MetadataInput | undefined): ReportVerdict {
  if (input === undefined) return notRun("validate-metadata", "label files");
  const { counts, verdict } = input;
  return {
    status: counts.error > 0 ? "error" : counts.warning > 0 ? "warning" : "good",
    text: `Label files: ${verdict}`,
  };
}

/** The verdict on which clips are there. */
export function coverageVerdict(input: CoverageInput | undefined): ReportVerdict {
  if (input === undefined) return notRun("coverage", "which clips are there");
  const bad = input.troubles.some(
    ({ trouble }) => trouble === "empty" || trouble === "unreadable" || trouble === "unnamed",
  );
  return { status: bad ? "warning" : "info", text: `Coverage: ${input.verdict}` };
}

/** The verdict on the audio files. */
export function audioVerdict(input: AudioInput | undefined): ReportVerdict {
  if (input === undefined) return notRun("validate-audio", "audio files");
  const { files, usable, withFindings } = input.totals;
  const status: ReportStatus = files > 0 && usable === 0 ? "error" : withFindings > 0 ? "warning" : "good";
  return {
    status,
    text: `Audio: ${formatCount(usable)} of ${formatCount(files)} files are usable; ${formatCount(withFindings)} have findings.`,
  };
}

/** The verdict over all: the worst of the parts. */
export function overallVerdict(parts: readonly ReportVerdict[]): ReportVerdict {
  const status =
    (["error", "warning", "good"] as const).find((wanted) => parts.some((part) => part.status === wanted)) ?? "info";
  const text = {
    error: "Not fit to train on as it is: something is broken. The entries marked as errors say what, and where.",
    warning: "Fit to train on once the warnings below have been read.",
    good: "Fit to train on: nothing is wrong.",
    info: "Nothing was checked that could be wrong.",
  }[status];
  return { status, text };
}

/** Label files, findings, and what could not be checked. */
export function metadataSection(
  input: MetadataInput | undefined,
  findings: readonly ShownFinding[],
  pictures: ReadonlyMap<string, string>,
  dialogs: string,
  room: number,
): ReportSection {
  if (input === undefined) return missingSection("rules", "Rules", "validate-metadata");
  const files = reportTable({
    header: ["file", "subset", "rows", "by its hash"],
    rows: input.labelFiles.map((file) => [file.file, file.subset, formatCount(file.rows), officialText(file)]),
  });
  const skipped = input.notChecked.map(({ rule, reason }) => `<li>${shownText(rule)}: ${shownText(reason)}</li>`);
  const rest = skipped.length > 0 ? `<h3>Not checked</h3><ul>${skipped.join("")}</ul>` : "";
  return {
    id: "rules",
    title: "Rules",
    html: `<h3>Label files</h3>${files}<h3>Findings</h3>${findingsHtml(findings, pictures, room)}${rest}${dialogs}`,
  };
}

/** Subsets, known collections, classes and files that are not simply clips. */
export function coverageSection(
  input: CoverageInput | undefined,
  classes: FirstRows | undefined,
  files: FirstRows | undefined,
  figures: string,
): ReportSection {
  if (input === undefined) return missingSection("coverage", "Coverage", "coverage");
  const share = (part: number, whole: number): string => (whole > 0 ? `${((100 * part) / whole).toFixed(2)} %` : "");
  const subsets = reportTable({
    header: [
      "subset",
      "listed",
      "available",
      "share",
      "usable",
      "empty",
      "missing",
      "duplicate files",
      `classes with ${input.minSamples} or more`,
      "sha256 of the ids",
    ],
    rows: input.subsets.map((one) => [
      one.subset,
      formatCount(one.listed),
      formatCount(one.available),
      share(one.available, one.listed),
      one.usable === undefined || one.usable === null ? "" : formatCount(one.usable),
      formatCount(one.empty),
      formatCount(one.missing),
      formatCount(one.duplicateFiles),
      `${one.balance.availableEnough} of ${one.balance.listedEnough}`,
      one.sha256.slice(0, 16),
    ]),
  });
  const known = reportTable({
    header: ["subset", "known collection", "date", "its clips", "clips here"],
    rows: input.subsets.flatMap(({ subset, available, snapshots }) =>
      snapshots.map(({ name, date, clips }) => [subset, name, date, formatCount(clips), formatCount(available)]),
    ),
  });
  const rules = reportTable({
    header: ["naming rule", "files"],
    rows: input.rules.map(([rule, count]) => [rule, formatCount(count)]),
  });
  const shapes = reportTable({
    header: ["name shape that no rule reads", "files", "example"],
    rows: input.shapes.map(({ shape, files: count, example }) => [shape, formatCount(count), example]),
  });
  return {
    id: "coverage",
    title: "Coverage",
    html: [
      subsets,
      figures,
      "<h3>Known collections</h3>",
      known,
      "<h3>Names</h3>",
      rules,
      shapes,
      "<h3>Files that are not simply the clip of a segment</h3>",
      firstRows(files, "coverage_files.csv"),
      "<h3>Classes</h3>",
      firstRows(classes, "coverage_classes.csv"),
    ].join("\n"),
  };
}

/** Rules, formats and quantiles of the audio files, then those that failed. `clips` is made apart, as its sounds weigh. */
export function audioSection(input: AudioInput | undefined, clips: string, figures: string): ReportSection {
  if (input === undefined) return missingSection("audio", "Audio", "validate-audio");
  const { totals } = input;
  const dropping = new Set(totals.dropRules.map(([rule]) => rule));
  const rules = reportTable({
    header: ["severity", "rule", "files", "what becomes of them"],
    rows: totals.rules.map(([rule, count]) => [
      { html: badge(dropping.has(rule) ? "error" : "warning") },
      rule,
      formatCount(count),
      dropping.has(rule) ? "left out" : "kept",
    ]),
    ranked: { column: "severity", words: ["error", "warning"] },
  });
  const facts = reportTable({
    header: ["of the files", "value"],
    rows: [
      ["hours decoded", formatDecimal(totals.hours, 3)],
      ["sample rates", totals.sampleRates.map(([rate, count]) => `${rate} Hz: ${formatCount(count)}`).join(", ")],
      ["channels", totals.channels.map(([channels, count]) => `${channels}: ${formatCount(count)}`).join(", ")],
      ["encodings", totals.encodings.map(([encoding, count]) => `${encoding}: ${formatCount(count)}`).join(", ")],
      ["with some clipping", formatCount(totals.clipped)],
      ["with equal channels", formatCount(totals.identicalChannels)],
      ["with a dead channel beside others", formatCount(totals.deadChannels)],
    ],
  });
  return {
    id: "audio",
    title: "Audio",
    html: [rules, facts, figures, "<h3>Files with findings</h3>", clips].join("\n"),
  };
}

/** Files with their reasons, waveforms and players, as long as `room` bytes last: sounds get shorter, then fall away. Returns the HTML. */
export async function failedClips(failed: readonly FailedFile[], total: number, room: number): Promise<string> {
  const parts: string[] = [];
  let left = room;
  for (const file of failed) {
    const sound = left > 20_000 ? await readSound(file.file) : undefined;
    const player = left > 200_000 ? 90_000 : 0;
    const html = clipHtml({ ...file, sound }, player);
    if (html.length > left) break;
    left -= html.length;
    parts.push(html);
  }
  if (parts.length === 0 && total === 0) return `<p class="empty">None.</p>`;
  const rest =
    total > parts.length
      ? `<p class="quiet">The first ${formatCount(parts.length)} of ${formatCount(total)}; all in audio_faults.jsonl.</p>`
      : "";
  return parts.join("\n") + rest;
}

/** What can be decoded of a WAV file, as far as there is something. */
async function readSound(file: string): Promise<{ samples: Float32Array; sampleRate: number } | undefined> {
  if (!/\.wav$/i.test(file)) return undefined;
  try {
    const { header, channels } = readWav(await readWhole(file));
    if (!header || header.sampleRate <= 0 || channels.length === 0 || channels[0]!.length === 0) return undefined;
    const samples = mixToMono(channels).map((value) => (Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : 0));
    return { samples, sampleRate: header.sampleRate };
  } catch {
    // The reasons beside it say what is wrong; a file that has gone since has no sound either.
    return undefined;
  }
}

function firstRows(table: FirstRows | undefined, name: string): string {
  return table === undefined ? `<p class="empty">${name} is not there.</p>` : reportTable({ ...table, rest: name });
}

function missingSection(id: string, title: string, task: string): ReportSection {
  return { id, title, html: `<p class="empty">Not run: audioset ${task} --out ${"DIR"} writes what belongs here.</p>` };
}

function notRun(task: string, what: string): ReportVerdict {
  return { status: "info", text: `Not checked: ${what}; audioset ${task} does it.` };
}
