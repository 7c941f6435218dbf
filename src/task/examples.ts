import { searchLabel } from "../audioset/searchLabel.js";
import { escapeHtml, linkHtml } from "../display/html.js";
import { type Shown, shown } from "../display/shown.js";
import { playerBundle } from "../display/sound.js";
import { tableBundle } from "../display/table.js";
import { type ExampleRow, exampleRows } from "./labelCard.js";
import { type OpenOptions, openLabelFiles } from "./labelFiles.js";
import { findSegmentAudio, readSegmentAudio } from "./segmentAudio.js";

/** How to choose examples; `subset` in two words, such as "strong train". */
export interface ExampleOptions extends OpenOptions {
  readonly n?: number;
  readonly seed?: number;
  readonly minSeconds?: number;
  readonly subset?: string;
  /** Folder with WAV files of segments: those that are there play in the notebook. */
  readonly audioDir?: string;
}

/** A player may take this much of a notebook, which is to stay below 1 MB. */
const PLAYER_BYTES = 120_000;

/**
 * Segments with a label, chosen by seed, as a table that shows itself: with a player where `audioDir` has the sound, else with a link to
 * the video at the label's longest event. The rows themselves are its member `rows`. Errors as `searchLabel` and `exampleRows`.
 */
export async function examples(
  label: string,
  { n = 5, seed = 1, minSeconds = 0, subset = "", audioDir = "", ...open }: ExampleOptions = {},
): Promise<Shown & { readonly rows: readonly ExampleRow[] }> {
  const { files, names } = await openLabelFiles(open);
  const id = searchLabel(names, label);
  const rows = exampleRows(files, id, { n, seed, minSeconds, subset });
  const caption = `${rows.length} examples of ${names.nameOf(id, "strong") ?? id} (${id})`;
  const header = ["segment_id", "subset", "from_seconds", "to_seconds", "events", "video"];
  const cells = rows.map((row) => Object.values(row));
  const table = () => tableBundle({ header, rows: cells }, { first: n, caption });
  const findAudio = findSegmentAudio(audioDir);
  const withAudio = rows.filter(({ segment_id }) => findAudio(segment_id) !== undefined);
  if (withAudio.length === 0) return { ...shown(table), rows };
  const make = async () => {
    const parts: string[] = [];
    for (const row of rows) {
      const file = findAudio(row.segment_id);
      const head = `${escapeHtml(row.subset)}, ${row.from_seconds.toFixed(3)} to ${row.to_seconds.toFixed(3)} s, ${linkHtml(row.video, row.video)}`;
      const audio = file === undefined ? undefined : await readSegmentAudio(file);
      const player = audio
        ? String(
            playerBundle(audio.samples, audio.sampleRate, { name: row.segment_id, maxBytes: PLAYER_BYTES })[
              "text/html"
            ],
          )
        : escapeHtml(row.segment_id);
      parts.push(`<div>${head}${player}</div>`);
    }
    return { "text/html": `<p>${escapeHtml(caption)}</p>\n${parts.join("\n")}`, "text/plain": table()["text/plain"] };
  };
  return { ...shown(make), rows };
}
