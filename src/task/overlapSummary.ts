import { formatCount } from "../format/numberText.js";
import type { OverlapReport } from "./overlapReport.js";
import { textTable } from "./table.js";
import type { Outcome } from "./task.js";
import { writtenLines } from "./writtenLines.js";

/** The end of an overlap analysis: the rules side by side, what is known of the labels, warnings and the files. */
export function concludeOverlap(report: OverlapReport, files: readonly string[]): Outcome {
  const { rules, together, unknownRelatives, labels, labelReport } = report;
  const totalMs = labels.reduce((sum, label) => sum + label.totalMs, 0);
  const aloneMs = labels.reduce((sum, label) => sum + label.aloneMs, 0);
  const json = {
    kind: "strong",
    subset: report.subset.name,
    file: labelReport.path,
    events: report.chosen.events,
    labels: labels.length,
    totalSeconds: totalMs / 1000,
    aloneSeconds: aloneMs / 1000,
    rules: rules.map(({ key, name, events, overlapped, share, low, high }) => ({
      key,
      name,
      events,
      overlapped,
      share,
      low,
      high,
    })),
    polyphony: together && {
      audioSeconds: together.polyphony.totalMs / 1000,
      shares: together.polyphony.ms.map((ms) => ms / together.polyphony.totalMs),
      segments: together.segments,
      knownLengths: together.knownLengths,
    },
    pairs: together && {
      seen: together.pairs.filter(({ segments }) => segments > 0).length,
      seenOnce: together.pairs.filter(({ segments }) => segments === 1).length,
      neverSeen: together.pairs.filter(({ segments }) => segments === 0).length,
    },
    unknownRelatives,
    warnings: report.warnings,
    files,
  };
  const warnings = report.warnings.map((warning) => `warning: ${warning}`);
  const text = [
    rulesTable(report),
    ...secondsLines(totalMs, aloneMs),
    ...togetherLines(report),
    ...relativesLines(report),
    ...warnings,
    ...writtenLines(files),
  ].join("\n");
  return { json, text, files };
}

function rulesTable({ rules, subset }: OverlapReport): string {
  const header = ["counts as overlap", subset.framed ? "frames" : "events", "overlapped", "share", "95 % interval"];
  return textTable(
    header,
    rules.map(({ key, name, events, overlapped, share, low, high }) => [
      key === "published" ? `${name} (published)` : name,
      formatCount(events),
      formatCount(overlapped),
      percentText(share),
      `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)} %`,
    ]),
  );
}

function secondsLines(totalMs: number, aloneMs: number): string[] {
  if (totalMs === 0) return [];
  const hours = (ms: number) => `${(ms / 3_600_000).toFixed(2)} h`;
  return [`Of ${hours(totalMs)} of label-time ${hours(aloneMs)} (${percentText(aloneMs / totalMs)}) sound alone.`];
}

function togetherLines({ together }: OverlapReport): string[] {
  if (together === undefined || together.polyphony.totalMs === 0) return [];
  const { ms, totalMs } = together.polyphony;
  const shares = ms.slice(0, 4).map((part, n) => `${n}: ${percentText(part / totalMs)}`);
  const seen = together.pairs.filter(({ segments }) => segments > 0);
  const once = seen.filter(({ segments }) => segments === 1).length;
  const never = together.pairs.length - seen.length;
  return [
    `Labels at once, share of ${(totalMs / 3_600_000).toFixed(2)} h of audio: ${shares.join(", ")}${ms.length > 4 ? `, more: ${percentText(ms.slice(4).reduce((sum, part) => sum + part, 0) / totalMs)}` : ""}.`,
    `${formatCount(seen.length)} pairs of labels share a segment, ${formatCount(once)} of them one only; ${formatCount(never)} that chance would put together ten times never do.`,
  ];
}

function relativesLines({ unknownRelatives }: OverlapReport): string[] {
  if (unknownRelatives.length === 0) return [];
  const events = unknownRelatives.reduce((sum, label) => sum + label.events, 0);
  const names = unknownRelatives.map(({ name }) => name).join("; ");
  return [
    `${unknownRelatives.length} labels (${formatCount(events)} events) are not in the ontology, so they have no known relatives: ${names}. --relations gives them parents.`,
  ];
}

function percentText(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
