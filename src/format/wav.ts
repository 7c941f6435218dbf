import { readWavChunks, type WavChunk, type WavChunks } from "./wavChunks.js";
import { type WavEncoding, wavEncoding, wavFormat } from "./wavFormat.js";

/** What a WAV file says it holds, and where; counts are of what is really in the file. */
export interface WavHeader {
  readonly container: "RIFF" | "RIFX" | "RF64";
  readonly encoding: WavEncoding;
  readonly channels: number;
  readonly sampleRate: number;
  /** Bits a sample as stated. */
  readonly bits: number;
  /** Bytes a sample of one channel takes. */
  readonly sampleBytes: number;
  /** Where the samples begin, and how many bytes of whole frames there are. */
  readonly dataOffset: number;
  readonly dataBytes: number;
  /** Bytes of samples the header claims; undefined when it leaves the size open (a stream). */
  readonly claimedBytes: number | undefined;
  /** Samples per channel that are in the file, and that many in seconds. */
  readonly frames: number;
  readonly seconds: number;
}

/** One thing wrong with a WAV file; a fatal one leaves nothing to decode. */
export interface WavFault {
  readonly rule: string;
  readonly fatal: boolean;
  readonly expected: string;
  readonly found: string;
}

const MOST_CHANNELS = 1_024;

/**
 * Reads a WAV header from the bytes of a whole file: RIFF, RIFX and RF64; chunks in any order, unknown and odd-sized ones too.
 * Takes any bytes: what is wrong comes back as faults, and `header` is null when one of them is fatal. Sizes are believed only
 * as far as the bytes reach, so a truncated file is read to its end, as is one that leaves its size open (0 or 0xFFFFFFFF).
 */
export function readWavHeader(bytes: Uint8Array): { header: WavHeader | null; faults: WavFault[] } {
  const faults: WavFault[] = [];
  const add = (rule: string, expected: string, found: string, fatal = false) => {
    faults.push({ rule, fatal, expected, found });
    return { header: null, faults };
  };
  if (bytes.length === 0) return add("empty-file", "a WAV file", "0 bytes", true);
  const file = readWavChunks(bytes);
  if (!file) return add("not-wav", "RIFF, RIFX or RF64 with WAVE at byte 8", startOf(bytes), true);
  const formatChunk = file.chunks.find(({ id }) => id === "fmt ");
  const data = file.chunks.find(({ id }) => id === "data");
  if (!formatChunk) return add("no-format", "a fmt chunk", namesOf(file.chunks), true);
  if (formatChunk.present < 16)
    return add("short-format", "16 bytes of format or more", `${formatChunk.present}`, true);
  const format = wavFormat(bytes, formatChunk, file.container !== "RIFX");
  const { channels, sampleRate, bits } = format;
  if (channels === 0) add("zero-channels", "1 channel or more", "0", true);
  if (channels > MOST_CHANNELS) add("too-many-channels", `${MOST_CHANNELS} channels at most`, `${channels}`, true);
  if (sampleRate === 0) add("zero-rate", "a sample rate above 0 Hz", "0", true);
  const encoding = wavEncoding(format);
  if (!encoding)
    add("unsupported-encoding", "PCM, float, A-law or mu-law", `format ${format.tag} of ${bits} bits`, true);
  if (!data) add("no-data", "a data chunk", namesOf(file.chunks), true);
  if (!encoding || !data || faults.some(({ fatal }) => fatal)) return { header: null, faults };

  const { frameBytes, sampleBytes } = encoding;
  if (format.frameBytes !== frameBytes) add("frame-size", `${frameBytes} bytes a frame`, `${format.frameBytes}`);
  if (format.byteRate !== frameBytes * sampleRate)
    add("byte-rate", `${frameBytes * sampleRate} bytes a second`, `${format.byteRate}`);
  for (const { rule, expected, found } of sizeFaults(file, data, bytes.length, frameBytes)) add(rule, expected, found);
  const frames = Math.floor(data.present / frameBytes);
  if (frames === 0) return add("no-samples", `${frameBytes} bytes of samples or more`, `${data.present}`, true);
  const header: WavHeader = {
    container: file.container,
    encoding: encoding.name,
    channels,
    sampleRate,
    bits,
    sampleBytes,
    dataOffset: data.offset,
    dataBytes: frames * frameBytes,
    claimedBytes: isOpen(data) ? undefined : data.claimed,
    frames,
    seconds: frames / sampleRate,
  };
  return { header, faults };
}

function isOpen({ claimed }: WavChunk): boolean {
  return claimed === 0xffff_ffff;
}

function sizeFaults(file: WavChunks, data: WavChunk, size: number, frameBytes: number): Omit<WavFault, "fatal">[] {
  const faults: Omit<WavFault, "fatal">[] = [];
  if (isOpen(data))
    faults.push({ rule: "open-size", expected: "a stated size of the samples", found: "0 or 0xFFFFFFFF" });
  else if (data.present < data.claimed)
    faults.push({ rule: "truncated", expected: `${data.claimed} bytes of samples`, found: `${data.present}` });
  if (data.present % frameBytes !== 0)
    faults.push({
      rule: "partial-frame",
      expected: `whole frames of ${frameBytes} bytes`,
      found: `${data.present % frameBytes} more`,
    });
  if (file.trailing > 0)
    faults.push({ rule: "trailing-bytes", expected: "no bytes behind the last chunk", found: `${file.trailing}` });
  // A final chunk of odd size often lacks its padding byte: no one is misled by that.
  const claimedEnd = file.claimedSize === undefined ? size : file.claimedSize + 8;
  if (Math.abs(claimedEnd - size) > 1 && !isOpen(data) && data.present === data.claimed && file.trailing === 0)
    faults.push({ rule: "riff-size", expected: `${size - 8} bytes stated for the file`, found: `${claimedEnd - 8}` });
  return faults;
}

function namesOf(chunks: readonly WavChunk[]): string {
  const names = chunks.slice(0, 8).map(({ id }) => JSON.stringify(id));
  return names.length > 0 ? names.join(", ") : "no chunk";
}

function startOf(bytes: Uint8Array): string {
  return JSON.stringify(String.fromCharCode(...bytes.subarray(0, 12)));
}
