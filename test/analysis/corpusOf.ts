import { type Corpus, type CorpusParts, createCorpus } from "../../src/analysis/corpus.js";
import type { Finding, Rule } from "../../src/analysis/rule.js";
import { RULES } from "../../src/analysis/rules.js";
import { createLabelNames } from "../../src/audioset/labelNames.js";
import { createOntology } from "../../src/audioset/ontology.js";
import { findSubset } from "../../src/audioset/subset.js";
import { createStrongReader } from "../../src/format/strongTsv.js";
import { createWeakReader } from "../../src/format/weakCsv.js";

/** The rows of label files by subset name, as in the files but without header lines. */
export interface Rows {
  readonly weak?: Readonly<Record<string, readonly string[]>>;
  readonly strong?: Readonly<Record<string, readonly string[]>>;
}

/** A corpus of a few rows; the header of each weak list agrees with them. Files are named by their subset. */
export function corpusOf({ weak = {}, strong = {} }: Rows, more: Partial<CorpusParts> = {}): Corpus {
  return createCorpus({
    unreadable: [],
    vocabularies: [],
    names: createLabelNames([]),
    ontology: undefined,
    ratings: undefined,
    targets: [],
    ...more,
    weak: Object.entries(weak).map(([name, rows]) => {
      const labels = rows.flatMap((row) => /"(.*)"/.exec(row)?.[1]?.split(",") ?? []);
      const counts = `# num_ytids=${rows.length}, num_segs=${rows.length}, num_unique_labels=${new Set(labels).size}, num_positive_labels=${labels.length}`;
      const text = ["# Segments csv", counts, "# YTID, start_seconds, end_seconds, positive_labels", ...rows].join(
        "\n",
      );
      const reader = createWeakReader();
      reader.push(new TextEncoder().encode(text));
      return { file: `weak ${name}`, subset: findSubset("weak", name), ...reader.finish() };
    }),
    strong: Object.entries(strong).map(([name, rows]) => {
      const subset = findSubset("strong", name);
      const header = `segment_id\tstart_time_seconds\tend_time_seconds\tlabel${subset.framed ? "\tpresent" : ""}`;
      const reader = createStrongReader({ framed: subset.framed });
      reader.push(new TextEncoder().encode([header, ...rows.map((row) => row.replaceAll(" ", "\t"))].join("\n")));
      return { file: `strong ${name}`, subset, ...reader.finish() };
    }),
  });
}

/** What a rule finds in these rows. */
export function findingsOf(id: string, rows: Rows, more: Partial<CorpusParts> = {}): readonly Finding[] | string {
  return ruleOf(id).check(corpusOf(rows, more));
}

/** What a rule finds, in short: `<file>:<line of the first example> <count> of <of>`. */
export function inShort(id: string, rows: Rows, more: Partial<CorpusParts> = {}): string[] | string {
  const found = findingsOf(id, rows, more);
  if (typeof found === "string") return found;
  return found.map(({ file, count, of, examples }) => `${file}:${examples[0]?.line ?? "-"} ${count} of ${of ?? "-"}`);
}

/** An ontology from `parent > child child` lines; every class is its own name. */
export function ontologyOf(lines: readonly string[], restrictions: Readonly<Record<string, string>> = {}) {
  const children = new Map(lines.map((text) => [text.split(" > ")[0]!, text.split(" > ")[1]!.split(" ")]));
  const ids = new Set([...children].flatMap(([id, below]) => [id, ...below]));
  return createOntology(
    [...ids].map((id) => ({
      id,
      name: id,
      description: "",
      childIds: children.get(id) ?? [],
      restrictions: restrictions[id] ? [restrictions[id]!] : [],
    })),
  );
}

function ruleOf(id: string): Rule {
  const rule = RULES.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
}
