/** A growing list of distinct byte strings; `indexOf` gives each a number in order of first appearance. */
export interface ByteDictionary {
  /** Index of bytes[from..to), added when new. */
  indexOf(bytes: Uint8Array, from: number, to: number): number;
  /** The distinct strings in order of their index, decoded as UTF-8. */
  strings(): string[];
  size(): number;
  /** Takes the strings from index `size` on out again. */
  truncate(size: number): void;
}

/** Makes an empty dictionary: open addressing over one byte store, every hit verified byte by byte, so it is exact. */
export function createByteDictionary(): ByteDictionary {
  let slots = new Int32Array(1024);
  let starts = new Int32Array(512);
  let hashes = new Int32Array(512);
  let store = new Uint8Array(8192);
  let count = 0;
  let used = 0;

  function same(index: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = starts[index]!;
    if (starts[index + 1]! - start !== to - from) return false;
    for (let i = from, j = start; i < to; i++, j++) if (bytes[i] !== store[j]) return false;
    return true;
  }

  function add(hash: number, bytes: Uint8Array, from: number, to: number): void {
    const length = to - from;
    if (used + length > store.length) store = grown(store, Math.max(store.length * 2, used + length));
    if (count + 2 > starts.length) {
      starts = grown(starts, starts.length * 2);
      hashes = grown(hashes, hashes.length * 2);
    }
    for (let i = from; i < to; i++) store[used++] = bytes[i]!;
    hashes[count] = hash;
    starts[++count] = used;
  }

  function rehash(): void {
    slots = new Int32Array(slots.length * 2);
    const mask = slots.length - 1;
    for (let index = 0; index < count; index++) {
      let slot = mix(hashes[index]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
  }

  return {
    indexOf(bytes, from, to) {
      let hash = 0;
      for (let i = from; i < to; i++) hash = (Math.imul(hash, 31) + bytes[i]!) | 0;
      const mask = slots.length - 1;
      let slot = mix(hash) & mask;
      for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
        if (hashes[entry - 1] === hash && same(entry - 1, bytes, from, to)) return entry - 1;
        slot = (slot + 1) & mask;
      }
      slots[slot] = count + 1;
      add(hash, bytes, from, to);
      if (count * 2 > slots.length) rehash();
      return count - 1;
    },
    strings() {
      const decoder = new TextDecoder();
      return Array.from({ length: count }, (_, i) => decoder.decode(store.subarray(starts[i]!, starts[i + 1]!)));
    },
    size: () => count,
    truncate(size) {
      // The last string in is the first out: no other string's place depends on its slot.
      for (const mask = slots.length - 1; count > size; used = starts[--count]!) {
        let slot = mix(hashes[count - 1]!) & mask;
        while (slots[slot] !== count) slot = (slot + 1) & mask;
        slots[slot] = 0;
      }
    },
  };
}

/** Spreads the hash over its low bits, which choose the slot. */
function mix(hash: number): number {
  const spread = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return spread ^ (spread >>> 13);
}

function grown<T extends Uint8Array | Int32Array>(array: T, length: number): T {
  const larger = new (array.constructor as new (n: number) => T)(length);
  larger.set(array);
  return larger;
}
