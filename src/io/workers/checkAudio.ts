import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { AudioFault, AudioRow } from "../../format/audioRow.js";
import { readWav } from "../../format/wavDecode.js";
import { measureAudio } from "../../signal/audioMeasures.js";
import { createWorkspace } from "../../signal/workspace.js";
import { decodeWithFfmpeg, hasFfmpeg } from "../ffmpeg.js";
import { serve } from "../serve.js";
import { type AudioPlace, reasonOf } from "../walkAudio.js";

/** Larger files are no clips, and would take several times their size once decoded: 256 MiB. */
const MOST_BYTES = 2 ** 28;

const workspace = createWorkspace();
let buffer = new Uint8Array(1 << 21);

serve((place: AudioPlace): AudioRow => {
  workspace.reset();
  const { file, size, changed, problem } = place;
  const row = {
    file,
    size,
    changed,
    sha256: "",
    decoder: "",
    container: "",
    encoding: "",
    channels: 0,
    sampleRate: 0,
    bits: 0,
  };
  const failed = (rule: string, expected: string, found: string): AudioRow => {
    return { ...row, measures: null, faults: [{ rule, fatal: true, expected, found }] };
  };
  if (problem !== undefined) return failed("unreadable", "a file that can be read", problem);
  if (size > MOST_BYTES) return failed("too-large", `${MOST_BYTES} bytes at most`, `${size}`);
  try {
    const bytes = readInto(file);
    row.sha256 = createHash("sha256").update(bytes).digest("hex");
    row.size = bytes.length;
    return { ...row, ...checkBytes(file, bytes) };
  } catch (error) {
    return { ...failed("unreadable", "a file that can be read", reasonOf(error)), sha256: row.sha256 };
  }
});

type Checked = Omit<AudioRow, "file" | "size" | "changed" | "sha256">;

function checkBytes(file: string, bytes: Uint8Array): Checked {
  const isWav = /\.wav$/i.test(file);
  const none = { container: "", encoding: "", channels: 0, sampleRate: 0, bits: 0, measures: null };
  const fault = (rule: string, expected: string, found: string): AudioFault => ({ rule, fatal: true, expected, found });
  if (bytes.length === 0) return { ...none, decoder: "", faults: [fault("empty-file", "an audio file", "0 bytes")] };
  let content = isWav ? readWav(bytes, { allocate: workspace.take }) : undefined;
  let decoder = isWav ? "wav" : "ffmpeg";
  // A WAV file with a codec that only ffmpeg knows, or one that is no WAV at all, is ffmpeg's; a broken one stays broken.
  const foreign = content?.header === null && content.faults.some(({ rule }) => rule === "unsupported-encoding");
  if (!content || (foreign && hasFfmpeg())) {
    if (!hasFfmpeg())
      return {
        ...none,
        decoder: "",
        faults: [fault("not-decodable-here", "ffmpeg for compressed audio", "no ffmpeg on this machine")],
      };
    try {
      const decoded = readWav(decodeWithFfmpeg(file), { allocate: workspace.take });
      content = {
        ...decoded,
        faults: decoded.faults.filter(({ rule }) => rule !== "open-size" && rule !== "riff-size"),
      };
      decoder = "ffmpeg";
    } catch (error) {
      return { ...none, decoder: "", faults: [fault("undecodable", "audio", (error as Error).message)] };
    }
  }
  const { header, channels, faults } = content;
  if (!header) return { ...none, decoder: "", faults };
  const { container, encoding, sampleRate, bits } = header;
  const measures = measureAudio(channels, sampleRate, workspace);
  return {
    decoder,
    container: decoder === "ffmpeg" ? file.slice(file.lastIndexOf(".") + 1).toLowerCase() : container,
    encoding: decoder === "ffmpeg" ? "compressed" : encoding,
    channels: header.channels,
    sampleRate,
    bits: decoder === "ffmpeg" ? 0 : bits,
    measures,
    faults,
  };
}

/** The whole file in a buffer that the next file overwrites: its length is what was read, whatever the directory said. */
function readInto(path: string): Uint8Array {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    if (size > buffer.length) buffer = new Uint8Array(size + (1 << 20));
    let length = 0;
    while (length < buffer.length) {
      const read = readSync(file, buffer, length, buffer.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return buffer.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
