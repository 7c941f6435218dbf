import { join } from "node:path";
import { seededRandom } from "../audioset/seededRandom.js";
import { writeWav } from "../format/wavWrite.js";
import { readWeak } from "../io/readLabels.js";
import { writeWhole } from "../io/writeFile.js";

const RATE = 16_000;

/**
 * Writes twelve small synthetic WAV files for the first segments of a weak list, for trying things out: eight sound ones under several
 * naming rules, and one each that is silent, truncated, too short, or no audio. The same bytes every time. Returns the folder.
 */
export async function makeSampleAudio(list: string, folder: string): Promise<string> {
  const { columns } = await readWeak(list);
  const decoder = new TextDecoder("latin1");
  const clips = Array.from({ length: Math.min(12, columns.rows) }, (_, row) => ({
    ytid: decoder.decode(columns.ytid.subarray(row * 11, row * 11 + 11)),
    start: (columns.startMs[row]! / 1000).toFixed(3),
    seconds: (columns.endMs[row]! - columns.startMs[row]!) / 1000,
  }));
  for (const [i, { ytid, start, seconds }] of clips.entries()) {
    const name = [`Y${ytid}`, `${ytid}_${start}`, ytid, `${ytid}_out`][i % 4]!;
    const sound = writeWav([makeSound(i, i === 9 ? seconds / 4 : seconds, i === 8 ? 0 : 0.5)], RATE);
    const bytes =
      i === 10 ? sound.subarray(0, 50_000) : i === 11 ? new TextEncoder().encode("404: Not Found\n") : sound;
    writeWhole(join(folder, `${name}.wav`), bytes);
  }
  return folder;
}

/** A chirp and some noise. */
function makeSound(seed: number, seconds: number, level: number): Float32Array {
  const random = seededRandom(seed);
  const chirp = (i: number) => Math.sin((2 * Math.PI * (100 + 40 * seed + i / 200) * i) / RATE);
  return Float32Array.from(
    { length: Math.round(seconds * RATE) },
    (_, i) => level * (0.8 * chirp(i) + 0.2 * random.next()),
  );
}
