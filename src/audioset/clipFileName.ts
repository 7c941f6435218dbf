import { isYtid, YTID_LENGTH } from "../format/ids.js";

/** What a file's name says: the video, and where its segment starts and ends, as far as the name tells. */
export interface ClipFileName {
  readonly ytid: string;
  /** Starts in milliseconds that the number may mean, the likelier first: `30000` is 30 s in ms or 30,000 s. Empty where none is named. */
  readonly startsMs: readonly number[];
  readonly endsMs: readonly number[];
  /** The naming rule, such as `Y<id>`. */
  readonly rule: string;
}

/** Endings of audio files, in lower case with the dot. */
export const AUDIO_ENDINGS: readonly string[] = [".wav", ".flac", ".mp3", ".m4a", ".ogg", ".opus"];

/** Some writers print a sum of floats, such as 516.4490000000001: it is rounded to milliseconds. */
const NUMBER = "([0-9]{1,9}(?:\\.[0-9]{1,17})?)";
const TIMES = new RegExp(`^(?:_${NUMBER}(?:([_-])${NUMBER})?)?$`);

/**
 * Readings of a clip's file name (without folder) by the rules in use: an optional `Y` or `YT_`, the 11 characters of the id, then
 * nothing, `_out`, `_<start>`, `_<start>_<end>` or `_<start>-<end>` in seconds or milliseconds. Ids may begin with Y, - or _
 * and contain _, so a name may have two readings: the one that a list knows is right. None for other names.
 */
export function readClipFileName(name: string): ClipFileName[] {
  const dot = name.lastIndexOf(".");
  if (dot < 0 || !AUDIO_ENDINGS.includes(name.slice(dot).toLowerCase())) return [];
  const stem = name.slice(0, dot);
  return ["", "Y", "YT_"].flatMap((prefix) => {
    if (!stem.startsWith(prefix)) return [];
    const ytid = stem.slice(prefix.length, prefix.length + YTID_LENGTH);
    const rest = stem.slice(prefix.length + YTID_LENGTH);
    if (!isYtid(ytid)) return [];
    if (rest === "_out") return [{ ytid, startsMs: [], endsMs: [], rule: `${prefix}<id>_out` }];
    const match = TIMES.exec(rest);
    if (!match) return [];
    const [, start, separator, end] = match;
    const rule = `${prefix}<id>${start ? "_<start>" : ""}${end ? `${separator}<end>` : ""}`;
    return [{ ytid, startsMs: readTimes(start), endsMs: readTimes(end), rule }];
  });
}

/** A number with decimals is in seconds; a whole one from 1,000 is rather milliseconds, a smaller one rather seconds. */
export function readTimes(text: string | undefined): number[] {
  if (text === undefined) return [];
  const seconds = Math.round(Number(text) * 1_000);
  if (text.includes(".")) return [seconds];
  return Number(text) >= 1_000 ? [Number(text), seconds] : [seconds, Number(text)];
}
