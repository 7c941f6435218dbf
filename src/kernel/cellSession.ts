import type { TypeFault } from "./cellCompiler.js";
import { type CellProcess, startCellProcess } from "./cellProcess.js";
import { codeFrame } from "./codeFrame.js";
import type { Compiler } from "./compilerThread.js";
import type { ErrorReport, Report, RunResult } from "./frames.js";

/** How a cell ended. */
export type CellOutcome = Omit<RunResult, "type" | "id" | "assigned">;

/** Everything that cells are and do: their types in the compiler, their values in the process that runs them. */
export interface CellSession {
  /** Checks, compiles and runs a cell that tracebacks call `name`; never rejects. */
  run(code: string, name: string, canAsk: boolean): Promise<CellOutcome>;
  /** Ends the running cell; without one nothing happens. */
  interrupt(): void;
  /** What the reader answered to a question; undefined where there is no answer. */
  answer(value: string | undefined): void;
  close(): void;
}

/** What cells report to the outside while they run. */
export type Outward = Exclude<Report, { type: "ready" | "module" | "done" }>;

/**
 * A session in the folder `root`; what a cell prints and shows goes to `report` as it comes. Where the process ends (out
 * of memory, a crash in native code), the running cell fails with the reason and a new process begins without variables.
 */
export function startCellSession(
  entry: string,
  root: string,
  compiler: Compiler,
  report: (report: Outward) => void,
): CellSession {
  let last = 0;
  let running: { id: number; finish: (result: RunResult) => void; sent: boolean; interrupted: boolean } | undefined;
  let closed = false;
  let failedStarts = 0;
  let worker = start();

  function start(): CellProcess {
    const own: CellProcess = startCellProcess(entry, root, {
      report(message) {
        if (message.type === "done") {
          if (message.id === running?.id) running.finish(message);
        } else if (message.type === "module") void locate(own, message.id, message.specifier);
        else if (message.type === "ready") failedStarts = 0;
        else report(message);
      },
      died(how) {
        if (closed) return;
        if (++failedStarts > 3) throw new Error(`Cannot start the process that runs the cells: it ended (${how})`);
        void compiler.reset();
        worker = start();
        const evalue = `The process that runs the cells ended (${how}); all variables are lost`;
        const error = { ename: "ProcessDied", evalue, traceback: [`ProcessDied: ${evalue}`] };
        if (running?.sent) running.finish({ type: "done", id: running.id, assigned: [], pages: [], error });
        else report({ type: "late", error });
      },
    });
    return own;
  }

  async function locate(asking: CellProcess, id: number, specifier: string): Promise<void> {
    try {
      asking.send({ type: "module", id, url: await compiler.locate(specifier) });
    } catch (error) {
      asking.send({ type: "module", id, error: error instanceof Error ? error.message : String(error) });
    }
  }

  return {
    async run(code, name, canAsk) {
      const id = ++last;
      const ended = new Promise<RunResult>((finish) => {
        running = { id, finish, sent: false, interrupted: false };
      });
      try {
        const compiled = await compiler.compile(code);
        if (running?.interrupted) return { pages: [], error: interruption };
        if ("faults" in compiled) return { pages: [], error: typeErrorReport(compiled.faults, code, name) };
        if (compiled.cell.code.trim() === "") {
          await compiler.commit();
          return { pages: [] };
        }
        if (running) running.sent = true;
        worker.send({ type: "run", id, name, source: code, ...compiled.cell, canAsk });
        const { result, error, pages, assigned } = await ended;
        if (error?.ename !== "ProcessDied") await compiler.commit(error && assigned);
        return { pages, ...(result && { result }), ...(error && { error }) };
      } catch (error) {
        const evalue = error instanceof Error ? error.message : String(error);
        return { pages: [], error: { ename: "KernelError", evalue, traceback: [`KernelError: ${evalue}`] } };
      } finally {
        running = undefined;
      }
    },
    interrupt() {
      if (!running) return;
      running.interrupted = true;
      worker.interrupt();
    },
    answer: (value) => worker.send({ type: "answer", ...(value !== undefined && { value }) }),
    close() {
      closed = true;
      worker.kill();
      compiler.close();
    },
  };
}

const interruption: ErrorReport = {
  ename: "Interrupted",
  evalue: "The cell was interrupted",
  traceback: ["Interrupted: The cell was interrupted"],
};

function typeErrorReport(faults: readonly TypeFault[], code: string, name: string): ErrorReport {
  const [first] = faults as [TypeFault];
  const place = first.file ? `${first.file}, line ${first.line}` : `line ${first.line}`;
  const shown = faults.slice(0, 20).flatMap(({ line, column, length, code: number, message, details, file }) => {
    const head = `${file ?? name}:${line}:${column} - error TS${number}: ${message}`;
    const frame = file ? "" : codeFrame(code, line, column, length);
    return [head, ...details.map((detail) => `  ${detail}`), ...(frame === "" ? [] : frame.split("\n"))];
  });
  const more = faults.length > 20 ? [`... ${faults.length - 20} more errors`] : [];
  return {
    ename: "TypeScriptError",
    evalue: `${place}, column ${first.column}: ${first.message} (TS${first.code})`,
    traceback: [...shown, ...more],
  };
}
