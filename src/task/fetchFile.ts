import { describeProof, type FileProof } from "../format/fileProof.js";
import { download, type Patience } from "../io/download.js";
import { exists } from "../io/findFiles.js";
import { readPart } from "../io/partFile.js";
import { faultOfFile, fileSize } from "../io/proveFile.js";
import { createRateMeter } from "../io/rateMeter.js";
import { InputError } from "../io/readBytes.js";
import type { Context } from "./task.js";

/** What is to be done for one published file. */
export interface PlannedFile {
  readonly name: string;
  readonly path: string;
  /** Addresses in the order in which they are tried. */
  readonly urls: readonly string[];
  readonly proof: FileProof;
  readonly action: "nothing to do" | "fetch" | "resume" | "replace";
  /** Bytes that an earlier run has left. */
  readonly haveBytes: number;
  /** Why the file that is there is not the published one. */
  readonly fault: string | undefined;
}

/** How it went with one published file. */
export interface FetchedFile {
  readonly name: string;
  readonly path: string;
  readonly state: "already there" | "fetched" | "failed";
  readonly bytes: number | undefined;
  /** Bytes of an earlier run that this one went on from. */
  readonly resumedAt: number;
  readonly url: string | undefined;
  readonly proof: string;
  /** Reasons of a failure, one an address. */
  readonly why: readonly string[];
  /** True where no server answered: there may be no network. */
  readonly unreachable: boolean;
}

/** Looks at what is there of a file: proven, something else under its name, a part, or nothing. */
export async function planFile(file: Pick<PlannedFile, "name" | "path" | "urls" | "proof">): Promise<PlannedFile> {
  const fault = exists(file.path) ? await faultOf(file.path, file.proof) : undefined;
  const haveBytes = readPart(file.path).bytes;
  const action = exists(file.path)
    ? fault === undefined
      ? "nothing to do"
      : "replace"
    : haveBytes > 0
      ? "resume"
      : "fetch";
  return { ...file, action, haveBytes, fault };
}

/**
 * Does what the plan says for one file, with progress on the terminal. A file that is there but is not the published one is kept unless
 * `replace` is set. Never throws but for the signal: a failure is a result, so that the other files are still fetched.
 */
export async function fetchFile(
  file: PlannedFile,
  { terminal, signal, patience, replace }: Context & { patience: Patience; replace: boolean },
): Promise<FetchedFile> {
  const proof = describeProof(file.proof);
  const { name, path } = file;
  const result = { name, path, bytes: undefined, resumedAt: 0, url: undefined, proof, why: [], unreachable: false };
  if (file.action === "nothing to do") return { ...result, state: "already there", bytes: fileSize(path) };
  if (file.action === "replace" && !replace) {
    const why = `another file is there under this name (${file.fault}); move it away or give --replace`;
    terminal.note(`${file.name}: ${why}`);
    return { ...result, state: "failed", why: [why] };
  }
  const meter = createRateMeter();
  let told = 0;
  const onBytes = (bytes: number, total: number | undefined) => {
    const line = `${file.name}: ${progressText(bytes, total, meter.add(bytes))}`;
    terminal.status(line);
    if (!terminal.interactive && meter.seconds() - told >= TELL_EVERY_S) {
      told = meter.seconds();
      terminal.note(line);
    }
  };
  const onTrouble = (why: string) => terminal.note(`${file.name}: ${why}; trying again`);
  try {
    const end = await download(file, { signal, patience, onBytes, onTrouble });
    if (end.ok) {
      const resumed = end.resumedAt > 0 ? `, from ${sizeText(end.resumedAt)} on` : "";
      terminal.note(`${file.name}: ${sizeText(end.bytes)}${resumed}, proven by ${proof}`);
      return { ...result, state: "fetched", bytes: end.bytes, resumedAt: end.resumedAt, url: end.url };
    }
    const why = end.reasons.map((reason) => `${reason.url} ${reason.why}`);
    for (const one of why) terminal.note(`${file.name}: ${one}`);
    return { ...result, state: "failed", why, unreachable: end.reasons.every(({ answered }) => !answered) };
  } catch (error) {
    if (signal.aborted) throw stopped(file);
    const { message } = error as Error;
    terminal.note(`${file.name}: ${message}`);
    return { ...result, state: "failed", why: [message] };
  }
}

const TELL_EVERY_S = 10;

/** A number of bytes for people, in decimal units. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function progressText(bytes: number, total: number | undefined, bytesPerSecond: number): string {
  const rate = `${sizeText(Math.round(bytesPerSecond))}/s`;
  if (total === undefined) return `${sizeText(bytes)}  ${rate}`;
  const left = bytesPerSecond > 0 ? Math.ceil((total - bytes) / bytesPerSecond) : undefined;
  const remaining = left === undefined ? "" : left >= 90 ? `  ${Math.round(left / 60)} min left` : `  ${left} s left`;
  return `${sizeText(bytes)} of ${sizeText(total)}  ${rate}${remaining}`;
}

async function faultOf(path: string, proof: FileProof): Promise<string | undefined> {
  return faultOfFile(path, proof).catch((error: Error) => error.message);
}

function stopped({ name, path }: PlannedFile): InputError {
  const { bytes } = readPart(path);
  const part = bytes > 0 ? `: ${sizeText(bytes)} of ${name} are kept, the same command goes on from there` : "";
  return new InputError(`Stopped by the user${part}`);
}
