import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A web server on this machine whose every answer a test decides. */
export interface FileServer {
  readonly base: string;
  /** What it was asked, in order. */
  readonly requests: {
    readonly url: string;
    readonly range: string | undefined;
    readonly ifRange: string | undefined;
  }[];
  close(): Promise<void>;
}

/** Answers the n-th request, n from 0. */
export type Answer = (response: ServerResponse, request: IncomingMessage, n: number) => void;

/** Starts a server on a free port of 127.0.0.1. */
export async function startServer(answer: Answer): Promise<FileServer> {
  const requests: FileServer["requests"] = [];
  const server = createServer((request, response) => {
    const { range } = request.headers;
    requests.push({ url: request.url ?? "", range, ifRange: request.headers["if-range"] as string | undefined });
    answer(response, request, requests.length - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const ETAG = '"v1"';

/** Serves bytes as a good server does: ranges, If-Range, 416. */
export function serve(content: Buffer, etag = ETAG): Answer {
  return (response, request) => {
    const from = rangeStart(request);
    const same = request.headers["if-range"] === undefined || request.headers["if-range"] === etag;
    if (from === undefined || !same) {
      response.writeHead(200, { "content-length": content.length, etag }).end(content);
    } else if (from >= content.length) {
      response.writeHead(416, { "content-range": `bytes */${content.length}` }).end();
    } else {
      const rest = content.subarray(from);
      const range = `bytes ${from}-${content.length - 1}/${content.length}`;
      response.writeHead(206, { "content-length": rest.length, "content-range": range, etag }).end(rest);
    }
  };
}

/** Begins as a good server does and breaks the connection off after `bytes` bytes of the body. */
export function breakAfter(content: Buffer, bytes: number, etag: string | undefined = ETAG): Answer {
  return (response, request) => {
    const from = rangeStart(request) ?? 0;
    const rest = content.subarray(from);
    const tag = etag === undefined ? {} : { etag };
    const range = from > 0 ? { "content-range": `bytes ${from}-${content.length - 1}/${content.length}` } : {};
    response.writeHead(from > 0 ? 206 : 200, { "content-length": rest.length, ...tag, ...range });
    response.write(rest.subarray(0, bytes), () => setTimeout(() => response.destroy(), 20));
  };
}

/** Answers with a status alone. */
export function status(code: number, headers: Record<string, string> = {}): Answer {
  return (response) => void response.writeHead(code, headers).end("no");
}

/** One answer after another; the last one for all further requests. */
export function inTurn(...answers: readonly Answer[]): Answer {
  return (response, request, n) => answers[Math.min(n, answers.length - 1)]!(response, request, n);
}

/** The first byte that a request asks for. */
export function rangeStart(request: IncomingMessage): number | undefined {
  const match = /^bytes=(\d+)-$/.exec(request.headers.range ?? "");
  return match ? Number(match[1]) : undefined;
}
