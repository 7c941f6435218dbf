/** A chunk of a RIFF file: where its content begins, the bytes it claims and the bytes that are there. */
export interface WavChunk {
  readonly id: string;
  readonly offset: number;
  readonly claimed: number;
  readonly present: number;
}

/** What the chunks of a file are, and how many bytes behind them belong to none. */
export interface WavChunks {
  readonly container: "RIFF" | "RIFX" | "RF64";
  /** The size the file states for itself without the first 8 bytes; undefined for "unknown" (0xFFFFFFFF). */
  readonly claimedSize: number | undefined;
  readonly chunks: readonly WavChunk[];
  readonly trailing: number;
}

const UNKNOWN = 0xffff_ffff;
/** Chunks a file may have before the rest is left unread: real ones have a dozen. */
const MOST_CHUNKS = 4_096;

/** The chunks of a RIFF, RIFX (big-endian) or RF64 file of type WAVE; undefined for anything else. Nothing is copied. */
export function readWavChunks(bytes: Uint8Array): WavChunks | undefined {
  const container = tag(bytes, 0);
  if (container !== "RIFF" && container !== "RIFX" && container !== "RF64") return undefined;
  if (tag(bytes, 8) !== "WAVE") return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = container !== "RIFX";
  const chunks: WavChunk[] = [];
  let long: { riff: number; data: number } | undefined;
  let at = 12;
  while (at + 8 <= bytes.length && chunks.length < MOST_CHUNKS) {
    const id = tag(bytes, at);
    if (!isChunkName(id)) break;
    const offset = at + 8;
    let claimed = view.getUint32(at + 4, little);
    if (id === "data" && claimed === UNKNOWN && long) claimed = long.data;
    if (id === "data" && claimed === 0 && !isChunkName(tag(bytes, offset))) claimed = UNKNOWN;
    const present = Math.min(claimed, bytes.length - offset);
    if (id === "ds64" && container === "RF64" && present >= 16)
      long = { riff: uint64(view, offset), data: uint64(view, offset + 8) };
    chunks.push({ id, offset, claimed, present });
    at = offset + present + (claimed & 1 && present === claimed ? 1 : 0);
  }
  const stated = view.getUint32(4, little);
  const claimedSize = stated === UNKNOWN ? long?.riff : stated;
  return { container, claimedSize, chunks, trailing: Math.max(0, bytes.length - at) };
}

function tag(bytes: Uint8Array, at: number): string {
  return at + 4 > bytes.length ? "" : String.fromCharCode(bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!);
}

/** Four printable ASCII characters, as every chunk's name is. */
function isChunkName(id: string): boolean {
  return /^[\x20-\x7e]{4}$/.test(id);
}

/** Loses precision beyond 2^53, where no file reaches. */
function uint64(view: DataView, at: number): number {
  return view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
}
