import type { WavChunk } from "./wavChunks.js";

/** How samples are stored. */
export type WavEncoding = "pcm" | "float" | "alaw" | "mulaw";

/** The fields of a fmt chunk; `tag` is that of the sub-format in an extensible one. */
export interface WavFormat {
  readonly tag: number;
  readonly channels: number;
  readonly sampleRate: number;
  readonly byteRate: number;
  readonly frameBytes: number;
  readonly bits: number;
}

const EXTENSIBLE = 0xfffe;

/** Reads a fmt chunk of at least 16 bytes. */
export function wavFormat(bytes: Uint8Array, chunk: WavChunk, little: boolean): WavFormat {
  const view = new DataView(bytes.buffer, bytes.byteOffset + chunk.offset, chunk.present);
  const tag = view.getUint16(0, little);
  return {
    // The sub-format of an extensible header begins with the tag it stands for.
    tag: tag === EXTENSIBLE && chunk.present >= 26 ? view.getUint16(24, little) : tag,
    channels: view.getUint16(2, little),
    sampleRate: view.getUint32(4, little),
    byteRate: view.getUint32(8, little),
    frameBytes: view.getUint16(12, little),
    bits: view.getUint16(14, little),
  };
}

/** How the samples of a format are stored and counted; undefined when it cannot be decoded here. */
export interface WavLayout {
  readonly name: WavEncoding;
  readonly sampleBytes: number;
  readonly frameBytes: number;
}

/** The layout of a format's samples. Integer samples of odd depths (12, 20 bits) lie at the top of their whole bytes. */
export function wavEncoding({ tag, channels, bits, frameBytes }: WavFormat): WavLayout | undefined {
  const layout = (name: WavEncoding, sampleBytes: number): WavLayout => ({
    name,
    sampleBytes,
    frameBytes: sampleBytes * channels,
  });
  if (tag === 1 && bits >= 1 && bits <= 32) return layout("pcm", containerBytes(bits, channels, frameBytes));
  if (tag === 3 && (bits === 32 || bits === 64)) return layout("float", bits / 8);
  if (tag === 6 && bits === 8) return layout("alaw", 1);
  if (tag === 7 && bits === 8) return layout("mulaw", 1);
  return undefined;
}

/** A sample may be stored wider than its bits (20 bits in 4 bytes): the frame size tells, if it fits. */
function containerBytes(bits: number, channels: number, frameBytes: number): number {
  const least = Math.ceil(bits / 8);
  const stated = frameBytes / channels;
  return Number.isInteger(stated) && stated > least && stated <= 4 ? stated : least;
}
