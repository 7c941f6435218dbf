import type { Subset } from "../audioset/subset.js";
import { durationText, groupDigits } from "./numberText.js";

/** How the values of one kind of label file are said in figures: occurrences, hours of label-time, or rated frames. */
export interface MeasureUnit {
  /** What is counted, as axis titles say it. */
  readonly title: string;
  /** The same in a panel's title: after "by", and at its start. */
  readonly by: string;
  readonly noun: string;
  /** The denominator of shares. */
  readonly whole: string;
  /** One label's value on the axes of single labels, with the unit. */
  readonly perLabel: string;
  /** From the table's value (occurrences or milliseconds) to the long axis (occurrences, hours, frames). */
  readonly toAxis: (value: number) => number;
  /** From the table's value to the axis of single labels (occurrences or seconds). */
  readonly toLabelAxis: (value: number) => number;
  readonly text: (value: number) => string;
}

const occurrences: MeasureUnit = {
  title: "Label occurrences",
  by: "occurrences",
  noun: "Occurrences",
  whole: "all label occurrences",
  perLabel: "Occurrences per label",
  toAxis: (value) => value,
  toLabelAxis: (value) => value,
  text: groupDigits,
};

const labelTime: MeasureUnit = {
  title: "Labelled time (hours; sounds at the same time count each)",
  by: "labelled time",
  noun: "Labelled time",
  whole: "summed label-time, overlaps counted",
  perLabel: "Labelled time per label (s)",
  toAxis: (ms) => ms / 3_600_000,
  toLabelAxis: (ms) => ms / 1000,
  text: (ms) => durationText(ms / 1000),
};

const FRAME_MS = 960;

const frames: MeasureUnit = {
  title: "Frames rated PRESENT (0.96 s each)",
  by: "frames rated PRESENT",
  noun: "Frames rated PRESENT",
  whole: "all frames rated PRESENT",
  perLabel: "Frames rated PRESENT per label (in s, 0.96 s each)",
  toAxis: (ms) => ms / FRAME_MS,
  toLabelAxis: (ms) => ms / 1000,
  text: (ms) => groupDigits(Math.round(ms / FRAME_MS)),
};

/** The unit in which a subset's labels are measured. */
export function measureUnit({ kind, framed }: Subset): MeasureUnit {
  return kind === "weak" ? occurrences : framed ? frames : labelTime;
}
