/** Where a run's words go: data to stdout, progress and notes to stderr. */
export interface Terminal {
  /** Data: tables, JSON. */
  out(text: string): void;
  /** A line of progress, a note or an error. */
  note(text: string): void;
  /** A line that the next one overwrites, on a terminal; nothing elsewhere. */
  status(text: string): void;
  /** Columns of the terminal, 100 where it is none. */
  readonly width: number;
  readonly interactive: boolean;
}

/** The process's own stdout and stderr. */
export function processTerminal(): Terminal {
  const interactive = process.stderr.isTTY === true;
  let shown = false;
  const clear = () => {
    if (shown) process.stderr.write("\r\x1b[K");
    shown = false;
  };
  return {
    out(text) {
      clear();
      process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
    },
    note(text) {
      clear();
      process.stderr.write(`${text}\n`);
    },
    status(text) {
      if (!interactive) return;
      clear();
      process.stderr.write(text.slice(0, (process.stderr.columns ?? 100) - 1));
      shown = true;
    },
    width: process.stdout.columns ?? 100,
    interactive,
  };
}
