import type { ClipFileName } from "../audioset/clipFileName.js";
import type { Subset } from "../audioset/subset.js";
import { findSegment } from "./segmentByName.js";
import type { VideoIndex } from "./videoIndex.js";

/** The segments of one label file, as files are matched with them. Columns of equal length; ids 11 bytes a segment. */
export interface SegmentList {
  readonly subset: Subset;
  readonly rows: number;
  readonly ytid: Uint8Array;
  readonly startMs: ArrayLike<number>;
  readonly videos: VideoIndex;
}

/** Which files a list's segments have. */
export interface ListCoverage {
  /** Number of the first file (in order of adding) with content of each segment; -1 for none. */
  readonly fileOf: Int32Array;
  /** 1 where a segment has a file, but only of no length. */
  readonly emptyOnly: Uint8Array;
  readonly available: number;
  readonly empty: number;
  /** Files beyond the first of their segment. */
  readonly duplicates: number;
}

/** Why a file is not simply the clip of a segment. */
export type FileTrouble = "unreadable" | "unnamed" | "unlisted" | "other-start" | "empty" | "duplicate" | "misplaced";

/** A file as it is matched: its path, size, and what its name may mean. */
export interface CandidateFile {
  readonly file: string;
  readonly size: number;
  readonly problem?: string | undefined;
  readonly readings: readonly ClipFileName[];
}

/** What a file was found to be; no trouble means that it is the one file of a segment of some list. */
export interface MatchedFile {
  readonly trouble: FileTrouble | undefined;
  /** Naming rule of the reading that a list knows, or of the first one. */
  readonly rule: string | undefined;
  readonly detail: string;
}

/** Matches files with the segments of all lists, one file after the other. */
export interface Coverage {
  /** Matches the next file; `number` is what `fileOf` will say. */
  add(file: CandidateFile, number: number): MatchedFile;
  /** In the order of the lists. */
  lists(): ListCoverage[];
}

/** Starts with no files. Every list is asked about every file; where a name has two readings, the one that a list knows counts. */
export function createCoverage(lists: readonly SegmentList[]): Coverage {
  const states = lists.map(({ rows }) => ({
    fileOf: new Int32Array(rows).fill(-1),
    emptyOnly: new Uint8Array(rows),
    available: 0,
    duplicates: 0,
  }));

  return {
    add({ file, size, problem, readings }, number) {
      if (problem !== undefined) return { trouble: "unreadable", rule: undefined, detail: problem };
      if (readings.length === 0) return { trouble: "unnamed", rule: undefined, detail: "" };
      let rule: string | undefined;
      let otherStart = false;
      let duplicateOf = -1;
      let wrongFolder = "";
      for (const [l, list] of lists.entries()) {
        const state = states[l]!;
        for (const reading of readings) {
          const row = findSegment(list, reading);
          otherStart ||= row === -2;
          if (row < 0) continue;
          rule ??= reading.rule;
          if (size === 0) {
            if (state.fileOf[row] === -1) state.emptyOnly[row] = 1;
          } else if (state.fileOf[row] === -1) {
            state.fileOf[row] = number;
            state.emptyOnly[row] = 0;
            state.available++;
          } else {
            state.duplicates++;
            duplicateOf = state.fileOf[row]!;
          }
          const folder = folderSubset(file);
          if (list.subset.kind === "weak" && folder !== undefined && folder !== list.subset.name)
            wrongFolder = `in a folder of ${folder}, listed in ${list.subset.name}`;
          break;
        }
      }
      if (rule === undefined) {
        const trouble = otherStart ? "other-start" : "unlisted";
        return {
          trouble,
          rule: readings[0]!.rule,
          detail: otherStart ? "the lists have this video with another start" : "",
        };
      }
      if (size === 0) return { trouble: "empty", rule, detail: "no bytes" };
      if (duplicateOf >= 0) return { trouble: "duplicate", rule, detail: String(duplicateOf) };
      return { trouble: wrongFolder === "" ? undefined : "misplaced", rule, detail: wrongFolder };
    },
    lists: () => states.map((state) => ({ ...state, empty: state.emptyOnly.reduce((sum, one) => sum + one, 0) })),
  };
}

const FOLDER = /(?:^|[/\\])(unbalanced_train|balanced_train|eval)_segments[^/\\]*(?=[/\\])/g;

/** The weak list that the nearest folder with such a name is for, or undefined. */
function folderSubset(file: string): string | undefined {
  let last: string | undefined;
  for (const match of file.matchAll(FOLDER)) last = match[1];
  return last;
}
