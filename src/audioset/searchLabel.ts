import { findLabel } from "./findLabel.js";
import type { LabelNames } from "./labelNames.js";

/**
 * The id of a label as people type it: an id, a name in any case, a name without its punctuation ("bird call" is not enough for
 * "Bird vocalization, bird call, bird song", "bird vocalization bird call bird song" is), or words that only one label's names hold.
 * Throws RangeError with the labels that could be meant, or the nearest ones.
 */
export function searchLabel(names: LabelNames, text: string): string {
  try {
    return findLabel(names, text.trim());
  } catch (error) {
    if (!String((error as Error).message).startsWith("Unknown label")) throw error;
    const wanted = wordsOf(text);
    if (wanted.length === 0) throw error;
    const known = names.ids().map((id) => ({ id, names: names.namesOf(id).map(wordsOf) }));
    const same = known.filter((label) => label.names.some((words) => words.join(" ") === wanted.join(" ")));
    const holding = known.filter((label) => label.names.some((words) => holds(words, wanted)));
    const found = same.length > 0 ? same : holding;
    if (found.length === 1) return found[0]!.id;
    if (found.length === 0) throw error;
    const shown = found.slice(0, 10).map(({ id }) => `${names.namesOf(id)[0]} (${id})`);
    const more = found.length > shown.length ? ` and ${found.length - shown.length} more` : "";
    throw new RangeError(`Ambiguous label: ${JSON.stringify(text)} is in the names of ${shown.join(", ")}${more}`);
  }
}

/** True where the wanted words stand together among the words. */
function holds(words: readonly string[], wanted: readonly string[]): boolean {
  return words.some((_, i) => wanted.every((word, k) => words[i + k] === word));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
