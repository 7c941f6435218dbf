import { formatCount, formatDecimal } from "../format/numberText.js";
import type { LabelCard } from "./labelCard.js";
import { textTable } from "./table.js";

/** The counts of a label in all subsets as rows of texts: for the terminal and for notebooks. */
export function subsetRows({ subsets }: LabelCard): { header: string[]; rows: string[][] } {
  return {
    header: ["subset", "rank", "of labels", "events or occurrences", "segments", "seconds", "share", "official"],
    rows: subsets.map((one) => [
      one.subset,
      one.rank === null ? "–" : formatCount(one.rank),
      formatCount(one.labels),
      formatCount(one.count),
      formatCount(one.segments),
      one.seconds === null ? "–" : formatDecimal(one.seconds, 3),
      `${(one.share * 100).toFixed(3)} %`,
      one.official === null ? "–" : formatCount(one.official),
    ]),
  };
}

/** The labels that a label shares segments with, as rows of texts. */
export function companyRows({ subsets }: LabelCard): { header: string[]; rows: string[][] } {
  return {
    header: ["subset", "label_id", "name", "segments with both", "share"],
    rows: subsets.flatMap(({ subset, together }) =>
      together.map(({ id, name, segments, share }) => [
        subset,
        id,
        name,
        formatCount(segments),
        `${(share * 100).toFixed(1)} %`,
      ]),
    ),
  };
}

/** The facts about a label that do not depend on a file, as rows of texts; what is not known is left out. */
export function factRows(card: LabelCard): { header: string[]; rows: string[][] } {
  const held = Object.entries(card.vocabularies);
  const { quality } = card;
  const rows: [string, string][] = [
    ["name", card.name],
    ["id", [card.id, ...card.aliases.map((alias) => `also ${alias}`)].join(", ")],
    ["names", card.names.filter((name) => name !== card.name).join("; ")],
    ...card.paths.map((path): [string, string] => ["path", path.join(" > ")]),
    ["children", card.children.join(", ")],
    ["description", card.description],
    ["restrictions", card.restrictions.join(", ")],
    ["role", card.role ?? ""],
    ["held by", held.flatMap(([name, holds]) => (holds ? [name] : [])).join(", ")],
    ["not held by", held.flatMap(([name, holds]) => (holds === false ? [name] : [])).join(", ")],
    ["not known of", held.flatMap(([name, holds]) => (holds === null ? [name] : [])).join(", ")],
    ["quality", qualityText(quality)],
  ];
  return { header: ["fact", "value"], rows: rows.filter(([, value]) => value !== "") };
}

/** All of a label's card for a terminal. */
export function labelCardText(card: LabelCard): string {
  const facts = factRows(card).rows.map(([fact, value]) => `${fact!.padEnd(13)}${value}`);
  const counts = subsetRows(card);
  const company = companyRows(card);
  const examples = card.examples.map((row) => [
    row.segment_id,
    row.subset,
    row.from_seconds.toFixed(3),
    row.to_seconds.toFixed(3),
    row.video,
  ]);
  const parts = [
    facts.join("\n"),
    textTable(counts.header, counts.rows),
    company.rows.length > 0 && `In the same segments:\n${textTable(company.header, company.rows)}`,
    examples.length > 0 && `Examples:\n${textTable(["segment", "subset", "from (s)", "to (s)", "video"], examples)}`,
    card.synthetic && "These files are the synthetic sample: no number here says anything about AudioSet.",
  ];
  return parts.filter((part) => typeof part === "string").join("\n\n");
}

function qualityText(quality: LabelCard["quality"]): string {
  if (quality === null) return "";
  if (quality.rated === 0) return "no segment was rated";
  const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
  const { right, rated, low, high } = quality;
  return `${right} of ${rated} rated segments were right: ${percent(right / rated)} (95 % interval ${percent(low)} to ${percent(high)}, Wilson)`;
}
