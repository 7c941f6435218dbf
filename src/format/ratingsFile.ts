import { parseCsv } from "./csv.js";
import { quoteFound } from "./faults.js";
import { isLabelId } from "./ids.js";

/** How raters judged a label: of `rated` segments they called `right` right. */
export interface LabelRating {
  readonly id: string;
  readonly rated: number;
  readonly right: number;
}

/** Reads qa_true_counts.csv. Throws SyntaxError that names the line where a field is missing or no count, or more are right than were rated. */
export function readRatings(text: string): LabelRating[] {
  const [header, ...rows] = parseCsv(text);
  if (header?.join(",") !== "label_id,num_rated,num_true")
    throw new SyntaxError(`line 1: expected label_id,num_rated,num_true, got ${quoteFound(header?.join(",") ?? "")}`);
  return rows.map((fields, i) => {
    const [id, rated, right] = fields;
    const whole = /^[0-9]{1,9}$/;
    if (
      fields.length !== 3 ||
      !isLabelId(id!) ||
      !whole.test(rated!) ||
      !whole.test(right!) ||
      Number(right) > Number(rated)
    )
      throw new SyntaxError(`line ${i + 2}: expected a label id and two counts, got ${quoteFound(fields.join(","))}`);
    return { id: id!, rated: Number(rated), right: Number(right) };
  });
}
