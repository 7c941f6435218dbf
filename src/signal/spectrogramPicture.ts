import { hzToMel } from "./mel.js";
import { spectrogramDb } from "./stft.js";

/** A spectrogram small enough to be drawn: `rows` bands from low to high, each with `columns` levels in whole dB below the loudest. */
export interface SpectrogramPicture {
  readonly columns: number;
  readonly rows: number;
  /** Row-major, from the lowest band up. */
  readonly levels: Int16Array;
  readonly fMin: number;
  readonly fMax: number;
  readonly range: number;
}

/**
 * The short-time spectrum of a waveform as a picture: frames of 25 ms or longer, bands equally wide in mel from `fMin` to half the
 * rate. Each cell takes the loudest of the bins and frames that fall into it, so that short and narrow sounds stay visible; a band
 * between two bins takes the nearer one.
 */
export function spectrogramPicture(
  samples: Float32Array,
  sampleRate: number,
  { columns = 300, rows = 72, fMin = 50, range = 80 } = {},
): SpectrogramPicture {
  const fMax = sampleRate / 2;
  const winLength = Math.round(sampleRate * 0.025);
  const nFft = 2 ** Math.ceil(Math.log2(winLength));
  const hopLength = Math.max(1, Math.round(sampleRate * 0.01));
  const { frames, bins, values } = spectrogramDb(samples, { nFft, winLength, hopLength, range });
  const levels = new Int16Array(rows * columns).fill(-range);
  if (frames === 0) return { columns, rows, levels, fMin, fMax, range };
  const edges = Array.from({ length: rows + 1 }, (_, row) => {
    const mel = hzToMel(fMin) + ((hzToMel(fMax) - hzToMel(fMin)) * row) / rows;
    return (melToHz(mel) * nFft) / sampleRate;
  });
  for (let row = 0; row < rows; row++) {
    const middle = Math.round((edges[row]! + edges[row + 1]!) / 2);
    const first = Math.min(middle, Math.ceil(edges[row]!));
    const last = Math.max(middle, Math.ceil(edges[row + 1]!) - 1);
    for (let column = 0; column < columns; column++) {
      const from = Math.floor((column * frames) / columns);
      const to = Math.max(from + 1, Math.floor(((column + 1) * frames) / columns));
      let loudest = -range;
      for (let frame = from; frame < to; frame++)
        for (let bin = first; bin <= last && bin < bins; bin++)
          loudest = Math.max(loudest, values[frame * bins + bin]!);
      levels[row * columns + column] = Math.round(loudest);
    }
  }
  return { columns, rows, levels, fMin, fMax, range };
}

function melToHz(mel: number): number {
  return 700 * (Math.exp(mel / 1127) - 1);
}
