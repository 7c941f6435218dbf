import type { Corpus } from "./corpus.js";

/** How bad a finding is. `by-design` is no fault: it surprises people, but AudioSet is meant to be so. */
export type Severity = "error" | "warning" | "info" | "by-design";

/** All severities, the worst first. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "info", "by-design"];

/** One place that a rule found. `line` counts from 1; 0 stands for the file as a whole. */
export interface Example {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** What a rule found for one label. */
export interface LabelFinding {
  readonly id: string;
  readonly count: number;
  /** What the count is out of. */
  readonly of: number;
  readonly detail?: string;
}

/** What a rule found in one file, or about one subject of it (a target, a pair of lists). */
export interface Finding {
  readonly file: string;
  /** Empty where the finding is about the file as a whole. */
  readonly subject: string;
  readonly count: number;
  /** What the count is out of; undefined where that says nothing. */
  readonly of: number | undefined;
  /** What is counted, in the plural: `events`, `segments`. */
  readonly unit: string;
  /** One more sentence with figures; may be empty. */
  readonly detail: string;
  /** The first places, in order of the file. */
  readonly examples: readonly Example[];
  readonly labels: readonly LabelFinding[];
}

/** One rule as data. `check` returns its findings, or the reason why it cannot be checked on this corpus. */
export interface Rule {
  readonly id: string;
  /** What is expected (error, warning) or what is so (info, by-design), for people. */
  readonly sentence: string;
  readonly severity: Severity;
  check(corpus: Corpus): readonly Finding[] | string;
}

/** How many examples a finding keeps. */
export const KEPT_EXAMPLES = 10;

/** Collects one finding place by place; the text of an example is only made while few are kept. */
export interface Tally {
  add(line: number, text: () => string): void;
  readonly count: number;
  /** The finding, or none where nothing was added. */
  findings(more?: { of?: number; detail?: string; labels?: readonly LabelFinding[] }): Finding[];
}

/** Starts an empty tally for a file. */
export function createTally(file: string, unit: string, subject = ""): Tally {
  const examples: Example[] = [];
  let count = 0;
  return {
    add(line, text) {
      count++;
      if (examples.length < KEPT_EXAMPLES) examples.push({ file, line, text: text() });
    },
    get count() {
      return count;
    },
    findings: ({ of, detail = "", labels = [] } = {}) =>
      count > 0 ? [{ file, subject, count, of, unit, detail, examples, labels }] : [],
  };
}

/** Label counts of a finding: those above zero, the largest first, ties by id. */
export function labelFindings(
  ids: readonly string[],
  counts: ArrayLike<number>,
  of: ArrayLike<number>,
): LabelFinding[] {
  return ids
    .map((id, i) => ({ id, count: counts[i]!, of: of[i]! }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

/** A number of things in words: `1 file`, `3 files`. */
export function unitText(count: number, unit: string): string {
  return count === 1 ? unit.replace(/s$/, "") : unit;
}
