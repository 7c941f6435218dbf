/** A growing list of distinct byte strings; `indexOf` gives each a number in order of first appearance. */
export interface ByteDictionary {
  /** Index of bytes[from..to), added when new. */
  indexOf(bytes: Uint8Array, from: number, to: number): number;
  /**
   * Index of a string of 7 to 12 bytes that is known already, by its words (see `ShortWords`); -1 for any other. A few comparisons,
   * where `indexOf` walks over the bytes three times.
   */
  indexOfWords(first: number, middle: number, last: number, length: number): number;
  /** The distinct strings in order of their index, decoded as UTF-8. */
  strings(): string[];
  size(): number;
  /** Takes the strings from index `size` on out again. */
  truncate(size: number): void;
}

/** Lengths of the strings that are also known by their words. */
const SHORTEST_BY_WORDS = 7;
const LONGEST_BY_WORDS = 12;
const WORD_SLOTS = 1 << 13;

/** Makes an empty dictionary: open addressing over one byte store, every hit verified byte by byte, so it is exact. */
export function createByteDictionary(): ByteDictionary {
  let slots = new Int32Array(1024);
  let starts = new Int32Array(512);
  let hashes = new Int32Array(512);
  let store = new Uint8Array(8192);
  let count = 0;
  let used = 0;
  // Four numbers a short string: its first four bytes, the four from the eighth last on, its last four, its length and index.
  const words = new Int32Array(4 * WORD_SLOTS);
  let wordCount = 0;

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
    if (length >= SHORTEST_BY_WORDS && length <= LONGEST_BY_WORDS && wordCount < WORD_SLOTS / 2)
      addWords(bytes, from, length);
    starts[++count] = used;
  }

  function addWords(bytes: Uint8Array, from: number, length: number): void {
    wordCount++;
    const first = wordAt(bytes, from);
    const middle = length < 8 ? first : wordAt(bytes, from + length - 8);
    const last = wordAt(bytes, from + length - 4);
    let slot = wordSlot(first, middle, last);
    while (words[slot + 3] !== 0) slot = (slot + 4) & (words.length - 1);
    words[slot] = first;
    words[slot + 1] = middle;
    words[slot + 2] = last;
    words[slot + 3] = ((count + 1) << 4) | length;
  }

  /** The words of the last string go with it, or a later string would be taken for it. */
  function removeWords(index: number): void {
    const from = starts[index]!;
    const length = starts[index + 1]! - from;
    if (length < SHORTEST_BY_WORDS || length > LONGEST_BY_WORDS) return;
    const middle = wordAt(store, length < 8 ? from : from + length - 8);
    let slot = wordSlot(wordAt(store, from), middle, wordAt(store, from + length - 4));
    for (; words[slot + 3] !== 0; slot = (slot + 4) & (words.length - 1)) {
      if (words[slot + 3]! >> 4 !== index + 1) continue;
      words.fill(0, slot, slot + 4);
      wordCount--;
      return;
    }
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
    indexOfWords(first, middle, last, length) {
      for (let slot = wordSlot(first, middle, last); words[slot + 3] !== 0; slot = (slot + 4) & (words.length - 1)) {
        if (
          words[slot + 2] === last &&
          words[slot + 1] === middle &&
          words[slot] === first &&
          (words[slot + 3]! & 15) === length
        ) {
          return (words[slot + 3]! >> 4) - 1;
        }
      }
      return -1;
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
        removeWords(count - 1);
      }
    },
  };
}

/** The four bytes from `at` on as one little-endian number, as DataView.getInt32(at, true) reads them. */
function wordAt(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
}

function wordSlot(first: number, middle: number, last: number): number {
  const spread = Math.imul(Math.imul(first, 0x9e3779b1) ^ middle, 0x85ebca6b) ^ Math.imul(last, 0xc2b2ae35);
  return ((spread ^ (spread >>> 15)) & (WORD_SLOTS - 1)) << 2;
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
