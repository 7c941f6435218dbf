import type { Compiler } from "./compilerThread.js";
import { cursorOfOffset, offsetOfCursor } from "./cursor.js";
import type { History } from "./history.js";
import { kernelInfo } from "./kernelInfo.js";

/** Answers a request that runs no cell with the content of its reply. */
export type RequestHandler = (
  content: Readonly<Record<string, unknown>>,
) => Promise<Record<string, unknown>> | Record<string, unknown>;

/** The requests other than running cells, by their message type; the reply's type is the request's with `_reply`. `version` is TypeScript's. */
export function requestHandlers(
  compiler: Compiler,
  history: History,
  version: string,
): ReadonlyMap<string, RequestHandler> {
  const position = (content: Readonly<Record<string, unknown>>) => {
    const code = String(content.code ?? "");
    const cursor = typeof content.cursor_pos === "number" ? content.cursor_pos : Number.POSITIVE_INFINITY;
    return { code, offset: offsetOfCursor(code, cursor) };
  };
  return new Map<string, RequestHandler>([
    ["kernel_info_request", () => kernelInfo(version)],
    [
      "complete_request",
      async (content) => {
        const { code, offset } = position(content);
        const { start, end, matches } = await compiler.complete(code, offset);
        return {
          status: "ok",
          matches,
          cursor_start: cursorOfOffset(code, start),
          cursor_end: cursorOfOffset(code, Math.max(end, offset)),
          metadata: {},
        };
      },
    ],
    [
      "inspect_request",
      async (content) => {
        const { code, offset } = position(content);
        const info = await compiler.inspect(code, offset);
        if (!info) return { status: "ok", found: false, data: {}, metadata: {} };
        const { signature, documentation } = info;
        const markdown = `\`\`\`typescript\n${signature}\n\`\`\`\n${documentation}`.trimEnd();
        const data = { "text/plain": `${signature}\n${documentation}`.trimEnd(), "text/markdown": markdown };
        return { status: "ok", found: true, data, metadata: {} };
      },
    ],
    ["is_complete_request", async ({ code }) => ({ ...(await compiler.isComplete(String(code ?? ""))) })],
    ["history_request", (content) => ({ status: "ok", history: history.select(content) })],
    ["comm_info_request", () => ({ status: "ok", comms: {} })],
  ]);
}
