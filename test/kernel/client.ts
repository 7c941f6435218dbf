import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Dealer, Subscriber } from "zeromq";
import { decodeMessage, encodeMessage, type Message, makeMessage } from "../../src/kernel/wire.js";

export const root = join(import.meta.dirname, "..", "..");

/** What a cell did, as a front end sees it. */
export interface CellRun {
  reply: Record<string, unknown>;
  /** Everything published for the cell, from busy to idle. */
  messages: Message[];
  stdout: string;
  stderr: string;
  /** The text of the cell's result. */
  text: string | undefined;
  error: { ename: string; evalue: string; traceback: string[] } | undefined;
}

export interface ExecuteOptions {
  silent?: boolean;
  store_history?: boolean;
  stop_on_error?: boolean;
  allow_stdin?: boolean;
  user_expressions?: Record<string, string>;
  timeoutMs?: number;
}

/** A kernel in a process of its own and a Jupyter client that is connected to it; without any Python. */
export class KernelClient {
  readonly process: ChildProcess;
  /** Everything the kernel has published, oldest first. */
  readonly published: Message[] = [];
  /** What the kernel process itself wrote to its stderr. */
  log = "";
  private readonly folder: string;
  private readonly key: string;
  private readonly shell = new Dealer({ linger: 0, receiveHighWaterMark: 0 });
  private readonly control = new Dealer({ linger: 0 });
  private readonly stdin: Dealer;
  private readonly iopub = new Subscriber({ linger: 0, receiveHighWaterMark: 0 });
  private readonly replies = new Map<string, (message: Message) => void>();
  private readonly watchers = new Set<() => void>();
  private readonly session = randomUUID();
  /** Answers the kernel's questions for input. */
  onInput: (question: string, password: boolean) => string = () => "";

  private constructor(folder: string, key: string, process: ChildProcess) {
    this.folder = folder;
    this.key = key;
    this.process = process;
    const routingId = randomUUID();
    this.shell.routingId = routingId;
    this.stdin = new Dealer({ linger: 0, routingId });
    process.stderr?.on("data", (chunk) => {
      this.log += String(chunk);
    });
  }

  /** Starts a kernel by `argv` (default: as the kernelspec does), where "{connection_file}" stands for the file. */
  static async start(
    argv: string[] = [process.execPath, join(root, "scripts", "kernel.mjs"), "{connection_file}"],
    env = {},
  ): Promise<KernelClient> {
    const folder = mkdtempSync(join(tmpdir(), "kernel-test-"));
    const ports = await freePorts(5);
    const key = randomUUID();
    const file = join(folder, "connection.json");
    const [shell_port, iopub_port, stdin_port, control_port, hb_port] = ports;
    const connection = {
      transport: "tcp",
      ip: "127.0.0.1",
      key,
      signature_scheme: "hmac-sha256",
      shell_port,
      iopub_port,
      stdin_port,
      control_port,
      hb_port,
    };
    writeFileSync(file, JSON.stringify(connection));
    const [program, ...words] = argv.map((word) => word.replace("{connection_file}", file));
    const child = spawn(program!, words, {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
      detached: true,
      env: { ...process.env, ...env },
    });
    const client = new KernelClient(folder, key, child);
    client.connect(ports as number[]);
    return client;
  }

  private connect([shell, iopub, stdin, control]: number[]): void {
    const address = (port: number | undefined) => `tcp://127.0.0.1:${port}`;
    this.iopub.connect(address(iopub));
    this.iopub.subscribe();
    this.shell.connect(address(shell));
    this.control.connect(address(control));
    this.stdin.connect(address(stdin));
    void this.receive(this.iopub, (message) => this.published.push(message));
    const take = (message: Message) =>
      this.replies.get((message.parent as { msg_id?: string }).msg_id ?? "")?.(message);
    void this.receive(this.shell, take);
    void this.receive(this.control, take);
    void this.receive(this.stdin, (message) => {
      const value = this.onInput(String(message.content.prompt), message.content.password === true);
      void this.stdin.send(encodeMessage(makeMessage("input_reply", { value }, this.session, message, []), this.key));
    });
  }

  private async receive(socket: AsyncIterable<Buffer[]>, take: (message: Message) => void): Promise<void> {
    try {
      for await (const frames of socket) {
        take(decodeMessage(frames, this.key));
        for (const watcher of [...this.watchers]) watcher();
      }
    } catch (error) {
      if (!(error instanceof Error) || !("code" in error)) throw error;
    }
  }

  /** Sends a request and gives the reply. */
  async request(
    type: string,
    content: Record<string, unknown> = {},
    channel: "shell" | "control" = "shell",
    timeoutMs = 20_000,
  ): Promise<Message> {
    return (await this.send(type, content, channel, timeoutMs)).reply;
  }

  /** Sends a request; gives its message at once and its reply later. */
  async send(
    type: string,
    content: Record<string, unknown>,
    channel: "shell" | "control" = "shell",
    timeoutMs = 20_000,
  ) {
    const message = makeMessage(type, content, this.session);
    const { msg_id } = message.header;
    const reply = new Promise<Message>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`Cannot wait any longer: no reply to ${type} within ${timeoutMs} ms\n${this.log}`)),
        timeoutMs,
      );
      this.replies.set(msg_id, (answer) => {
        clearTimeout(timer);
        this.replies.delete(msg_id);
        resolve(answer);
      });
    });
    // A test may end its kernel and never ask for the reply: that is no fault of the test run.
    reply.catch(() => undefined);
    await this[channel].send(encodeMessage(message, this.key));
    return { id: msg_id, reply };
  }

  /** Waits until what the kernel publishes arrives here: a subscription takes effect some time after its connection. */
  async ready(timeoutMs = 30_000): Promise<void> {
    for (const end = Date.now() + timeoutMs; Date.now() < end; ) {
      const { id, reply } = await this.send("kernel_info_request", {}, "shell", timeoutMs);
      await reply;
      const heard = () => this.of(id).length > 0;
      await this.until(heard, 500).catch(() => undefined);
      if (heard()) return;
    }
    throw new Error(`Cannot hear the kernel: nothing published within ${timeoutMs} ms\n${this.log}`);
  }

  /** Runs a cell and collects what it published until its idle message. */
  async execute(code: string, options: ExecuteOptions = {}): Promise<CellRun> {
    return (await this.begin(code, options)).done;
  }

  /** Starts a cell; `done` gives what it did. */
  async begin(
    code: string,
    { timeoutMs = 30_000, ...options }: ExecuteOptions = {},
  ): Promise<{ id: string; done: Promise<CellRun> }> {
    const content = {
      code,
      silent: false,
      store_history: true,
      stop_on_error: true,
      allow_stdin: false,
      user_expressions: {},
      ...options,
    };
    const { id, reply } = await this.send("execute_request", content, "shell", timeoutMs);
    const finish = async (): Promise<CellRun> => {
      const answer = await reply;
      await this.until(() => this.of(id).some(({ content }) => content.execution_state === "idle"), timeoutMs);
      const messages = this.of(id);
      const stream = (name: string) =>
        messages
          .filter(({ header, content }) => header.msg_type === "stream" && content.name === name)
          .map(({ content }) => String(content.text))
          .join("");
      const find = (type: string) => messages.find(({ header }) => header.msg_type === type)?.content;
      const data = find("execute_result")?.data as Record<string, string> | undefined;
      return {
        reply: answer.content,
        messages,
        stdout: stream("stdout"),
        stderr: stream("stderr"),
        text: data?.["text/plain"],
        error: find("error") as CellRun["error"],
      };
    };
    const done = finish();
    done.catch(() => undefined);
    return { id, done };
  }

  /** What was published for the request `id`. */
  of(id: string): Message[] {
    return this.published.filter(({ parent }) => (parent as { msg_id?: string }).msg_id === id);
  }

  /** Waits until `condition` holds, looking after every message. */
  async until(condition: () => boolean, timeoutMs = 10_000): Promise<void> {
    if (condition()) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.watchers.delete(look);
        reject(new Error(`Cannot wait any longer: the condition did not hold within ${timeoutMs} ms\n${this.log}`));
      }, timeoutMs);
      const look = () => {
        if (!condition()) return;
        clearTimeout(timer);
        this.watchers.delete(look);
        resolve();
      };
      this.watchers.add(look);
    });
  }

  /** Asks the kernel to end and gives its exit code; kills it after five seconds. */
  async stop(): Promise<number | null> {
    const ended = this.ended();
    if (this.process.exitCode === null) {
      await this.control.send(
        encodeMessage(makeMessage("shutdown_request", { restart: false }, this.session), this.key),
      );
    }
    const timer = setTimeout(() => this.process.kill("SIGKILL"), 5000);
    const code = await ended;
    clearTimeout(timer);
    this.close();
    return code;
  }

  /** Resolves with the exit code when the kernel process has ended. */
  ended(): Promise<number | null> {
    const { process } = this;
    if (process.exitCode !== null || process.signalCode !== null) return Promise.resolve(process.exitCode);
    return new Promise((resolve) => process.once("exit", (code) => resolve(code)));
  }

  /** Closes the client's sockets and removes its files; the kernel is left alone. */
  close(): void {
    for (const socket of [this.shell, this.control, this.stdin, this.iopub]) if (!socket.closed) socket.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
