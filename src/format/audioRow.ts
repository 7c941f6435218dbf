/** One thing wrong with an audio file; a fatal one leaves nothing to measure. */
export interface AudioFault {
  readonly rule: string;
  readonly fatal: boolean;
  readonly expected: string;
  readonly found: string;
}

/** What the samples of one file are like; shares and levels are over all channels, full scale 1. */
export interface AudioMeasures {
  readonly frames: number;
  readonly seconds: number;
  readonly peak: number;
  readonly rms: number;
  /** The channel mean that lies farthest from 0. */
  readonly dc: number;
  readonly clippedShare: number;
  /** Longest stretch at which all channels are exactly 0. */
  readonly longestZeroSeconds: number;
  /** Channels that are 0 throughout where others are not. */
  readonly deadChannels: number;
  readonly identicalChannels: boolean;
  readonly constant: boolean;
  readonly nonFinite: number;
  /** Why 16 kHz filter-bank features cannot be used; empty where they can. */
  readonly featureFault: string;
  readonly featureMean: number;
  readonly featureStd: number;
}

/** Everything that is found out about one file from the file alone; label files and options are not in it. */
export interface AudioRow {
  /** The path as it was found from its root. */
  readonly file: string;
  readonly size: number;
  /** Time of the last change in ms; with the size it tells whether the file is still the same. */
  readonly changed: number;
  readonly sha256: string;
  /** `wav` for our reader, `ffmpeg`, or empty where nothing decoded it. */
  readonly decoder: string;
  readonly container: string;
  readonly encoding: string;
  readonly channels: number;
  readonly sampleRate: number;
  readonly bits: number;
  readonly measures: AudioMeasures | null;
  readonly faults: readonly AudioFault[];
}

/** A row as one line of JSON without its line end; numbers that JSON cannot hold become null. */
export function audioRowLine(row: AudioRow): string {
  return JSON.stringify(row);
}

/** Reads a line back; undefined where it is not whole, as the last one of a run that was killed. */
export function readAudioRow(line: string): AudioRow | undefined {
  try {
    const row = JSON.parse(line) as Partial<AudioRow> | null;
    const whole =
      typeof row?.file === "string" &&
      typeof row.size === "number" &&
      typeof row.changed === "number" &&
      typeof row.sha256 === "string" &&
      Array.isArray(row.faults);
    return whole ? (row as AudioRow) : undefined;
  } catch {
    return undefined;
  }
}
