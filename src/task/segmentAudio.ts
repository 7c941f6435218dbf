import { basename } from "node:path";
import { readClipFileName } from "../audioset/clipFileName.js";
import { splitSegmentId } from "../format/ids.js";
import { readWav } from "../format/wavDecode.js";
import { InputError } from "../io/readBytes.js";
import { readWhole } from "../io/readWhole.js";
import { walkAudio } from "../io/walkAudio.js";
import { mixToMono } from "../signal/mono.js";

/** A segment's sound: the mean of its channels. */
export interface SegmentAudio {
  readonly file: string;
  readonly samples: Float32Array;
  readonly sampleRate: number;
}

/**
 * The WAV files below `folder` by the segment that their names tell; a name without a start stands for any segment of its video.
 * An empty folder name finds nothing.
 */
export function findSegmentAudio(folder: string): (segmentId: string) => string | undefined {
  if (folder === "") return () => undefined;
  const byVideo = new Map<string, { file: string; startsMs: readonly number[] }[]>();
  for (const { file, problem } of walkAudio([folder], [".wav"]).places) {
    if (problem !== undefined) continue;
    for (const { ytid, startsMs } of readClipFileName(basename(file)))
      byVideo.set(ytid, [...(byVideo.get(ytid) ?? []), { file, startsMs }]);
  }
  return (segmentId) => {
    const { ytid, startMs } = splitSegmentId(segmentId);
    const files = byVideo.get(ytid) ?? [];
    return (
      files.find(({ startsMs }) => startsMs.includes(startMs)) ?? files.find(({ startsMs }) => startsMs.length === 0)
    )?.file;
  };
}

/** Decodes a WAV file to mono. Throws InputError where there is nothing to decode. */
export async function readSegmentAudio(file: string): Promise<SegmentAudio> {
  const { header, channels, faults } = readWav(await readWhole(file));
  const fatal = faults.find((fault) => fault.fatal);
  if (!header || fatal) throw new InputError(`Cannot read ${file}: expected ${fatal?.expected}, got ${fatal?.found}`);
  return { file, samples: mixToMono(channels), sampleRate: header.sampleRate };
}
