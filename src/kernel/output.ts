import type { Message } from "./wire.js";

/** What the kernel publishes while a cell runs. */
export interface Output {
  /** Text of a stream: joined with what came just before it, sent soon. */
  stream(parent: Message, name: "stdout" | "stderr", text: string): void;
  /** Any other message on iopub: sent after all text that came before it. */
  publish(parent: Message, type: string, content: Record<string, unknown>): void;
  /** Sends the text that is still waiting. */
  flush(): void;
}

const delayMs = 20;
const enough = 1 << 18;

/** Joins the many small writes of a cell into few messages, without moving anything past anything else. */
export function createOutput(
  publish: (parent: Message, type: string, content: Record<string, unknown>) => void,
): Output {
  let waiting: { parent: Message; name: string; parts: string[]; length: number } | undefined;
  let timer: NodeJS.Timeout | undefined;
  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!waiting) return;
    const { parent, name, parts } = waiting;
    waiting = undefined;
    publish(parent, "stream", { name, text: parts.join("") });
  }
  return {
    stream(parent, name, text) {
      if (waiting && (waiting.name !== name || waiting.parent !== parent)) flush();
      waiting ??= { parent, name, parts: [], length: 0 };
      waiting.parts.push(text);
      waiting.length += text.length;
      if (waiting.length > enough) flush();
      else timer ??= setTimeout(flush, delayMs);
    },
    publish(parent, type, content) {
      flush();
      publish(parent, type, content);
    },
    flush,
  };
}
