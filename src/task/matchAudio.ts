import { basename } from "node:path";
import {
  createCoverage,
  type FileTrouble,
  type ListCoverage,
  type MatchedFile,
  type SegmentList,
} from "../analysis/coverage.js";
import { createVideoIndex, encodeVideos } from "../analysis/videoIndex.js";
import { AUDIO_ENDINGS, readClipFileName } from "../audioset/clipFileName.js";
import { compileNamePattern } from "../audioset/namePattern.js";
import { nameShape } from "../audioset/nameShape.js";
import type { Subset } from "../audioset/subset.js";
import { splitSegmentId } from "../format/ids.js";
import type { StrongColumns } from "../format/strongTsv.js";
import type { WeakColumns } from "../format/weakCsv.js";
import { readStrong, readWeak } from "../io/readLabels.js";
import { type AudioPlace, walkAudio } from "../io/walkAudio.js";
import { UsageError } from "./options.js";
import type { FoundFile } from "./readReports.js";

/** A label file whose segments may have files. */
export interface LabelList extends SegmentList {
  readonly path: string;
  readonly weak?: WeakColumns;
  readonly strong?: StrongColumns;
  /** Id of a segment, as ytid, `_`, start in ms. */
  segmentId(row: number): string;
}

/** A file that is not simply the clip of a segment. */
export interface TroubledFile {
  readonly file: string;
  readonly size: number;
  readonly trouble: FileTrouble;
  readonly rule: string;
  readonly detail: string;
}

/** Names that match no rule, by shape. */
export interface NameShapeCount {
  readonly shape: string;
  readonly files: number;
  readonly example: string;
}

/** All files below the roots, matched with all lists. */
export interface MatchedAudio {
  readonly places: readonly AudioPlace[];
  readonly otherFiles: number;
  readonly lists: readonly { readonly list: LabelList; readonly coverage: ListCoverage }[];
  readonly troubled: readonly TroubledFile[];
  readonly shapes: readonly NameShapeCount[];
  /** Files by naming rule, the most frequent first. */
  readonly rules: readonly (readonly [rule: string, files: number])[];
}

/** Reads the segments of a label file; rows that break a rule are left out, validate-metadata is for those. */
export async function readList({ subset, path }: FoundFile): Promise<LabelList> {
  if (subset.kind === "weak") {
    const { columns } = await readWeak(path);
    const { rows, ytid, startMs, sorted } = columns;
    const segmentId = (row: number): string =>
      `${String.fromCharCode(...ytid.subarray(row * 11, row * 11 + 11))}_${startMs[row]}`;
    return {
      subset,
      path,
      rows,
      ytid,
      startMs,
      videos: createVideoIndex(ytid, rows, sorted),
      weak: columns,
      segmentId,
    };
  }
  const { columns } = await readStrong(path, { framed: subset.framed });
  const { segmentIds } = columns;
  const ytid = encodeVideos(segmentIds);
  const startMs = Float64Array.from(segmentIds, (id) => splitSegmentId(id).startMs);
  const videos = createVideoIndex(ytid, segmentIds.length);
  return {
    subset,
    path,
    rows: segmentIds.length,
    ytid,
    startMs,
    videos,
    strong: columns,
    segmentId: (row) => segmentIds[row]!,
  };
}

/** Reads file names by the rules in use and by patterns of one's own, which go first. Throws UsageError for a bad pattern. */
export function createNameReader(patterns: readonly string[]): typeof readClipFileName {
  try {
    const own = patterns.map(compileNamePattern);
    return (name) => [...own.flatMap((read) => read(name)), ...readClipFileName(name)];
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Finds all audio files below the roots and matches them with the lists, in order of path. */
export function matchAudio(
  roots: readonly string[],
  lists: readonly LabelList[],
  readName: typeof readClipFileName,
): MatchedAudio {
  const { places, otherFiles } = walkAudio(roots, AUDIO_ENDINGS);
  const coverage = createCoverage(lists);
  const troubled: TroubledFile[] = [];
  const shapes = new Map<string, { files: number; example: string }>();
  const rules = new Map<string, number>();
  for (const [number, { file, size, problem }] of places.entries()) {
    const name = basename(file);
    const match: MatchedFile = coverage.add({ file, size, problem, readings: readName(name) }, number);
    const { rule, trouble, detail } = match;
    if (rule !== undefined) rules.set(rule, (rules.get(rule) ?? 0) + 1);
    if (trouble === undefined) continue;
    const about = trouble === "duplicate" ? `the segment has ${places[Number(detail)]!.file}` : detail;
    troubled.push({ file, size, trouble, rule: rule ?? "", detail: about });
    if (trouble !== "unnamed") continue;
    const shape = nameShape(name);
    const known = shapes.get(shape);
    if (known) known.files++;
    else shapes.set(shape, { files: 1, example: file });
  }
  const found = coverage.lists();
  return {
    places,
    otherFiles,
    lists: lists.map((list, i) => ({ list, coverage: found[i]! })),
    troubled,
    shapes: [...shapes]
      .map(([shape, one]) => ({ shape, ...one }))
      .sort((a, b) => b.files - a.files || (a.shape < b.shape ? -1 : 1)),
    rules: [...rules].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)),
  };
}

/** A subset's name in reports: `weak eval`. */
export function subsetName({ kind, name }: Subset): string {
  return `${kind} ${name}`;
}
