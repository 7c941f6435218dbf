/** A collection of AudioSet's audio that somebody obtained and whose size is known. */
export interface Snapshot {
  readonly name: string;
  /** When it was gathered, as far as that is known. */
  readonly date: string;
  /** How its files are named. */
  readonly naming: string;
  /** Clips by subset, as `weak eval`. */
  readonly clips: Readonly<Record<string, number>>;
}

/** Known collections, the oldest first: how many clips one can expect. Videos disappear, so later ones are smaller. */
export const SNAPSHOTS: readonly Snapshot[] = [
  {
    name: "PANNs, and confit/audioset-full after it",
    date: "2019-20",
    naming: "Y<id>.wav",
    clips: { "weak balanced_train": 20_550, "weak unbalanced_train": 1_913_637, "weak eval": 18_887 },
  },
  { name: "AST evaluation ids", date: "2021", naming: "<id>.flac", clips: { "weak eval": 19_185 } },
  {
    name: "agkphysics/AudioSet",
    date: "2023-03",
    naming: "<id>.flac",
    clips: { "weak balanced_train": 18_685, "weak unbalanced_train": 1_738_788, "weak eval": 17_142 },
  },
  { name: "PretrainedSED strong evaluation", date: "2024", naming: "Y<id>.wav", clips: { "strong eval": 16_935 } },
];
