import type { AudioRow } from "../format/audioRow.js";

/** The limits that a file must keep to stay in the list of usable files; the defaults keep everything that can be trained on. */
export interface AudioLimits {
  /** Seconds by which a file may differ from its label's length before that is a finding. */
  readonly tolerance: number;
  readonly minSeconds: number;
  /** Largest share of clipped samples, 0..1. */
  readonly maxClipped: number;
  /** Longest stretch of digital silence in seconds; 0 for no limit. */
  readonly maxZeroSeconds: number;
  /** Further rules whose files leave the list. */
  readonly drop: readonly string[];
}

/** What is known from outside the file: its label's length, and the first file with the same content. */
export interface AudioContext {
  readonly listedMs: number | undefined;
  readonly duplicateOf: string | undefined;
}

/** One thing that is wrong with a file; `drops` tells that it takes the file out of the list. */
export interface AudioFinding {
  readonly rule: string;
  readonly drops: boolean;
  readonly expected: string;
  readonly found: string;
}

/**
 * Everything wrong with one file. Only undecodable, empty, non-finite and all-silent files leave the list by themselves; the limits
 * and `drop` take out more. Clipping, equal channels and DC are measured, not judged: they are normal on YouTube.
 */
export function judgeAudio(
  row: AudioRow,
  { listedMs, duplicateOf }: AudioContext,
  limits: AudioLimits,
): AudioFinding[] {
  const findings: AudioFinding[] = [];
  const add = (rule: string, drops: boolean, expected: string, found: string) =>
    findings.push({ rule, drops: drops || limits.drop.includes(rule), expected, found });
  for (const { rule, fatal, expected, found } of row.faults) add(rule, fatal, expected, found);
  const { measures } = row;
  if (duplicateOf !== undefined) add("duplicate-content", false, "content of its own", `the bytes of ${duplicateOf}`);
  if (!measures) return findings;
  const silent = measures.peak === 0 && measures.nonFinite === 0;
  if (measures.nonFinite > 0) add("non-finite", true, "finite samples", `${measures.nonFinite} that are not`);
  if (silent) add("silent", true, "a sample that is not zero", `${measures.frames} frames of zeros`);
  if (listedMs !== undefined && Math.abs(measures.seconds - listedMs / 1000) > limits.tolerance)
    add("duration-differs", false, `${listedMs / 1000} s as listed`, `${seconds(measures.seconds)} s`);
  if (measures.featureFault !== "" && !silent && measures.nonFinite === 0)
    add("no-features", false, "finite features that vary", measures.featureFault);
  if (measures.seconds < limits.minSeconds)
    add("too-short", true, `${limits.minSeconds} s or more`, `${seconds(measures.seconds)} s`);
  if (measures.clippedShare > limits.maxClipped)
    add("too-clipped", true, `${limits.maxClipped} of the samples clipped at most`, measures.clippedShare.toFixed(6));
  if (limits.maxZeroSeconds > 0 && measures.longestZeroSeconds > limits.maxZeroSeconds)
    add(
      "long-silence",
      true,
      `${limits.maxZeroSeconds} s of zeros at most`,
      `${seconds(measures.longestZeroSeconds)} s`,
    );
  return findings;
}

function seconds(value: number): string {
  return String(Number(value.toFixed(3)));
}
