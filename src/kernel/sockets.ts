import { Reply, Router, XPublisher } from "zeromq";

/** The connection file's content as Jupyter writes it. */
export interface Connection {
  transport: string;
  ip: string;
  key: string;
  shell_port: number;
  control_port: number;
  iopub_port: number;
  stdin_port: number;
  hb_port: number;
}

export type Channel = "shell" | "control" | "stdin" | "iopub";

/** The kernel's five bound sockets. */
export interface Sockets {
  /** Queues the frames; sends leave one at a time per socket, in order, none is dropped. */
  send(channel: Channel, frames: Buffer[]): void;
  /** Resolves when everything queued has gone out, then the sockets are closed. */
  close(): Promise<void>;
}

/** Who is told of what comes in. */
export interface Listeners {
  message(channel: Channel, frames: Buffer[]): void;
  /** A client subscribed on iopub to messages that begin with `topic`. */
  subscribed(topic: Buffer): void;
}

// No high-water mark anywhere: a publisher at its mark drops messages silently. What is queued at the end still leaves within this time.
const options = { sendHighWaterMark: 0, receiveHighWaterMark: 0, linger: 1000 };

/** Binds shell, control, stdin, iopub and heartbeat as the connection says; the heartbeat echoes by itself. */
export async function openSockets(connection: Connection, listeners: Listeners): Promise<Sockets> {
  const { sendHighWaterMark, linger } = options;
  const shell = new Router(options);
  const control = new Router(options);
  const stdin = new Router(options);
  // XPUB instead of PUB: it tells of each subscription, so that a client can be welcomed.
  const iopub = new XPublisher({ sendHighWaterMark, linger, verbosity: "allSubs" });
  const heartbeat = new Reply({ linger: 0 });
  const address = (port: number) =>
    connection.transport === "ipc"
      ? `ipc://${connection.ip}-${port}`
      : `${connection.transport}://${connection.ip}:${port}`;
  await Promise.all([
    shell.bind(address(connection.shell_port)),
    control.bind(address(connection.control_port)),
    stdin.bind(address(connection.stdin_port)),
    iopub.bind(address(connection.iopub_port)),
    heartbeat.bind(address(connection.hb_port)),
  ]);

  void receive(shell, (frames) => listeners.message("shell", frames));
  void receive(control, (frames) => listeners.message("control", frames));
  void receive(stdin, (frames) => listeners.message("stdin", frames));
  void receive(iopub, ([frame]) => {
    if (frame?.[0] === 1) listeners.subscribed(frame.subarray(1));
  });
  void receive(heartbeat, (frames) => void heartbeat.send(frames).catch(() => undefined));

  const senders = {
    shell: makeSender(shell),
    control: makeSender(control),
    stdin: makeSender(stdin),
    iopub: makeSender(iopub),
  };
  return {
    send: (channel, frames) => senders[channel].send(frames),
    close: async () => {
      await Promise.all(Object.values(senders).map((sender) => sender.drained()));
      for (const socket of [shell, control, stdin, iopub, heartbeat]) socket.close();
    },
  };
}

async function receive(socket: AsyncIterable<Buffer[]>, listener: (frames: Buffer[]) => void): Promise<void> {
  try {
    for await (const frames of socket) listener(frames);
  } catch (error) {
    // A closed socket ends its loop; anything else is a fault of a listener, which must not pass unseen.
    if (!(error instanceof Error) || !("code" in error)) process.stderr.write(`${String(error)}\n`);
  }
}

/** One send at a time: zeromq.js refuses a send while another of the same socket is pending. */
function makeSender(socket: { send(frames: Buffer[]): Promise<void> }) {
  let waiting: Buffer[][] = [];
  let pump: Promise<void> | undefined;
  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      for (const frames of batch) await socket.send(frames).catch(() => undefined);
    }
    pump = undefined;
  }
  return {
    send(frames: Buffer[]) {
      waiting.push(frames);
      pump ??= run();
    },
    drained: async () => pump,
  };
}
