import { withStopSignal } from "../io/stop.js";
import { processTerminal, type Terminal } from "../io/terminal.js";
import { taskHelp } from "./help.js";
import { parseOptions, UsageError } from "./options.js";
import type { Options, Params, Task } from "./task.js";

/**
 * Runs a task from the command line: reads argv by the task's params, prints what it ends with, tells an error to people.
 * Returns the exit code: 0 done, 1 findings, 2 usage or failure. `--json` puts one object on stdout and nothing else.
 */
export async function runTask<P extends Params>(
  task: Task<P>,
  argv: readonly string[],
  terminal: Terminal = processTerminal(),
): Promise<number> {
  if (argv.includes("--help") || argv.includes("-h")) {
    terminal.out(taskHelp(task as unknown as Task));
    return 0;
  }
  try {
    const options = parseOptions(task.params, argv) as Options<P> & { readonly json?: boolean };
    const outcome = await withStopSignal((signal) => task.run(options, { terminal, signal }));
    terminal.out(options.json ? JSON.stringify(outcome.json, null, 2) : outcome.text);
    return outcome.failed ? 2 : outcome.findings ? 1 : 0;
  } catch (error) {
    tell(error, task.name, argv.includes("--debug"), terminal);
    return 2;
  }
}

function tell(error: unknown, name: string, debug: boolean, terminal: Terminal): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  terminal.note(debug && stack ? stack : message);
  if (error instanceof UsageError) terminal.note(`audioset ${name} --help lists the options.`);
}

/** Prints the list of tasks; a word that is no task is an error with the list after it. Returns the exit code. */
export function printOverview(
  argv: readonly string[],
  overview: string,
  terminal: Terminal = processTerminal(),
): number {
  const word = argv[0];
  if (word === undefined || word === "help" || word === "--help" || word === "-h") {
    terminal.out(overview);
    return 0;
  }
  terminal.note(`Unknown task: ${JSON.stringify(word)}\n\n${overview}`);
  return 2;
}
