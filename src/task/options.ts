import type { Param, Params, ParamValue } from "./task.js";

/** A mistake in how a command was called: told with a hint to `--help`, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The command-line form of an option's name: pngWidth -> --png-width. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;
}

/**
 * Reads argv by `params`: `--flag value`, `--flag=value`, lists as several values or a repeated flag, booleans without a value (`--no-flag` turns one off),
 * positional options by place. Ids may begin with `-`: a word that is no known flag stands for a positional option where one is open.
 * Throws UsageError for an unknown option, a missing or superfluous value, a value outside the choices, a required option that is not given.
 */
export function parseOptions(params: Params, argv: readonly string[]): Record<string, ParamValue> {
  const byFlag = new Map(
    Object.keys(params)
      .filter((name) => !params[name]!.positional)
      .map((name) => [flagOf(name), name]),
  );
  const places = Object.keys(params).filter((name) => params[name]!.positional);
  const given = new Map<string, ParamValue>();
  let onlyValues = false;
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    if (word === "--" && !onlyValues) {
      onlyValues = true;
      continue;
    }
    const [flag, inline] = splitFlag(word);
    const negated = flag.startsWith("--no-") ? byFlag.get(`--${flag.slice(5)}`) : undefined;
    const name = onlyValues ? undefined : byFlag.get(flag);
    if (name !== undefined) {
      const param = params[name]!;
      if (typeof param.default === "boolean") {
        if (inline !== undefined && inline !== "true" && inline !== "false")
          throw new UsageError(`Invalid ${flag}: expected no value, got ${JSON.stringify(inline)}`);
        given.set(name, inline !== "false");
      } else if (Array.isArray(param.default)) {
        const values = inline !== undefined ? [inline] : valuesAfter(argv, i, byFlag);
        if (values.length === 0)
          throw new UsageError(`Missing value: ${flag} expects ${param.value ?? "at least one"}`);
        if (inline === undefined) i += values.length;
        given.set(name, [...((given.get(name) as readonly string[]) ?? []), ...values]);
      } else {
        const value = inline ?? argv[++i];
        if (value === undefined || (inline === undefined && isFlag(value, byFlag)))
          throw new UsageError(`Missing value: ${flag} expects ${param.value ?? param.choices?.join("|") ?? "one"}`);
        if (given.has(name)) throw new UsageError(`Repeated option: ${flag} is given twice`);
        given.set(name, typeof param.default === "number" ? toNumber(flag, value) : value);
      }
    } else if (!onlyValues && negated !== undefined && typeof params[negated]!.default === "boolean") {
      given.set(negated, false);
    } else {
      takePositional(params, places, given, word, onlyValues);
    }
  }
  return complete(params, given);
}

function complete(params: Params, given: ReadonlyMap<string, ParamValue>): Record<string, ParamValue> {
  const options: Record<string, ParamValue> = {};
  for (const [name, param] of Object.entries(params)) {
    const value = given.get(name);
    if (value === undefined && param.required)
      throw new UsageError(`Missing option: ${nameForPeople(name, param)} must be given`);
    options[name] = value ?? param.default;
    if (value !== undefined && param.range && !(Number(value) >= param.range[0] && Number(value) <= param.range[1])) {
      throw new UsageError(
        `Invalid ${nameForPeople(name, param)}: expected ${param.range[0]} to ${param.range[1]}, got ${value}`,
      );
    }
    const values = Array.isArray(options[name]) ? (options[name] as readonly string[]) : [String(options[name])];
    if (value !== undefined && param.choices && !values.every((one) => param.choices!.includes(one))) {
      throw new UsageError(
        `Invalid ${nameForPeople(name, param)}: expected ${param.choices.join(", ")}, got ${JSON.stringify(value)}`,
      );
    }
  }
  return options;
}

function takePositional(
  params: Params,
  places: readonly string[],
  given: Map<string, ParamValue>,
  word: string,
  onlyValues: boolean,
): void {
  const open = places.find((name) => Array.isArray(params[name]!.default) || !given.has(name));
  // Video ids may begin with `-` or `--`; such a word is long and has no `=`.
  const looksLikeFlag = !onlyValues && /^--?[a-z]/.test(word) && !/^[A-Za-z0-9_-]{11}(_[0-9]+)?$/.test(word);
  if (open === undefined || looksLikeFlag) {
    throw new UsageError(
      word.startsWith("-") ? `Unknown option: ${JSON.stringify(word)}` : `Unexpected value: ${JSON.stringify(word)}`,
    );
  }
  given.set(
    open,
    Array.isArray(params[open]!.default) ? [...((given.get(open) as readonly string[]) ?? []), word] : word,
  );
}

function nameForPeople(name: string, param: Param): string {
  return param.positional ? (param.value ?? name.toUpperCase()) : flagOf(name);
}

function splitFlag(word: string): [string, string | undefined] {
  const at = word.startsWith("--") ? word.indexOf("=") : -1;
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

function isFlag(word: string, byFlag: ReadonlyMap<string, string>): boolean {
  const flag = splitFlag(word)[0];
  return byFlag.has(flag) || (flag.startsWith("--no-") && byFlag.has(`--${flag.slice(5)}`));
}

function valuesAfter(argv: readonly string[], at: number, byFlag: ReadonlyMap<string, string>): string[] {
  const values: string[] = [];
  for (const word of argv.slice(at + 1)) {
    if (word === "--" || isFlag(word, byFlag) || /^--[a-z]/.test(word)) break;
    values.push(word);
  }
  return values;
}

function toNumber(flag: string, text: string): number {
  if (/^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?$/i.test(text)) return Number(text);
  throw new UsageError(`Invalid ${flag}: expected a number, got ${JSON.stringify(text)}`);
}
