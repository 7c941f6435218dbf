import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/** What stands in every message's header; see "The wire protocol" in Jupyter's messaging documentation. */
export interface Header {
  msg_id: string;
  msg_type: string;
  session: string;
  username: string;
  date: string;
  version: string;
}

/** One message: routing identities, header, the header it answers ({} where there is none), metadata, content. */
export interface Message {
  identities: Buffer[];
  header: Header;
  parent: Header | Record<string, never>;
  metadata: Record<string, unknown>;
  content: Record<string, unknown>;
}

/** The messaging protocol this kernel speaks; 5.4 is the first with the welcome message on iopub. */
export const protocolVersion = "5.4";

const delimiter = Buffer.from("<IDS|MSG>");

/** A message of `type` in the kernel's `session`, answering `parent` where one is given. */
export function makeMessage(
  type: string,
  content: Record<string, unknown>,
  session: string,
  parent?: Message,
  identities: Buffer[] = parent?.identities ?? [],
): Message {
  return {
    identities,
    header: {
      msg_id: randomUUID(),
      msg_type: type,
      session,
      username: "kernel",
      date: new Date().toISOString(),
      version: protocolVersion,
    },
    parent: parent?.header ?? {},
    metadata: {},
    content,
  };
}

/** The frames of a message, signed with HMAC-SHA256 of `key`; an empty key means no signature. */
export function encodeMessage(message: Message, key: string): Buffer[] {
  const parts = [message.header, message.parent, message.metadata, message.content].map((part) =>
    Buffer.from(JSON.stringify(part)),
  );
  return [...message.identities, delimiter, Buffer.from(sign(parts, key)), ...parts];
}

/** The message in `frames`; throws an Error where the delimiter, the signature or a part's JSON is not right. */
export function decodeMessage(frames: readonly Buffer[], key: string): Message {
  const at = frames.findIndex((frame) => frame.equals(delimiter));
  if (at < 0) throw new Error("Cannot read a message: no <IDS|MSG> delimiter");
  const parts = frames.slice(at + 2, at + 6);
  if (parts.length < 4)
    throw new Error(`Cannot read a message: expected 4 parts after its signature, got ${parts.length}`);
  const expected = Buffer.from(sign(frames.slice(at + 2), key));
  const found = frames[at + 1]!;
  if (key !== "" && (expected.length !== found.length || !timingSafeEqual(expected, found))) {
    throw new Error("Cannot trust a message: its signature is not the connection key's");
  }
  const [header, parent, metadata, content] = parts.map((part) => JSON.parse(part.toString()) as unknown);
  if (!isObject(header) || typeof header.msg_type !== "string" || typeof header.msg_id !== "string") {
    throw new Error("Cannot read a message: its header names no msg_type and msg_id");
  }
  return {
    identities: frames.slice(0, at),
    header: header as unknown as Header,
    parent: (isObject(parent) ? parent : {}) as Message["parent"],
    metadata: isObject(metadata) ? metadata : {},
    content: isObject(content) ? content : {},
  };
}

function sign(parts: readonly Buffer[], key: string): string {
  if (key === "") return "";
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part);
  return hmac.digest("hex");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
