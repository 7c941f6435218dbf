import type { LabelNames } from "../audioset/labelNames.js";
import type { Ontology } from "../audioset/ontology.js";
import type { LabelKind, Subset } from "../audioset/subset.js";
import type { Target } from "../audioset/target.js";
import type { Faults } from "../format/faults.js";
import { YTID_LENGTH } from "../format/ids.js";
import type { LabelName, VocabularyKind } from "../format/labelNamesFile.js";
import type { StrongColumns } from "../format/strongTsv.js";
import type { WeakColumns } from "../format/weakCsv.js";
import type { LabelTable } from "./labelTable.js";
import { remembered } from "./memo.js";
import { weakLabelTable } from "./occurrence.js";
import { rowsBySegment } from "./segments.js";
import { strongLabelTable } from "./strongTable.js";
import { createVideoIndex, encodeVideos, type VideoIndex } from "./videoIndex.js";

/** A label file as it was read. `file` is its path for people. */
interface ReadFile {
  readonly file: string;
  readonly subset: Subset;
  readonly faults: Faults;
  readonly notes: Faults;
}

/** A weak list with the index of its videos. */
export interface WeakFile extends ReadFile {
  readonly columns: WeakColumns;
  readonly videos: VideoIndex;
}

/** A strong file whose rows are grouped by segment, each segment looked up in the weak lists. */
export interface StrongFile extends ReadFile {
  readonly columns: StrongColumns;
  /** Rows of segment s: order[offset[s]] to order[offset[s + 1] - 1]. */
  readonly order: Int32Array;
  readonly offset: Int32Array;
  /** Video ids of the segments, 11 bytes each, and their starts. */
  readonly ytid: Uint8Array;
  readonly startMs: Float64Array;
  /** Finds segments by video. */
  readonly videos: VideoIndex;
  /** Which weak file (its number in the corpus) lists the segment, and its row there; -1 for none. */
  readonly weakFile: Int16Array;
  readonly weakRow: Int32Array;
}

/** A vocabulary file: its names with their lines, or why it cannot be read. */
export interface VocabularyFile {
  readonly file: string;
  readonly kind: VocabularyKind | undefined;
  readonly names: readonly (LabelName & { readonly line: number })[];
  readonly fault: string | undefined;
}

/** How the raters judged a label's segments. */
export interface Rating {
  readonly rated: number;
  readonly right: number;
}

/** All label files together, as the rules see them. */
export interface Corpus {
  readonly weak: readonly WeakFile[];
  readonly strong: readonly StrongFile[];
  /** Label files of which nothing could be read, and why. */
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
  readonly vocabularies: readonly VocabularyFile[];
  readonly names: LabelNames;
  readonly ontology: Ontology | undefined;
  readonly ratings: ReadonlyMap<string, Rating> | undefined;
  /** Sounds that somebody wants to detect: every segment without their labels serves as a negative. */
  readonly targets: readonly Target[];
}

/** What `createCorpus` is made of: the files as they were read, in the order in which they are to be reported. */
export interface CorpusParts extends Omit<Corpus, "weak" | "strong"> {
  readonly weak: readonly Omit<WeakFile, "videos">[];
  readonly strong: readonly Pick<StrongFile, "file" | "subset" | "faults" | "notes" | "columns">[];
}

/** Indexes the weak lists, groups the strong files by segment and looks every strong segment up in the weak lists. */
export function createCorpus(parts: CorpusParts): Corpus {
  const weak = parts.weak.map((file) => ({
    ...file,
    videos: createVideoIndex(file.columns.ytid, file.columns.rows, file.columns.sorted),
  }));
  return { ...parts, weak, strong: parts.strong.map((file) => joinStrong(file, weak)) };
}

function joinStrong(file: CorpusParts["strong"][number], weak: readonly WeakFile[]): StrongFile {
  const { segmentIds } = file.columns;
  const ytid = encodeVideos(segmentIds);
  const startMs = new Float64Array(segmentIds.length);
  segmentIds.forEach((id, s) => {
    startMs[s] = Number(id.slice(YTID_LENGTH + 1));
  });
  const weakFile = new Int16Array(segmentIds.length).fill(-1);
  const weakRow = new Int32Array(segmentIds.length).fill(-1);
  for (let s = 0; s < segmentIds.length; s++) {
    for (let f = 0; f < weak.length && weakFile[s]! < 0; f++) {
      const { videos, columns } = weak[f]!;
      let row = videos.find(ytid, s * 11);
      while (row >= 0 && columns.startMs[row] !== startMs[s]) row = videos.next(row);
      if (row < 0) continue;
      weakFile[s] = f;
      weakRow[s] = row;
    }
  }
  const videos = createVideoIndex(ytid, segmentIds.length);
  return { ...file, ...rowsBySegment(file.columns), ytid, startMs, videos, weakFile, weakRow };
}

/** Line of a row in its file, from 1. */
export function lineOf(file: WeakFile | StrongFile, row: number): number {
  return file.columns.lines?.[row] ?? row + (file.subset.kind === "weak" ? 4 : 2);
}

/** A label for people: its name and id, or the id alone where no vocabulary has it. */
export function labelText(corpus: Pick<Corpus, "names">, id: string, kind: LabelKind): string {
  const name = corpus.names.nameOf(id, kind);
  return name === undefined ? id : `${name} (${id})`;
}

/** Length of a segment of a strong file: that of its weak row, else AudioSet's ten seconds. */
export function segmentLengthMs(corpus: Corpus, file: StrongFile, segment: number): number {
  const which = file.weakFile[segment]!;
  if (which < 0) return 10_000;
  const { startMs, endMs } = corpus.weak[which]!.columns;
  const row = file.weakRow[segment]!;
  return endMs[row]! - startMs[row]!;
}

/** Counts of a file's labels, made once: occurrences (weak), events or PRESENT frames (strong). */
export const labelTableOf = remembered(
  (file: WeakFile | StrongFile): LabelTable =>
    isWeak(file) ? weakLabelTable(file.columns) : strongLabelTable(file.columns),
);

/** True for a weak list. */
export function isWeak(file: WeakFile | StrongFile): file is WeakFile {
  return "ytid" in file.columns;
}
