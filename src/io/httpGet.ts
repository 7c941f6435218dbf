/** An answer whose body has not been read yet. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The body, chunk by chunk; throws when the connection breaks or stalls. Must be read or cancelled. */
  readonly body: AsyncIterable<Uint8Array>;
  cancel(): void;
}

/** An answer that no repetition changes. */
export class HttpRefusal extends Error {
  override readonly name = "HttpRefusal";
}

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Asks for an address, follows up to five redirects, and gives up when nothing arrives for `stallMs`. Throws HttpRefusal for a redirect
 * that leads in a circle, too far, nowhere or away from HTTP; other errors (no connection, a stall) may pass when tried again.
 */
export async function httpGet(
  url: string,
  headers: Readonly<Record<string, string>>,
  { signal, stallMs }: { signal: AbortSignal; stallMs: number },
): Promise<HttpAnswer> {
  const stop = new AbortController();
  const onAbort = () => stop.abort(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort, { once: true });
  let timer: NodeJS.Timeout | undefined;
  const breathe = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(new Error(`nothing arrived for ${stallMs / 1000} s`)), stallMs);
  };
  const end = () => {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  };
  try {
    breathe();
    const response = await follow(url, headers, stop.signal);
    breathe();
    return {
      status: response.status,
      headers: response.headers,
      body: readBody(response, stop.signal, breathe, end),
      cancel() {
        stop.abort(new Error("not needed"));
        end();
      },
    };
  } catch (error) {
    end();
    throw stop.signal.aborted ? stop.signal.reason : plainError(error);
  }
}

async function follow(url: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Response> {
  const seen = new Set<string>();
  for (let at = url; ; ) {
    if (seen.has(at)) throw new HttpRefusal(`redirects in a circle at ${at}`);
    if (seen.size > MAX_REDIRECTS) throw new HttpRefusal(`redirects more than ${MAX_REDIRECTS} times`);
    seen.add(at);
    const response = await fetch(at, { headers, redirect: "manual", signal });
    if (!REDIRECTS.has(response.status)) return response;
    await response.body?.cancel();
    const to = response.headers.get("location");
    if (to === null || !URL.canParse(to, at)) throw new HttpRefusal(`redirects (${response.status}) to nowhere`);
    const next = new URL(to, at);
    if (next.protocol !== "http:" && next.protocol !== "https:")
      throw new HttpRefusal(`redirects to ${next.protocol} instead of http`);
    at = next.href;
  }
}

async function* readBody(
  response: Response,
  stop: AbortSignal,
  breathe: () => void,
  end: () => void,
): AsyncGenerator<Uint8Array> {
  try {
    if (response.body === null) return;
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      breathe();
      yield chunk;
    }
  } catch (error) {
    throw stop.aborted ? stop.reason : plainError(error);
  } finally {
    end();
  }
}

/** What fetch wraps in "fetch failed" and "terminated". */
function plainError(error: unknown): Error {
  if (error instanceof HttpRefusal) return error;
  const cause = (error as { cause?: { code?: string; message?: string } }).cause;
  const why: Record<string, string> = {
    ECONNREFUSED: "the server refuses the connection",
    ENOTFOUND: "the server's name is not known (is there a network?)",
    EAI_AGAIN: "the server's name cannot be looked up (is there a network?)",
    ECONNRESET: "the connection was broken off",
    UND_ERR_SOCKET: "the connection was broken off",
    ETIMEDOUT: "the server does not answer",
    UND_ERR_CONNECT_TIMEOUT: "the server does not answer",
  };
  const text = why[cause?.code ?? ""] ?? cause?.message ?? (error as Error).message;
  return new Error(text === "" ? (cause?.code ?? "the connection failed") : text);
}
