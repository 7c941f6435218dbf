import type { Subset } from "../audioset/subset.js";
import { durationText, groupDigits } from "./numberText.js";

/** How the values of one kind of label file are said in figures: occurrences, hours of label-time, or rated frames. */
export interface MeasureUnit {
  /** What is counted, as axis titles say it. */
  readonly title: string;
  /** The denominator of shares. */
  readonly whole: string;
  /** One label's value on the axes of single labels, with the unit. */
  readonly perLabel: string;
  /** From the table's value (occurrences or milliseconds) to the long axis (occurrences or hours). */
  readonly toAxis: (value: number) => number;
  /** From the table's value to the axis of single labels (occurrences or seconds). */
  readonly toLabelAxis: (value: number) => number;
  readonly text: (value: number) => string;
}

const occurrences: MeasureUnit = {
  title: "Label occurrences",
  whole: "all label occurrences",
  perLabel: "Occurrences of the label",
  toAxis: (value) => value,
  toLabelAxis: (value) => value,
  text: groupDigits,
};

const labelTime: MeasureUnit = {
  title: "Labelled time (hours; sounds at the same time count each)",
  whole: "summed label-time, overlaps counted",
  perLabel: "Labelled time of the label (s)",
  toAxis: (ms) => ms / 3_600_000,
  toLabelAxis: (ms) => ms / 1000,
  text: (ms) => durationText(ms / 1000),
};

const frames: MeasureUnit = {
  ...labelTime,
  title: "Frames rated PRESENT (hours at 0.96 s a frame)",
  whole: "all frames rated PRESENT",
  perLabel: "Frames rated PRESENT of the label (s at 0.96 s)",
};

/** The unit in which a subset's labels are measured. */
export function measureUnit({ kind, framed }: Subset): MeasureUnit {
  return kind === "weak" ? occurrences : framed ? frames : labelTime;
}
