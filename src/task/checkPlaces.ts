import type { AudioRow } from "../format/audioRow.js";
import { formatCount } from "../format/numberText.js";
import type { AudioJournal } from "../io/audioJournal.js";
import { workerEntry } from "../io/paths.js";
import { createPool } from "../io/pool.js";
import { createProgress } from "../io/progress.js";
import type { AudioPlace } from "../io/walkAudio.js";
import type { Context } from "./task.js";

/**
 * Checks files on worker threads and puts each row into the journal as it comes; only a few files are under way at a time, so memory
 * does not grow with their number. A worker that dies costs only its file a row that says so. Rejects with the signal's reason.
 */
export async function checkPlaces(
  places: readonly AudioPlace[],
  journal: AudioJournal,
  workers: number,
  { terminal, signal }: Context,
): Promise<void> {
  if (places.length === 0) return;
  const size = Math.min(workers, places.length);
  const pool = createPool<AudioPlace, AudioRow>(workerEntry("checkAudio"), { size });
  const progress = createProgress(
    terminal,
    places.reduce((sum, place) => sum + place.size, 0),
  );
  let next = 0;
  let done = 0;
  const runner = async (): Promise<void> => {
    while (next < places.length) {
      signal.throwIfAborted();
      const place = places[next++]!;
      const row = await pool.run(place, signal).catch((error: Error) => {
        if (signal.aborted) throw error;
        return unfinished(place, error);
      });
      journal.add(row);
      done++;
      progress.add(place.size, `${formatCount(done)} of ${formatCount(places.length)} files`);
    }
  };
  try {
    await Promise.all(Array.from({ length: 2 * size }, runner));
  } finally {
    await pool.close();
  }
}

function unfinished({ file, size, changed }: AudioPlace, { message }: Error): AudioRow {
  const none = { sha256: "", decoder: "", container: "", encoding: "", channels: 0, sampleRate: 0, bits: 0 };
  const fault = { rule: "check-failed", fatal: true, expected: "a check that ends", found: message };
  return { file, size, changed, ...none, measures: null, faults: [fault] };
}
