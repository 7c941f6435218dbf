import type { Figure } from "../figure/figureValue.js";
import { panelGrid } from "../figure/panelGrid.js";
import { spectrogramPanel, waveformPanel } from "../figure/soundPanels.js";
import { writeWav } from "../format/wavWrite.js";
import { peakEnvelope } from "../signal/envelope.js";
import { resample } from "../signal/resample.js";
import { spectrogramPicture } from "../signal/spectrogramPicture.js";
import { toBase64 } from "./base64.js";
import { escapeHtml } from "./html.js";
import type { MimeRecord } from "./shown.js";

const COLUMNS = 1200;
const PLAYED_RATES = [16_000, 11_025, 8000];

/** A waveform (full scale 1) as a figure; `start` is the time of its first sample in seconds. */
export function waveformFigure(
  samples: Float32Array,
  sampleRate: number,
  { title = "Waveform", start = 0 } = {},
): Figure {
  const span = { from: start, to: start + samples.length / sampleRate };
  const panel = waveformPanel(peakEnvelope(samples, COLUMNS), span, [span.from, span.to]);
  return soundFigure(title, `${sampleRate} Hz · ${(samples.length / sampleRate).toFixed(3)} s`, panel);
}

/** The spectrogram of a waveform as a figure; `start` is the time of its first sample in seconds. */
export function spectrogramFigure(
  samples: Float32Array,
  sampleRate: number,
  { title = "Spectrogram", start = 0 } = {},
): Figure {
  const span = { from: start, to: start + samples.length / sampleRate };
  const panel = spectrogramPanel(spectrogramPicture(samples, sampleRate), span, [span.from, span.to]);
  return soundFigure(title, `${sampleRate} Hz · ${(samples.length / sampleRate).toFixed(3)} s`, panel);
}

/**
 * A waveform that plays in a notebook or a page: 16-bit mono inside the HTML itself, at the first of 16, 11.025 and 8 kHz (never above
 * its own) at which it takes at most `maxBytes`; what is longer still is cut, and the text beside it says so.
 */
export function playerBundle(
  samples: Float32Array,
  sampleRate: number,
  { name = "audio", maxBytes = 400_000 } = {},
): MimeRecord {
  const rates = PLAYED_RATES.filter((rate) => rate < sampleRate);
  const bytesAt = (rate: number) => 44 + 2 * Math.ceil((samples.length * rate) / sampleRate);
  const rate = [sampleRate, ...rates].filter((one) => one <= 16_000).find((one) => bytesAt(one) <= maxBytes);
  const played = rate ?? Math.min(sampleRate, 8000);
  const all = resample(samples, sampleRate, played);
  const kept = all.subarray(0, Math.max(0, Math.floor((maxBytes - 44) / 2)));
  const seconds = (length: number) => (length / played).toFixed(3);
  const cut = kept.length < all.length ? `, the first ${seconds(kept.length)} s of it` : "";
  const text = `${name}: ${seconds(all.length)} s${cut}, played at ${played} Hz`;
  const address = `data:audio/wav;base64,${toBase64(writeWav([kept], played))}`;
  return {
    "text/html": `<figure style="margin:0"><figcaption>${escapeHtml(text)}</figcaption><audio controls preload="metadata" style="width:100%;max-width:600px" src="${address}"></audio></figure>`,
    "text/plain": text,
  };
}

function soundFigure(
  title: string,
  subtitle: string,
  panel: Parameters<typeof panelGrid>[0]["panels"][number],
): Figure {
  const timed = { ...panel, x: { ...panel.x, title: "Time (s)" } };
  return panelGrid({ title, subtitle, panels: [timed], columns: 1, width: 1800, height: 600 });
}
