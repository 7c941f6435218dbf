import type { Terminal } from "../src/io/terminal.js";

/** A terminal that keeps what it is told: `outs` for stdout, `notes` for stderr, `statuses` for the line that is overwritten. */
export interface QuietTerminal extends Terminal {
  readonly outs: string[];
  readonly notes: string[];
  readonly statuses: string[];
}

/** Makes a terminal for a test. */
export function quietTerminal(): QuietTerminal {
  const outs: string[] = [];
  const notes: string[] = [];
  const statuses: string[] = [];
  return {
    outs,
    notes,
    statuses,
    out: (text) => void outs.push(text),
    note: (text) => void notes.push(text),
    status: (text) => void statuses.push(text),
    width: 100,
    interactive: false,
  };
}
