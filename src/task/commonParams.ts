import type { Params } from "./task.js";

/** Options that every task has. */
export const runParams = {
  dryRun: { default: false, about: "Say what would be read and written, and stop." },
  json: { default: false, about: "Print one JSON object on stdout instead of text." },
  debug: { default: false, about: "Print the stack of an error." },
} as const satisfies Params;

/** Options of every task that reads label files. */
export const readParams = {
  names: {
    default: [] as readonly string[],
    value: "FILE...",
    about: "Vocabulary files that go before all others (mid TAB name, class_labels_indices.csv or ontology.json).",
  },
  skipBadRows: { default: false, about: "Leave out rows that break a rule, say how many, and go on." },
} as const satisfies Params;

/** Options of every analysis of label files: what of them is analysed; `resolveFilter` reads them. */
export const filterParams = {
  labels: {
    default: [] as readonly string[],
    value: "NAME|ID...",
    about: "Analyse these labels only; a segment without any of them is left out.",
  },
  under: {
    default: [] as readonly string[],
    value: "NAME|ID...",
    about: "Analyse the labels at and below these classes of the ontology only; added to those of --labels.",
  },
  segments: {
    default: "",
    value: "FILE",
    about:
      "Analyse these segments only: a segment id or video id on each line, or a CSV with such a first column. With labels, both must hold.",
  },
} as const satisfies Params;

/** Options of every task that draws figures. */
export const figureParams = {
  figures: { default: "both", choices: ["none", "png", "svg", "both"], about: "Which figure files to write." },
  pngWidth: { default: 2400, range: [100, 20_000], value: "PX", about: "Width of the PNG files in pixels." },
} as const satisfies Params;

/** Options of the analyses of label distributions. */
export const distributionParams = {
  ...figureParams,
  top: { default: 20, range: [1, 1000], value: "N", about: "How many of the first labels the figures show by name." },
} as const satisfies Params;

/** Options of the tasks that take whatever label files a folder holds. */
export const dataParams = {
  data: {
    default: "",
    value: "DIR",
    about:
      "Folder that holds label files under their official names, itself or in its subfolders. Default: data/, else data/sample.",
  },
  out: { default: "", value: "DIR", about: "Folder for the results. Default: out/ of the project." },
} as const satisfies Params;
