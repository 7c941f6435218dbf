import { subsetOfFile } from "../audioset/subset.js";
import { UsageError } from "./options.js";
import type { Params } from "./task.js";

const KINDS = ["strong", "weak"] as const;

/** Options that say what a file is, for tasks that take weak and strong files. */
export const kindParams = {
  kind: {
    default: "",
    value: "strong|weak",
    about: "Kind of the file; told by --subset and the file's name where left out.",
  },
  subset: {
    default: "",
    required: true,
    value: "SUBSET",
    about: "train, eval, eval_framed (strong) or balanced_train, unbalanced_train, eval (weak).",
  },
} as const satisfies Params;

/** The kind that is given, else the only one with such a subset; `eval` is both: then by the official file name, else strong. Throws UsageError. */
export function kindOf(given: string, subset: string, input: string): "weak" | "strong" {
  const kind = KINDS.find((known) => known === given);
  if (kind) return kind;
  if (given !== "") throw new UsageError(`Invalid --kind: expected strong or weak, got ${JSON.stringify(given)}`);
  if (subset === "balanced_train" || subset === "unbalanced_train") return "weak";
  return subsetOfFile(input)?.kind ?? (/\.csv(\.gz)?$/.test(input) ? "weak" : "strong");
}
