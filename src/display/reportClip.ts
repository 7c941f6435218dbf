import { peakEnvelope } from "../signal/envelope.js";
import { escapeHtml } from "./html.js";
import { badge } from "./reportFindings.js";
import { shownText } from "./reportTable.js";
import { playerBundle } from "./sound.js";

/** An audio file that failed: its reasons, and its sound as far as there is one. */
export interface FailedClip {
  readonly file: string;
  readonly reasons: readonly { readonly rule: string; readonly severity: string; readonly text: string }[];
  readonly sound?: { readonly samples: Float32Array; readonly sampleRate: number } | undefined;
}

const COLUMNS = 400;
const HEIGHT = 80;

/** A failed file with its reasons, waveform and player; the player holds at most `maxBytes` of sound, 0 leaves it out. */
export function clipHtml({ file, reasons, sound }: FailedClip, maxBytes: number): string {
  const lines = reasons.map(
    ({ rule, severity, text }) => `<li>${badge(severity)} <b>${escapeHtml(rule)}</b>: ${shownText(text)}</li>`,
  );
  const heard = sound && sound.samples.length > 0 ? sound : undefined;
  const player =
    heard && maxBytes > 0
      ? String(playerBundle(heard.samples, heard.sampleRate, { name: "What can be decoded", maxBytes })["text/html"])
      : "";
  const silent =
    heard === undefined ? `<p class="empty">Nothing of it can be decoded here.</p>` : waveformSvg(heard.samples);
  return `<div class="clip"><div class="place">${shownText(file)}</div><ul>${lines.join("")}</ul>${silent}${player}</div>`;
}

/** A waveform as an SVG fragment: the least and greatest sample of each of 400 stretches, full scale 1, what is not finite left out. */
export function waveformSvg(samples: Float32Array): string {
  const { low, high } = peakEnvelope(samples, COLUMNS);
  const y = (value: number): string =>
    ((1 - Math.min(1, Math.max(-1, Number.isFinite(value) ? value : 0))) * (HEIGHT / 2)).toFixed(1);
  const upper = Array.from(high, (value, x) => `${x} ${y(value)}`);
  const lower = Array.from(low, (value, x) => `${x} ${y(value)}`).reverse();
  return `<svg viewBox="0 0 ${COLUMNS} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="waveform"><path d="M${upper.join("L")}L${lower.join("L")}Z" fill="#0072B2" stroke="#0072B2" stroke-width="0.6"/></svg>`;
}
