/** Which events are judged, and which labels count as "other" for them; labels by their index in a file's `labelIds`. */
export interface OverlapRule {
  readonly labels: number;
  /** 1 for labels whose events are judged. */
  readonly judged: Uint8Array;
  /** 1 at `judged * labels + label` where events of `label` count as other. */
  readonly other: Uint8Array;
}

/** What narrows the published rule, by which every different label counts. All ids are as in `labelIds`. */
export interface OverlapOptions {
  /** Sets of labels: only their events are judged, each against all labels outside its set. */
  readonly targets?: readonly ReadonlySet<string>[] | undefined;
  /** Labels that never count as other. */
  readonly ignored?: ReadonlySet<string> | undefined;
  /** Labels that do not count as other for events of `id`, such as its ancestors; with targets, the relatives of the whole set. */
  readonly relativesOf?: ((id: string) => Iterable<string>) | undefined;
}

/** A table of all pairs must fit the memory; AudioSet has 456 strong labels. */
const MAX_LABELS = 10_000;

/**
 * Compiles the rule for the labels of one file. Without options it is the published one: any different label is other.
 * Throws RangeError for more than 10,000 labels.
 */
export function overlapRule(
  labelIds: readonly string[],
  { targets, ignored = new Set(), relativesOf = () => [] }: OverlapOptions = {},
): OverlapRule {
  const labels = labelIds.length;
  if (labels > MAX_LABELS)
    throw new RangeError(`Cannot pair the labels: expected at most ${MAX_LABELS}, got ${labels}`);
  const index = new Map(labelIds.map((id, i) => [id, i]));
  const judged = new Uint8Array(labels);
  const other = new Uint8Array(labels * labels);
  labelIds.forEach((id, i) => {
    const own = targets?.filter((set) => set.has(id)).flatMap((set) => [...set]) ?? [id];
    if (own.length === 0) return;
    judged[i] = 1;
    const row = other.subarray(i * labels, (i + 1) * labels).fill(1);
    for (const one of [...own, ...ignored, ...own.flatMap((member) => [...relativesOf(member)])]) {
      const at = index.get(one);
      if (at !== undefined) row[at] = 0;
    }
  });
  return { labels, judged, other };
}
