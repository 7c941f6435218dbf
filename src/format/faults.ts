/** One thing that is wrong in a file. `line` counts from 1; 0 stands for the file as a whole. */
export interface Fault {
  readonly line: number;
  /** Short stable name of the broken rule, such as `column-count`. */
  readonly rule: string;
  readonly expected: string;
  readonly found: string;
}

/** What a reader found wrong: all of it counted, the first ones (in file order) kept. A fatal fault ended the reading. */
export interface Faults {
  total: number;
  readonly counts: Record<string, number>;
  readonly first: Fault[];
  fatal: boolean;
}

/** A list without faults. */
export function noFaults(): Faults {
  return { total: 0, counts: {}, first: [], fatal: false };
}

/** How many faults a list keeps for each rule; the others are only counted, so that a wrong file cannot fill the memory. */
export const KEPT_FAULTS_PER_RULE = 20;

/** Counts one more fault and keeps it while its rule has few. */
export function addFault(faults: Faults, fault: Fault): void {
  const seen = faults.counts[fault.rule] ?? 0;
  faults.counts[fault.rule] = seen + 1;
  faults.total++;
  if (seen < KEPT_FAULTS_PER_RULE) faults.first.push(fault);
}

/** Counts a fault that ends the reading. */
export function addFatalFault(faults: Faults, fault: Fault): void {
  addFault(faults, fault);
  faults.fatal = true;
}

/** One line for people: `eval_segments.csv:17: expected 4 fields, got 2`. */
export function describeFault(file: string, fault: Fault): string {
  const place = fault.line > 0 ? `${file}:${fault.line}` : file;
  return `${place}: expected ${fault.expected}, got ${fault.found}`;
}

/** Text from a file as it may be shown: quoted, control characters escaped, cut at 60 characters. */
export function quoteFound(text: string): string {
  const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return JSON.stringify(shown).replace(
    /[\u007f-\u009f\u2028-\u202e]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
