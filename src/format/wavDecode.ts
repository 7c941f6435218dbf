import { readWavHeader, type WavFault, type WavHeader } from "./wav.js";
import { decodeCompanded } from "./wavCompanded.js";

/** A WAV file's header, its samples per channel (full scale 1; empty after a fatal fault) and what is wrong with it. */
export interface WavContent {
  readonly header: WavHeader | null;
  readonly channels: Float32Array[];
  readonly faults: WavFault[];
}

/** Gives an array to decode into; its content does not matter. */
export type Allocate = (length: number) => Float32Array;

const fresh: Allocate = (length) => new Float32Array(length);

/** Decodes the bytes of a whole WAV file, into arrays from `allocate`; never throws, whatever the bytes are. */
export function readWav(bytes: Uint8Array, { allocate = fresh } = {}): WavContent {
  const { header, faults } = readWavHeader(bytes);
  if (!header) return { header, channels: [], faults };
  try {
    return { header, channels: decodeSamples(bytes, header, allocate), faults };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    const fault = { rule: "decode-failed", fatal: true, expected: `samples of ${header.encoding}`, found };
    return { header: null, channels: [], faults: [...faults, fault] };
  }
}

/**
 * The samples that `header` found in `bytes`: one Float32Array of `header.frames` a channel. Integers are divided by their
 * full scale (16 bits: 32,768), so they lie in -1..1; floats are taken as they are, NaN and infinity too.
 */
export function decodeSamples(bytes: Uint8Array, header: WavHeader, allocate: Allocate = fresh): Float32Array[] {
  const { encoding, channels, sampleBytes, dataOffset, dataBytes } = header;
  const data = bytes.subarray(dataOffset, dataOffset + dataBytes);
  if (encoding === "alaw" || encoding === "mulaw")
    return spreadShorts(decodeCompanded(data, encoding), channels, allocate);
  const little = header.container === "RIFX" ? reversed(data, sampleBytes) : aligned(data, sampleBytes);
  const { buffer, byteOffset } = little;
  const count = dataBytes / sampleBytes;
  if (sampleBytes === 2) return spreadShorts(new Int16Array(buffer, byteOffset, count), channels, allocate);
  if (sampleBytes === 1) return spread(little, channels, 1 / 128, allocate, 128);
  if (sampleBytes === 3) return spread(threeBytes(little, count), channels, 2 ** -31, allocate);
  if (sampleBytes === 8) return spread(new Float64Array(buffer, byteOffset, count), channels, 1, allocate);
  if (encoding === "float") return spread(new Float32Array(buffer, byteOffset, count), channels, 1, allocate);
  return spread(new Int32Array(buffer, byteOffset, count), channels, 2 ** -31, allocate);
}

/** 16-bit samples as channels. */
function spreadShorts(samples: Int16Array, channels: number, allocate: Allocate): Float32Array[] {
  const frames = samples.length / channels;
  return Array.from({ length: channels }, (_, channel) => fillFromShorts(samples, channel, channels, allocate(frames)));
}

/** Apart from `spread`, and a function of its own, because nearly all files are such: one type of array keeps this loop fast. */
function fillFromShorts(samples: Int16Array, first: number, step: number, out: Float32Array): Float32Array {
  for (let i = 0, at = first; i < out.length; i++, at += step) out[i] = samples[at]! * (1 / 32_768);
  return out;
}

/** Interleaved samples as channels: `(x - zero) * factor`. */
function spread(
  samples: ArrayLike<number>,
  channels: number,
  factor: number,
  allocate: Allocate,
  zero = 0,
): Float32Array[] {
  const frames = Math.floor(samples.length / channels);
  return Array.from({ length: channels }, (_, channel) => {
    const out = allocate(frames);
    for (let i = 0, at = channel; i < frames; i++, at += channels) out[i] = (samples[at]! - zero) * factor;
    return out;
  });
}

/** The bytes as a typed array of their samples may lie over them: themselves if their place allows it, else a copy. */
function aligned(data: Uint8Array, sampleBytes: number): Uint8Array {
  return data.byteOffset % sampleBytes === 0 ? data : data.slice();
}

/** Big-endian samples in little-endian order. */
function reversed(data: Uint8Array, sampleBytes: number): Uint8Array {
  const out = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) out[i] = data[i - (i % sampleBytes) + sampleBytes - 1 - (i % sampleBytes)]!;
  return out;
}

/** 24-bit samples at the top of 32 bits. */
function threeBytes(data: Uint8Array, count: number): Int32Array {
  const out = new Int32Array(count);
  for (let i = 0; i < count; i++) out[i] = (data[3 * i]! << 8) | (data[3 * i + 1]! << 16) | (data[3 * i + 2]! << 24);
  return out;
}
