import { isLabelId } from "../format/ids.js";
import type { LabelNames } from "./labelNames.js";

/**
 * The id of a label given by id or by any of its names. Throws RangeError for a name that two ids share (both are listed) and for an
 * unknown one (the nearest names are listed). An id of the official shape that no vocabulary holds is taken as it is.
 */
export function findLabel(names: LabelNames, nameOrId: string): string {
  const ids = names.idsOf(nameOrId);
  if (ids.length === 1) return ids[0]!;
  if (ids.length > 1)
    throw new RangeError(
      `Ambiguous label: ${JSON.stringify(nameOrId)} is the name of ${ids.join(" and ")}; give the id`,
    );
  if (/^\/[a-z]\/./.test(nameOrId) && isLabelId(nameOrId)) return nameOrId;
  const near = nearestLabels(names, nameOrId, 5).map(({ id, name }) => `${name} (${id})`);
  const hint =
    near.length > 0 ? `; nearest: ${near.join(", ")}` : "; no vocabulary was found, give an id such as /m/09x0r";
  throw new RangeError(`Unknown label: ${JSON.stringify(nameOrId)}${hint}`);
}

/** The labels whose names are nearest to `text`: names that hold it first, then by edit distance; ties by name. */
function nearestLabels(names: LabelNames, text: string, count: number): { id: string; name: string }[] {
  const wanted = text.toLowerCase();
  const scored = names.ids().flatMap((id) =>
    names.namesOf(id).map((name) => {
      const lower = name.toLowerCase();
      const score =
        lower.includes(wanted) || wanted.includes(lower)
          ? 0.5
          : editDistance(wanted, lower) / Math.max(wanted.length, lower.length);
      return { id, name, score: score + Math.abs(lower.length - wanted.length) / 1000 };
    }),
  );
  scored.sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1));
  const seen = new Set<string>();
  return scored
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .slice(0, count)
    .map(({ id, name }) => ({ id, name }));
}

/** Levenshtein's distance, one row of the table at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
