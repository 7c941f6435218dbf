/** Texts as one run of UTF-8 bytes: text i is bytes[offset[i]] to bytes[offset[i + 1] - 1]. */
export interface TextStore {
  readonly bytes: Uint8Array;
  readonly offset: Int32Array;
}

/** Encodes texts, so that rows can be written by copying bytes. */
export function createTextStore(texts: readonly string[]): TextStore {
  const encoder = new TextEncoder();
  const offset = new Int32Array(texts.length + 1);
  let bytes = new Uint8Array(Math.max(64, texts.length * 20));
  let used = 0;
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i]!;
    // UTF-8 takes at most three bytes for each UTF-16 unit.
    if (used + text.length * 3 > bytes.length) {
      const larger = new Uint8Array(Math.max(bytes.length * 2, used + text.length * 3));
      larger.set(bytes.subarray(0, used));
      bytes = larger;
    }
    const { written = 0 } = encoder.encodeInto(text, bytes.subarray(used));
    used += written;
    offset[i + 1] = used;
  }
  return { bytes: bytes.subarray(0, used), offset };
}
