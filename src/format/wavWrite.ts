/**
 * A RIFF/WAVE file of `channels` (1 to 1,024, of one length; full scale 1): 16-bit integers (rounded, clipped, NaN as 0; what was
 * read from 16 bits is written back exactly) or 32-bit floats.
 * @throws RangeError when the channels differ in length, there are none, the rate is no whole number of Hz, or 4 GB do not hold them.
 */
export function writeWav(
  channels: readonly Float32Array[],
  sampleRate: number,
  { format = "pcm16" }: { format?: "pcm16" | "float32" } = {},
): Uint8Array {
  const frames = channels[0]?.length ?? 0;
  if (channels.length < 1 || channels.length > 1_024 || channels.some(({ length }) => length !== frames))
    throw new RangeError(`Cannot write WAV: expected 1 to 1,024 channels of one length, got ${describe(channels)}`);
  if (!Number.isInteger(sampleRate) || sampleRate < 1 || sampleRate > 0xffff_ffff)
    throw new RangeError(`Cannot write WAV: expected a whole sample rate above 0 Hz, got ${sampleRate}`);
  const sampleBytes = format === "pcm16" ? 2 : 4;
  const frameBytes = channels.length * sampleBytes;
  const dataBytes = frames * frameBytes;
  if (dataBytes > 0xffff_ff00)
    throw new RangeError(`Cannot write WAV: ${dataBytes} bytes of samples do not fit into one file`);
  const bytes = new Uint8Array(44 + dataBytes);
  const view = new DataView(bytes.buffer);
  const tag = (at: number, name: string) => bytes.set(new TextEncoder().encode(name), at);
  tag(0, "RIFF");
  view.setUint32(4, 36 + dataBytes, true);
  tag(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, format === "pcm16" ? 1 : 3, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * frameBytes, true);
  view.setUint16(32, frameBytes, true);
  view.setUint16(34, 8 * sampleBytes, true);
  tag(36, "data");
  view.setUint32(40, dataBytes, true);
  const samples = format === "pcm16" ? new Int16Array(bytes.buffer, 44) : new Float32Array(bytes.buffer, 44);
  channels.forEach((channel, c) => {
    for (let i = 0, at = c; i < frames; i++, at += channels.length)
      samples[at] = format === "pcm16" ? toShort(channel[i]!) : channel[i]!;
  });
  return bytes;
}

/** NaN becomes 0 when it is stored. */
function toShort(x: number): number {
  return Math.max(-32_768, Math.min(32_767, Math.round(x * 32_768)));
}

function describe(channels: readonly Float32Array[]): string {
  return channels.length === 0
    ? "none"
    : `${channels.length} of ${channels.slice(0, 4).map(({ length }) => length)} samples`;
}
