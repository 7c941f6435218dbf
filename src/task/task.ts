import type { Terminal } from "../io/terminal.js";

/** The value of an option; its default tells the type. */
export type ParamValue = string | number | boolean | readonly string[];

/** One option of a task as data: the command line, `--help`, the README and the notebooks are made from it. */
export interface Param {
  readonly default: ParamValue;
  /** One sentence. */
  readonly about: string;
  /** The only values that are taken. */
  readonly choices?: readonly string[];
  /** What stands for the value in `--help`, such as FILE. */
  readonly value?: string;
  /** Smallest and largest value of a number, both taken. */
  readonly range?: readonly [number, number];
  /** Must be given. */
  readonly required?: true;
  /** Given without its name, such as the label of show-label. */
  readonly positional?: true;
}

/** A task's options by name, in camelCase; on the command line `--in-kebab-case`. */
export type Params = Readonly<Record<string, Param>>;

/** The values of a task's options: the type follows from each default, or from the choices. */
export type Options<P extends Params> = {
  readonly [K in keyof P]: P[K] extends { readonly choices: readonly (infer C)[]; readonly default: string }
    ? C
    : Widen<P[K]["default"]>;
};

type Widen<V> = V extends boolean ? boolean : V extends number ? number : V extends string ? string : readonly string[];

/** What a run may use of the world around it. */
export interface Context {
  readonly terminal: Terminal;
  /** Set when the user stops the run. */
  readonly signal: AbortSignal;
}

/** What a run ends with. Only data: the command line prints it, a notebook shows it. */
export interface Outcome {
  /** The object that `--json` prints. */
  readonly json: object;
  /** Text for people on stdout, without `--json`. */
  readonly text: string;
  /** Files written, as paths for people. */
  readonly files: readonly string[];
  /** True where the run found something that its user must see (exit code 1). */
  readonly findings?: boolean;
  /** True where a part of the run could not be done (exit code 2), though there is something to print. */
  readonly failed?: boolean;
}

/** One module per script and notebook pair. */
export interface Task<P extends Params = Params> {
  readonly name: string;
  /** One sentence. */
  readonly about: string;
  readonly params: P;
  run(options: Options<P>, context: Context): Promise<Outcome>;
}

/** States a task; the options' types follow from `params` (declare it `as const satisfies Params`). */
export function defineTask<const P extends Params>(task: Task<P>): Task<P> {
  return task;
}
