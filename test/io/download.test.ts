import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FileProof } from "../../src/format/fileProof.js";
import { download, type Patience, usualPatience } from "../../src/io/download.js";
import {
  type Answer,
  breakAfter,
  type FileServer,
  inTurn,
  rangeStart,
  serve,
  startServer,
  status,
} from "./fileServer.js";

const content = Buffer.from(Array.from({ length: 5000 }, (_, i) => `line ${i}\n`).join(""));
const proof: FileProof = { kind: "sha256", hash: sha256(content), bytes: content.length };
const proofOfUnknownSize: FileProof = { kind: "sha256", hash: sha256(content) };
const patience: Patience = { attempts: 3, waitMs: () => 0, stallMs: 5000 };

let folder = "";
let server: FileServer | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "download-"));
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

const target = () => join(folder, "list.csv");
const part = () => `${target()}.part`;

async function fetchFrom(answer: Answer, options: Partial<Patience & { proof: FileProof; signal: AbortSignal }> = {}) {
  server = await startServer(answer);
  const troubles: string[] = [];
  const end = await download(
    { urls: [`${server.base}/list.csv`], path: target(), proof: options.proof ?? proof },
    {
      signal: options.signal ?? new AbortController().signal,
      patience: { ...patience, ...options },
      onTrouble: (why) => troubles.push(why),
    },
  );
  return { end, troubles, ranges: server.requests.map(({ range }) => range) };
}

/** The one thing that must hold whatever a server does: the file is right, or it is not there. */
function expectNothingInPlace(): void {
  expect(existsSync(target())).toBe(false);
}

function expectInPlace(): void {
  expect(readFileSync(target()).equals(content)).toBe(true);
  expect(readdirSync(folder)).toEqual(["list.csv"]);
}

describe("download", () => {
  it("brings a file in one request and leaves nothing beside it", async () => {
    const { end } = await fetchFrom(serve(content));
    expect(end).toMatchObject({ ok: true, bytes: content.length, resumedAt: 0 });
    expectInPlace();
  });

  it("goes on where the connection broke, as often as it breaks", async () => {
    const { end, ranges } = await fetchFrom(
      inTurn(
        breakAfter(content, 9000),
        breakAfter(content, 7000),
        breakAfter(content, 5000),
        breakAfter(content, 1),
        serve(content),
      ),
    );
    expect(end.ok).toBe(true);
    expect(ranges).toEqual([undefined, "bytes=9000-", "bytes=16000-", "bytes=21000-", "bytes=21001-"]);
    expectInPlace();
  });

  it("asks with the version's tag, so that the rest of another version is never appended", async () => {
    const { end } = await fetchFrom(inTurn(breakAfter(content, 9000, '"old"'), serve(content, '"new"')));
    expect(server!.requests[1]).toMatchObject({ range: "bytes=9000-", ifRange: '"old"' });
    expect(end.ok).toBe(true);
    expectInPlace();
  });

  it("uses a date as validator where the tag is weak", async () => {
    const date = "Sun, 05 Mar 2017 10:54:31 GMT";
    const first: Answer = (response) => {
      response.writeHead(200, { "content-length": content.length, etag: 'W/"weak"', "last-modified": date });
      response.write(content.subarray(0, 9000), () => setTimeout(() => response.destroy(), 20));
    };
    await fetchFrom(inTurn(first, serve(content, date)));
    expect(server!.requests[1]).toMatchObject({ range: "bytes=9000-", ifRange: date });
    expectInPlace();
  });

  it("goes on from the part of an earlier run", async () => {
    writeFileSync(part(), content.subarray(0, 12_000));
    const { end, ranges } = await fetchFrom(serve(content));
    expect(ranges).toEqual(["bytes=12000-"]);
    expect(end).toMatchObject({ ok: true, resumedAt: 12_000 });
    expectInPlace();
  });

  it("starts again where only the header and the rows prove a file and its part has no known origin", async () => {
    writeFileSync(part(), "line 0\nfrom another version\n");
    const rows: FileProof = { kind: "rows", header: "line 0", rows: 4999 };
    const { end, ranges } = await fetchFrom(serve(content), { proof: rows });
    expect(ranges).toEqual([undefined]);
    expect(end.ok).toBe(true);
    expectInPlace();
  });

  it("starts again where the server ignores ranges", async () => {
    writeFileSync(part(), content.subarray(0, 12_000));
    const whole: Answer = (response) => void response.writeHead(200, { "content-length": content.length }).end(content);
    expect((await fetchFrom(whole)).end).toMatchObject({ ok: true, resumedAt: 0 });
    expectInPlace();
  });

  it("starts again where the server answers with another range", async () => {
    writeFileSync(part(), content.subarray(0, 12_000));
    const wrongRange: Answer = (response, request) => {
      if (rangeStart(request) === undefined) return serve(content)(response, request, 0);
      const range = `bytes 0-${content.length - 1}/${content.length}`;
      response.writeHead(206, { "content-range": range, "content-length": content.length }).end(content);
    };
    const { end, ranges } = await fetchFrom(wrongRange);
    expect(end.ok).toBe(true);
    expect(ranges).toEqual(["bytes=12000-", undefined]);
    expectInPlace();
  });

  it("takes a part that turns out to be whole (416)", async () => {
    writeFileSync(part(), content);
    expect((await fetchFrom(serve(content))).end.ok).toBe(true);
    expectInPlace();
  });

  it("drops a part that is longer than the file (416) and starts again", async () => {
    writeFileSync(part(), Buffer.concat([content, content]));
    const { end, ranges } = await fetchFrom(serve(content), { proof: proofOfUnknownSize });
    expect(end.ok).toBe(true);
    expect(ranges.length).toBe(2);
    expectInPlace();
  });

  it("gives up on 416 without a part", async () => {
    const { end } = await fetchFrom(status(416));
    expect(end).toMatchObject({ ok: false, reasons: [{ why: "answers 416" }] });
    expectNothingInPlace();
  });

  it("does not ask again after 404, 403 or 410", async () => {
    for (const code of [404, 403, 410]) {
      const { end } = await fetchFrom(status(code));
      expect(end).toMatchObject({ ok: false, reasons: [{ why: `answers ${code}` }] });
      expect(server!.requests.length).toBe(1);
      await server!.close();
    }
    expectNothingInPlace();
  });

  it("asks again after 500, 503 and 429, and says how often", async () => {
    const { end, troubles } = await fetchFrom(inTurn(status(500), status(503), serve(content)));
    expect(end.ok).toBe(true);
    expect(troubles).toEqual(["answers 500", "answers 503"]);
    expectInPlace();
    rmSync(target());
    await server!.close();
    const second = await fetchFrom(status(429));
    expect(second.end).toMatchObject({ ok: false, reasons: [{ why: "answers 429 (tried 3 times)" }] });
    expectNothingInPlace();
  });

  it("waits as long as the server asks for, and else twice as long each time", async () => {
    const waited: number[] = [];
    const waitMs = (repetition: number) => {
      waited.push(repetition);
      return 0;
    };
    const started = performance.now();
    await fetchFrom(inTurn(status(503, { "retry-after": "1" }), status(500), serve(content)), { waitMs });
    expect(performance.now() - started).toBeGreaterThan(900);
    expect(waited).toEqual([2]);
    expect([1, 2, 3, 4, 9].map((n) => usualPatience.waitMs(n))).toEqual([500, 1000, 2000, 4000, 30_000]);
  });

  it("notices when less arrives than was announced", async () => {
    const { end, troubles } = await fetchFrom(breakAfter(content, 0));
    expect(end.ok).toBe(false);
    expect(troubles.length).toBe(2);
    expectNothingInPlace();
  });

  it("notices when less arrives and no length was announced", async () => {
    const short: Answer = (response) => void response.writeHead(200).end(content.subarray(0, 9000));
    const { end } = await fetchFrom(short);
    expect(end).toMatchObject({ ok: false });
    expect(JSON.stringify(end)).toContain(`expected ${content.length} bytes, got 9000`);
    expectNothingInPlace();
    await server!.close();
    expect((await fetchFrom(inTurn(short, serve(content)))).end.ok).toBe(true);
    expectInPlace();
  });

  it("refuses another size than the published one before a byte of it is stored", async () => {
    const { end } = await fetchFrom(serve(Buffer.concat([content, content])));
    expect(end).toMatchObject({
      ok: false,
      reasons: [{ why: expect.stringMatching(/^offers \d+ bytes, the published/) }],
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("stops a server that sends more than the published size", async () => {
    const endless: Answer = (response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(content), 1);
      response.on("close", () => clearInterval(timer));
    };
    const { end } = await fetchFrom(endless);
    expect(end).toMatchObject({ ok: false, reasons: [{ why: expect.stringContaining("sends more than") }] });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("never keeps what follows the announced length", async () => {
    const { end } = await fetchFrom((response) => {
      const head = `HTTP/1.1 200 OK\r\nContent-Length: ${content.length}\r\n\r\n`;
      response.socket!.end(Buffer.concat([Buffer.from(head), content, Buffer.from("and more")]));
    });
    if (end.ok) expectInPlace();
    else expectNothingInPlace();
  });

  it("never puts wrong bytes of the right length into place", async () => {
    const wrong = Buffer.from(content);
    wrong[777]! ^= 1;
    const { end } = await fetchFrom(serve(wrong));
    expect(end).toMatchObject({ ok: false, reasons: [{ why: expect.stringContaining("expected sha256") }] });
    expect(readdirSync(folder)).toEqual([]);
    expect(server!.requests.length).toBe(1);
  });

  it("fetches from the start where a part of another version made the whole wrong", async () => {
    writeFileSync(part(), Buffer.alloc(9000, 120));
    const { end, troubles } = await fetchFrom(serve(content));
    expect(end.ok).toBe(true);
    expect(troubles[0]).toContain("wrong content, from the start again");
    expectInPlace();
  });

  it("refuses an HTML page, as hotel networks and error pages send it", async () => {
    const { end } = await fetchFrom(
      (response) => void response.writeHead(200, { "content-type": "text/html" }).end("<html>Log in</html>"),
      { proof: proofOfUnknownSize },
    );
    expect(end).toMatchObject({ ok: false, reasons: [{ why: "answers with an HTML page" }] });
  });

  it("follows redirects, relative ones too", async () => {
    const { end } = await fetchFrom(
      inTurn(status(302, { location: "/moved" }), status(307, { location: "again?x=1" }), serve(content)),
    );
    expect(end.ok).toBe(true);
    expect(server!.requests.map(({ url }) => url)).toEqual(["/list.csv", "/moved", "/again?x=1"]);
    expectInPlace();
  });

  it("gives up on redirects in a circle, without end, to nowhere and away from HTTP", async () => {
    const cases: [Answer, RegExp][] = [
      [status(301, { location: "/list.csv" }), /in a circle/],
      [(response, _, n) => void response.writeHead(302, { location: `/${n}` }).end(), /more than 5 times/],
      [status(302), /to nowhere/],
      [status(302, { location: "file:///etc/passwd" }), /instead of http/],
    ];
    for (const [answer, why] of cases) {
      const { end } = await fetchFrom(answer);
      expect(end).toMatchObject({ ok: false, reasons: [{ why: expect.stringMatching(why) }] });
      await server!.close();
    }
    expectNothingInPlace();
  });

  it("breaks off a connection that stalls, and goes on where it stood", async () => {
    const stall: Answer = (response) => {
      response.writeHead(200, { "content-length": content.length, etag: '"v1"' });
      response.write(content.subarray(0, 9000));
    };
    const { end, troubles, ranges } = await fetchFrom(inTurn(stall, serve(content)), { stallMs: 1500 });
    expect(end.ok).toBe(true);
    expect(troubles).toEqual(["nothing arrived for 1.5 s"]);
    expect(ranges).toEqual([undefined, "bytes=9000-"]);
    expectInPlace();
  });

  it("breaks off a server that takes the connection and never answers", async () => {
    const { end } = await fetchFrom(() => {}, { stallMs: 100, attempts: 2 });
    expect(end).toMatchObject({ ok: false, reasons: [{ why: "nothing arrived for 0.1 s (tried 2 times)" }] });
  });

  it("tries the addresses in order and says why each one failed", async () => {
    const gone = await startServer(status(200));
    await gone.close();
    server = await startServer((response, request, n) =>
      (request.url === "/b" ? serve(content) : status(404))(response, request, n),
    );
    const urls = [`${gone.base}/a`, `${server.base}/a`, `${server.base}/b`];
    const signal = new AbortController().signal;
    const end = await download({ urls, path: target(), proof }, { signal, patience });
    expect(end).toMatchObject({ ok: true, url: urls[2] });
    rmSync(target());
    const none = await download({ urls: urls.slice(0, 2), path: target(), proof }, { signal, patience });
    expect(none.ok === false && none.reasons).toEqual([
      { url: urls[0], why: "the server refuses the connection (tried 3 times)", answered: false },
      { url: urls[1], why: "answers 404", answered: true },
    ]);
    expectNothingInPlace();
  });

  it("keeps the part when it is stopped, for the next run to go on from", async () => {
    const stop = new AbortController();
    const slow: Answer = (response) => {
      response.writeHead(200, { "content-length": content.length, etag: '"v1"' });
      response.write(content.subarray(0, 9000), () =>
        setTimeout(() => stop.abort(new Error("Stopped by the user")), 50),
      );
    };
    await expect(fetchFrom(slow, { signal: stop.signal })).rejects.toThrow("Stopped by the user");
    expect(statSync(part()).size).toBe(9000);
    expectNothingInPlace();
    await server!.close();
    const { ranges } = await fetchFrom(serve(content));
    expect(ranges).toEqual(["bytes=9000-"]);
    expect(server!.requests[0]!.ifRange).toBe('"v1"');
    expectInPlace();
  });

  it("stops while it waits to try again", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error("Stopped by the user")), 100);
    const waitMs = () => 60_000;
    await expect(fetchFrom(status(500), { signal: stop.signal, waitMs })).rejects.toThrow("Stopped by the user");
  });

  it("tells a failing disk to people instead of trying again", async () => {
    mkdirSync(part());
    await expect(fetchFrom(serve(content))).rejects.toThrow(/^Cannot write .*a folder stands where the file is to be/);
    expect(server!.requests.length).toBe(1);
  });
});
