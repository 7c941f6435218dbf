import type { CellSession, Outward } from "./cellSession.js";
import type { History } from "./history.js";
import type { Output } from "./output.js";
import type { Message } from "./wire.js";

/** Runs the cells of execute_requests and publishes what they do. */
export interface Executions {
  /** Runs one cell; gives the reply's content. One at a time. */
  execute(request: Message): Promise<Record<string, unknown>>;
  /** Publishes what the cells' process reports for the running cell, or for the last one where none runs. */
  report(report: Outward): void;
}

/**
 * Executions in `cells`. `ask` is given a question of a cell to its reader; results go to `history`, everything that
 * is shown to `output`.
 */
export function createExecutions(
  cells: () => CellSession,
  history: History,
  output: Output,
  ask: (cell: Message, question: string, password: boolean) => void,
): Executions {
  let count = 0;
  let cell: Message | undefined;

  function report(report: Outward): void {
    // Before the first cell nobody could see it.
    if (!cell) return;
    const silent = cell.content.silent === true;
    if (report.type === "ask") {
      output.flush();
      ask(cell, report.question, report.password);
    } else if (report.type === "late") {
      // A failure after its cell's end: it fails no cell any more, but must not be lost.
      const text = `Not caught by any cell: ${report.error.traceback.join("\n")}\n`;
      output.stream(cell, "stderr", text);
      process.stderr.write(text);
    } else if (silent) return;
    else if (report.type === "stream") output.stream(cell, report.name, report.text);
    else if (report.type === "clear") output.publish(cell, "clear_output", { wait: report.wait });
    else {
      const type = report.update ? "update_display_data" : "display_data";
      output.publish(cell, type, { ...report.bundle, transient: { display_id: report.displayId } });
    }
  }

  async function execute(request: Message): Promise<Record<string, unknown>> {
    const { content } = request;
    const code = String(content.code ?? "");
    const silent = content.silent === true;
    const kept = content.store_history !== false && !silent && code.trim() !== "";
    if (kept) count++;
    cell = request;
    if (!silent) output.publish(request, "execute_input", { code, execution_count: count });
    const { result, error, pages } = await cells().run(
      code,
      `In[${silent ? "-" : count}]`,
      content.allow_stdin === true,
    );
    const text = result?.data["text/plain"];
    if (kept) history.add(count, code, typeof text === "string" ? text : undefined);
    if (result && !silent) output.publish(request, "execute_result", { ...result, execution_count: count });
    if (error && !silent) output.publish(request, "error", { ...error });
    output.flush();
    const payload = pages.map(({ data }) => ({ source: "page", data, start: 0 }));
    if (error) return { status: "error", execution_count: count, ...error, payload, user_expressions: {} };
    const user_expressions = await evaluate(content.user_expressions);
    return { status: "ok", execution_count: count, payload, user_expressions };
  }

  /** The values of a request's named expressions, each by itself: one that fails tells its own error. */
  async function evaluate(expressions: unknown): Promise<Record<string, unknown>> {
    const values: Record<string, unknown> = {};
    for (const [name, code] of Object.entries((expressions ?? {}) as Record<string, unknown>)) {
      const { result, error } = await cells().run(String(code), "In[-]", false);
      values[name] = error
        ? { status: "error", ...error }
        : { status: "ok", data: { "text/plain": "undefined" }, metadata: {}, ...result };
    }
    return values;
  }

  return { execute, report };
}
