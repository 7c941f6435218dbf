import type { FileProof } from "../format/fileProof.js";

/** A file that AudioSet publishes. */
export interface PublishedFile {
  readonly name: string;
  /** Its place below the base address. */
  readonly path: string;
  /** Where else it is published. */
  readonly elsewhere: readonly string[];
  readonly proof: FileProof;
}

/** The address below which Google publishes AudioSet's files. */
export const OFFICIAL_BASE = "http://storage.googleapis.com/us_audioset/youtube_corpus";

/** Every file of labels, names and quality. The ontology has a repository of its own. */
export const PUBLISHED_FILES: readonly PublishedFile[] = [
  hashed("v1/csv/balanced_train_segments.csv", {
    kind: "sha256",
    hash: "3b83e5ff9ed72cfda37d4e36ce08250e107c1ea70f109f6ab6668ac200db5e94",
    bytes: 1_211_931,
  }),
  hashed("v1/csv/unbalanced_train_segments.csv", {
    kind: "gitBlob",
    hash: "09dd5a7ca8b5c9067007115ca053c455c502d55c",
    bytes: 101_468_408,
  }),
  hashed("v1/csv/eval_segments.csv", {
    kind: "sha256",
    hash: "f7055f53935f70e74e39494a5c8c4c78f1700fce275028bd36e31186f33d45db",
    bytes: 1_143_389,
  }),
  hashed("v1/csv/class_labels_indices.csv", {
    kind: "sha256",
    hash: "cdd1049833c4b86127c2773ac0d14a2754b6a6d0d1798002ed5c66e699708429",
    bytes: 14_675,
  }),
  hashed("v1/qa/qa_true_counts.csv", { kind: "rows", header: "label_id,num_rated,num_true", rows: 527 }),
  hashed("strong/audioset_train_strong.tsv", { kind: "gitBlob", hash: "e409b11779822235ad71b8fc80dbfb39e59cb2a8" }),
  hashed("strong/audioset_eval_strong.tsv", { kind: "gitBlob", hash: "0acaf913fb334ad7f5e67ee4855a20697d48edb0" }),
  hashed("strong/audioset_eval_strong_framed_posneg.tsv", {
    kind: "gitBlob",
    hash: "63850af596a64d8bb53cee34d8206ee6addcb740",
  }),
  hashed("strong/mid_to_display_name.tsv", {
    kind: "sha256",
    hash: "6aeaa2144223933eab75566ca478366ad80e59f381611e308cbe536913d7ddf7",
    bytes: 10_477,
  }),
  {
    name: "ontology.json",
    path: "ontology.json",
    elsewhere: ["https://raw.githubusercontent.com/audioset/ontology/master/ontology.json"],
    proof: { kind: "nodes", nodes: 632 },
  },
];

/** The addresses of a file in the order in which they are tried: below each base, then elsewhere. */
export function addressesOf(file: PublishedFile, bases: readonly string[]): string[] {
  return [...bases.map((base) => `${base.replace(/\/+$/, "")}/${file.path}`), ...file.elsewhere];
}

function hashed(path: string, proof: FileProof): PublishedFile {
  return { name: path.slice(path.lastIndexOf("/") + 1), path, elsewhere: [], proof };
}
