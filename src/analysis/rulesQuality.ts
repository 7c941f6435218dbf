import { type Corpus, labelTableOf, type Rating, type WeakFile } from "./corpus.js";
import type { Finding, LabelFinding, Rule } from "./rule.js";
import { segmentsWith } from "./rulesVocabulary.js";
import { wilsonInterval } from "./wilson.js";

/** Below this share of segments that raters called right, a label is reported. */
const LOW_QUALITY = 0.5;

/** Rules about how well a weak label was rated (qa_true_counts.csv): ten ratings say little, so the interval is given with the share. */
export const qualityRules: readonly Rule[] = [
  {
    id: "unrated-label",
    sentence: "Some weak labels were never rated: nothing is known of their quality.",
    severity: "info",
    check: (corpus) => rated(corpus, (rating) => rating === undefined || rating.rated === 0),
  },
  {
    id: "low-quality-label",
    sentence: `Raters called less than ${LOW_QUALITY * 100} % of a weak label's checked segments right.`,
    severity: "info",
    check: (corpus) =>
      rated(corpus, (rating) => rating !== undefined && rating.rated > 0 && rating.right < rating.rated * LOW_QUALITY),
  },
];

/** A rating for people: share and 95 % interval, `9 of 10 right: 0.90 (0.60 to 0.98)`. */
function ratingText({ rated, right }: Rating): string {
  if (rated === 0) return "never rated";
  const { low, high } = wilsonInterval(right, rated);
  return `${right} of ${rated} right: ${(right / rated).toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

function rated(corpus: Corpus, chosen: (rating: Rating | undefined) => boolean): Finding[] | string {
  const { ratings } = corpus;
  if (ratings === undefined) return "needs qa_true_counts.csv";
  return corpus.weak.flatMap((file) => ratedIn(file, ratings, chosen));
}

function ratedIn(
  file: WeakFile,
  ratings: ReadonlyMap<string, Rating>,
  chosen: (rating: Rating | undefined) => boolean,
): Finding[] {
  const { ids, count } = labelTableOf(file);
  const labels: LabelFinding[] = ids
    .map((id, i) => ({
      id,
      count: count[i]!,
      of: file.columns.rows,
      detail: ratingText(ratings.get(id) ?? { rated: 0, right: 0 }),
    }))
    .filter(({ id }) => chosen(ratings.get(id)))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  if (labels.length === 0) return [];
  const segments = segmentsWith(file, new Set(labels.map(({ id }) => id)));
  const detail = `${labels.length} ${labels.length === 1 ? "label" : "labels"}.`;
  return [
    {
      file: file.file,
      subject: "",
      count: segments,
      of: file.columns.rows,
      unit: "segments",
      detail,
      examples: [],
      labels,
    },
  ];
}
