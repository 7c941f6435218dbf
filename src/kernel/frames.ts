import type { MimeBundle } from "./mimeBundle.js";

/** What went wrong, as Jupyter tells it. */
export interface ErrorReport {
  ename: string;
  evalue: string;
  traceback: string[];
}

/** A cell for the process that runs them. */
export interface RunRequest {
  type: "run";
  id: number;
  /** What the cell is called in a traceback. */
  name: string;
  source: string;
  code: string;
  maps: string[];
  imports: string[];
  names: string[];
  /** Whether `prompt` may ask the reader. */
  canAsk: boolean;
}

/** How a cell ended; `assigned` names the variables that it set. */
export interface RunResult {
  type: "done";
  id: number;
  assigned: string[];
  result?: MimeBundle;
  error?: ErrorReport;
  pages: MimeBundle[];
}

/** From the kernel to the process that runs the cells. */
export type Command =
  | RunRequest
  | { type: "interrupt"; ended?: boolean }
  | { type: "answer"; value?: string }
  | { type: "module"; id: number; url?: string; error?: string };

/** From the process that runs the cells to the kernel. */
export type Report =
  | { type: "ready" }
  | { type: "stream"; name: "stdout" | "stderr"; text: string }
  | { type: "display"; bundle: MimeBundle; displayId: string; update: boolean }
  | { type: "clear"; wait: boolean }
  | { type: "ask"; question: string; password: boolean }
  | { type: "module"; id: number; specifier: string }
  | { type: "late"; error: ErrorReport }
  | RunResult;

/** The file descriptors that the kernel opens for that process: for its reports (written, blocking) and for commands. */
export const reportsDescriptor = 3;
export const commandsDescriptor = 4;
