import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { startCellSession } from "./cellSession.js";
import { startCompiler } from "./compilerThread.js";
import { createExecutions } from "./executions.js";
import { createHistory } from "./history.js";
import { createOutput } from "./output.js";
import { watchParent } from "./parentWatch.js";
import { requestHandlers } from "./requests.js";
import { type Channel, type Connection, openSockets } from "./sockets.js";
import { decodeMessage, encodeMessage, type Message, makeMessage } from "./wire.js";

/** Runs the kernel of the connection file until a front end shuts it down or its parent ends. */
export async function startKernel(entry: string, connectionFile: string): Promise<void> {
  const connection = readConnection(connectionFile);
  const { key } = connection;
  const session = randomUUID();
  const compiler = startCompiler(entry);
  const history = createHistory();
  const handlers = requestHandlers(compiler, history, typeScriptVersion());
  const queue: { channel: Channel; message: Message; aborted: boolean }[] = [];
  let working = false;
  let asking = "";

  const publish = (parent: Message | undefined, type: string, content: Record<string, unknown>) =>
    sockets.send(
      "iopub",
      encodeMessage(makeMessage(type, content, session, parent, [Buffer.from(`kernel.${session}.${type}`)]), key),
    );
  const reply = (channel: Channel, request: Message, content: Record<string, unknown>, type = replyType(request)) =>
    sockets.send(channel, encodeMessage(makeMessage(type, content, session, request), key));

  const output = createOutput(publish);
  const executions = createExecutions(
    () => cells,
    history,
    output,
    (cell, prompt, password) => {
      const request = makeMessage("input_request", { prompt, password }, session, cell);
      asking = request.header.msg_id;
      sockets.send("stdin", encodeMessage(request, key));
    },
  );
  const cells = startCellSession(entry, process.cwd(), compiler, executions.report);

  const sockets = await openSockets(connection, {
    message(channel, frames) {
      let message: Message;
      try {
        message = decodeMessage(frames, key);
      } catch (error) {
        process.stderr.write(`${(error as Error).message}\n`);
        return;
      }
      if (channel === "control") void control(message);
      else if (channel === "stdin") answer(message);
      else {
        queue.push({ channel, message, aborted: false });
        void work();
      }
    },
    subscribed(topic) {
      // An empty topic stands for all; the welcome goes to whoever subscribed to it.
      const welcome = makeMessage("iopub_welcome", { subscription: topic.toString() }, session, undefined, [topic]);
      sockets.send("iopub", encodeMessage(welcome, key));
    },
  });
  publish(undefined, "status", { execution_state: "starting" });
  watchParent(() => void stop());
  // Jupyter's signal, where a front end sends one in spite of `interrupt_mode: message`; Ctrl+C in a terminal.
  process.on("SIGINT", () => cells.interrupt());
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());

  /** One request of the shell channel after the other, in the order they came. */
  async function work(): Promise<void> {
    if (working) return;
    working = true;
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { channel, message, aborted } = next;
      if (aborted) {
        publish(message, "status", { execution_state: "busy" });
        reply(channel, message, { status: "aborted" });
        publish(message, "status", { execution_state: "idle" });
      } else await handle(channel, message);
    }
    working = false;
  }

  async function handle(channel: Channel, message: Message): Promise<void> {
    const { header, content } = message;
    publish(message, "status", { execution_state: "busy" });
    try {
      if (header.msg_type === "execute_request") {
        const result = await executions.execute(message);
        // What was sent together with a failed cell must not run as if it had succeeded.
        if (result.status === "error" && content.stop_on_error !== false) {
          for (const each of queue) each.aborted = each.message.header.msg_type === "execute_request";
        }
        reply(channel, message, result);
      } else if (header.msg_type === "shutdown_request") return await shutdown(channel, message);
      else if (header.msg_type === "comm_open") publish(message, "comm_close", { comm_id: content.comm_id, data: {} });
      else {
        const handler = handlers.get(header.msg_type);
        if (handler) reply(channel, message, await handler(content));
      }
    } catch (error) {
      const evalue = error instanceof Error ? error.message : String(error);
      reply(channel, message, { status: "error", ename: "KernelError", evalue, traceback: [`KernelError: ${evalue}`] });
    }
    output.flush();
    publish(message, "status", { execution_state: "idle" });
  }

  /** The control channel does not wait for cells. */
  async function control(message: Message): Promise<void> {
    const { msg_type } = message.header;
    if (msg_type === "interrupt_request") {
      publish(message, "status", { execution_state: "busy" });
      cells.interrupt();
      reply("control", message, { status: "ok" });
      publish(message, "status", { execution_state: "idle" });
    } else if (msg_type === "shutdown_request") {
      publish(message, "status", { execution_state: "busy" });
      await shutdown("control", message);
    } else await handle("control", message);
  }

  function answer(message: Message): void {
    if (message.header.msg_type !== "input_reply" || asking === "") return;
    const { parent } = message as { parent: { msg_id?: string } };
    if (parent.msg_id !== undefined && parent.msg_id !== asking) return;
    asking = "";
    const { value } = message.content;
    cells.answer(typeof value === "string" ? value : undefined);
  }

  async function shutdown(channel: Channel, message: Message): Promise<void> {
    const content = { status: "ok", restart: message.content.restart === true };
    cells.close();
    reply(channel, message, content);
    publish(message, "shutdown_reply", content);
    publish(message, "status", { execution_state: "idle" });
    await stop();
  }

  async function stop(): Promise<void> {
    cells.close();
    const limit = setTimeout(() => process.exit(0), 1000);
    await sockets.close();
    clearTimeout(limit);
    process.exit(0);
  }
}

function readConnection(file: string): Connection {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Connection;
  } catch (error) {
    throw new Error(`Cannot read the connection file ${file}: ${(error as Error).message}`);
  }
}

/** The version is known before the compiler is loaded, and front ends ask for it first of all. */
function typeScriptVersion(): string {
  const file = createRequire(join(process.cwd(), "package.json")).resolve("@tslab/typescript-for-tslab/package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

function replyType(request: Message): string {
  return request.header.msg_type.replace(/_request$/, "_reply");
}
