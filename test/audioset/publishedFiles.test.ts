import { describe, expect, it } from "vitest";
import { addressesOf, OFFICIAL_BASE, PUBLISHED_FILES } from "../../src/audioset/publishedFiles.js";
import { SUBSETS } from "../../src/audioset/subset.js";
import { faultOfFile } from "../../src/io/proveFile.js";
import { missing, realFile, titled } from "../reference.js";

const REAL: Record<string, readonly string[]> = {
  "balanced_train_segments.csv": ["weak", "balanced_train_segments.csv"],
  "eval_segments.csv": ["weak", "eval_segments.csv"],
  "class_labels_indices.csv": ["weak", "class_labels_indices.csv"],
  "mid_to_display_name.tsv": ["strong", "mid_to_display_name.tsv"],
  "qa_true_counts.csv": ["quality", "qa_true_counts.csv"],
  "ontology.json": ["ontology", "ontology.json"],
};

describe("PUBLISHED_FILES", () => {
  it("holds all six label files under their official names", () => {
    const names = PUBLISHED_FILES.map(({ name }) => name);
    expect(SUBSETS.map(({ fileName }) => fileName).filter((name) => !names.includes(name))).toEqual([]);
    expect(names.length).toBe(10);
  });

  it("looks below each base in order, and for the ontology in its repository last", () => {
    const byName = (wanted: string) => PUBLISHED_FILES.find(({ name }) => name === wanted)!;
    expect(addressesOf(byName("eval_segments.csv"), [OFFICIAL_BASE])).toEqual([
      "http://storage.googleapis.com/us_audioset/youtube_corpus/v1/csv/eval_segments.csv",
    ]);
    expect(addressesOf(byName("ontology.json"), ["http://a/x/", "http://b"])).toEqual([
      "http://a/x/ontology.json",
      "http://b/ontology.json",
      "https://raw.githubusercontent.com/audioset/ontology/master/ontology.json",
    ]);
    expect(addressesOf(byName("audioset_eval_strong.tsv"), ["http://a"])).toEqual([
      "http://a/strong/audioset_eval_strong.tsv",
    ]);
    expect(addressesOf(byName("qa_true_counts.csv"), ["http://a"])).toEqual(["http://a/v1/qa/qa_true_counts.csv"]);
  });

  for (const { name, proof } of PUBLISHED_FILES.filter((file) => file.name in REAL)) {
    const place = REAL[name]!;
    it.skipIf(missing(...place))(titled(`proves the real ${name}`, ...place), async () => {
      expect(await faultOfFile(realFile(...place), proof)).toBeUndefined();
    });
  }
});
