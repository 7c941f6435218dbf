import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeMessage, encodeMessage, makeMessage } from "../../src/kernel/wire.js";

const request = makeMessage("execute_request", { code: "1" }, "a session", undefined, [Buffer.from("client")]);

test("a message read back is the message written", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.array(fc.uint8Array()),
      fc.string(),
      (content, ids, key) => {
        const message = makeMessage(
          "stream",
          content,
          "s",
          request,
          ids.map((id) => Buffer.from(id)),
        );
        // An identity that is the delimiter itself cannot be told from it.
        fc.pre(!message.identities.some((id) => id.toString() === "<IDS|MSG>"));
        expect(decodeMessage(encodeMessage(message, key), key)).toEqual(
          JSON.parse(JSON.stringify(message), (_, value) =>
            value?.type === "Buffer" ? Buffer.from(value.data) : value,
          ),
        );
      },
    ),
    { numRuns: 50 },
  );
});

test("a reply goes back to whom the request came from and names it as its parent", () => {
  const reply = makeMessage("execute_reply", {}, "kernel", request);
  expect(reply.identities).toEqual([Buffer.from("client")]);
  expect(reply.parent).toEqual(request.header);
  expect(reply.header.session).toBe("kernel");
});

test("a message signed with another key is not trusted", () => {
  expect(() => decodeMessage(encodeMessage(request, "one key"), "another")).toThrow(
    "its signature is not the connection key's",
  );
});

test("a message with one changed byte is not trusted", () => {
  const frames = encodeMessage(request, "key");
  frames[frames.length - 1] = Buffer.from('{"code":"2"}');
  expect(() => decodeMessage(frames, "key")).toThrow("Cannot trust a message");
});

test("an empty key means no signature", () => {
  expect(encodeMessage(request, "")[2]).toEqual(Buffer.alloc(0));
  expect(decodeMessage(encodeMessage(request, ""), "").content).toEqual({ code: "1" });
});

test("frames without delimiter, without parts, or without a header are named", () => {
  expect(() => decodeMessage([Buffer.from("x")], "k")).toThrow("no <IDS|MSG> delimiter");
  expect(() => decodeMessage([Buffer.from("<IDS|MSG>"), Buffer.from("")], "")).toThrow(
    "expected 4 parts after its signature, got 0",
  );
  const parts = ["<IDS|MSG>", "", "[]", "{}", "{}", "{}"].map((part) => Buffer.from(part));
  expect(() => decodeMessage(parts, "")).toThrow("its header names no msg_type and msg_id");
});
