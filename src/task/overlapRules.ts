import { ANY_OVERLAP, type MinOverlap, parseMinOverlap } from "../analysis/minOverlap.js";
import type { OverlapOptions } from "../analysis/overlapRule.js";
import { findLabel } from "../audioset/findLabel.js";
import type { LabelNames } from "../audioset/labelNames.js";
import type { Ontology } from "../audioset/ontology.js";
import { labelsWithRole, ROLES, type Role } from "../audioset/roles.js";
import { InputError } from "../io/readBytes.js";
import { UsageError } from "./options.js";
import { readTargetSpecs, resolveTargets } from "./resolveTargets.js";
import type { Params } from "./task.js";

/** Options that say which events are judged and what counts as overlap. */
export const overlapParams = {
  target: {
    default: [] as readonly string[],
    value: "NAME...",
    about:
      "Judge only events of these targets (baby_cry, gun, snore, those of --target-file) or labels, by labels outside each.",
  },
  targetFile: { default: [] as readonly string[], value: "FILE...", about: "YAML files with more targets." },
  ignoreRelated: { default: false, about: "Ancestors and descendants in the ontology do not count as other labels." },
  relations: {
    default: "",
    value: "FILE",
    about: "Parents of labels that the ontology lacks: lines of label TAB parent, ids or names.",
  },
  ignoreRole: {
    default: [] as readonly string[],
    value: "ROLE,...",
    about: `Labels of these roles do not count as other labels: ${ROLES.join(", ")} (src/audioset/roleTable.ts says which).`,
  },
  ignore: { default: [] as readonly string[], value: "LABEL...", about: "These labels do not count as other labels." },
  minOverlap: {
    default: "0s",
    value: "TIME",
    about:
      "An event counts as overlapped when it shares more than a time such as 0.1s, or at least a share such as 50%, with one other event.",
  },
} as const satisfies Params;

/** The options of `overlapParams` as they were given. */
export interface OverlapChoice {
  readonly target: readonly string[];
  readonly targetFile: readonly string[];
  readonly ignoreRelated: boolean;
  readonly relations: string;
  readonly ignoreRole: readonly string[];
  readonly ignore: readonly string[];
  readonly minOverlap: string;
}

/** One way to say what counts as overlap. */
export interface NamedRule {
  /** `published`: any other label; `chosen`: by the options; `unrelated`: the chosen one when relatives do not count either. */
  readonly key: "published" | "chosen" | "unrelated";
  readonly name: string;
  readonly options: OverlapOptions;
  readonly required: MinOverlap;
}

/** The rules that a run compares; `chosen` is the published one where the options leave it, and `unrelated` needs the ontology. */
export interface OverlapRules {
  readonly published: NamedRule;
  readonly chosen: NamedRule;
  readonly unrelated: NamedRule | undefined;
  /** True where labels are ignored by their role. */
  readonly byRole: boolean;
}

/** Checks what can be checked before anything is read. Throws UsageError. */
export function checkOverlapChoice(choice: OverlapChoice): {
  readonly roles: readonly Role[];
  readonly required: MinOverlap;
} {
  const words = choice.ignoreRole.flatMap((text) => text.split(",")).map((word) => word.trim());
  const unknown = words.find((word) => !ROLES.includes(word as Role));
  if (unknown !== undefined)
    throw new UsageError(`Invalid --ignore-role: expected some of ${ROLES.join(", ")}, got ${JSON.stringify(unknown)}`);
  try {
    return { roles: words as Role[], required: parseMinOverlap(choice.minOverlap) };
  } catch (error) {
    throw new UsageError((error as Error).message.replace("minimum overlap", "--min-overlap"));
  }
}

/** Looks targets and labels up and states the rules. Throws UsageError or InputError for names that are not known. */
export async function resolveOverlapRules(
  choice: OverlapChoice,
  names: LabelNames,
  ontology: Ontology | undefined,
): Promise<OverlapRules> {
  const { roles, required } = checkOverlapChoice(choice);
  if (ontology === undefined && choice.ignoreRelated)
    throw new InputError(
      "Cannot ignore relatives: expected ontology.json beside the input or among --names, got none; fetch-metadata brings it",
    );
  const targets = await findTargets(choice, names, ontology);
  const ignored = new Set([
    ...labelsWithRole(roles),
    ...choice.ignore.map((label) => lookUp(names, label, "--ignore")),
  ]);
  const relativesOf = ontology && ((id: string) => [...ontology.ancestorsOf(id), ...ontology.descendantsOf(id)]);
  const published: NamedRule = {
    key: "published",
    name: targets ? `any label outside ${choice.target.join(", ")}` : "any other label",
    options: { targets },
    required: ANY_OVERLAP,
  };
  const without = [
    ...roles,
    ...(choice.ignore.length > 0 ? choice.ignore.map((label) => shownName(names, label)) : []),
  ];
  const chosenOptions = { targets, ignored, relativesOf: choice.ignoreRelated ? relativesOf : undefined };
  const plain = without.length === 0 && !choice.ignoreRelated && "ms" in required && required.ms === 0;
  const chosen: NamedRule = plain
    ? published
    : {
        key: "chosen",
        name: ruleName(choice.ignoreRelated ? ["relatives", ...without] : without, required, choice.minOverlap),
        options: chosenOptions,
        required,
      };
  if (relativesOf === undefined) return { published, chosen, unrelated: undefined, byRole: roles.length > 0 };
  const unrelated: NamedRule = choice.ignoreRelated
    ? chosen
    : {
        key: "unrelated",
        name: ruleName(["relatives", ...without], required, choice.minOverlap),
        options: { ...chosenOptions, relativesOf },
        required,
      };
  return { published, chosen, unrelated, byRole: roles.length > 0 };
}

function ruleName(without: readonly string[], required: MinOverlap, text: string): string {
  const parts = without.length > 0 ? [`without ${without.join(", ")}`] : [];
  if ("share" in required) parts.push(`at least ${text} shared`);
  else if (required.ms > 0) parts.push(`more than ${required.ms / 1000} s shared`);
  return parts.join("; ");
}

async function findTargets(
  { target, targetFile }: OverlapChoice,
  names: LabelNames,
  ontology: Ontology | undefined,
): Promise<ReadonlySet<string>[] | undefined> {
  const specs = await readTargetSpecs(targetFile);
  if (target.length === 0) return undefined;
  return target
    .flatMap((name) => (name === "all" ? specs.map((spec) => spec.name) : [name]))
    .map((name) => {
      const spec = specs.find((one) => one.name === name);
      if (spec === undefined)
        return new Set([lookUp(names, name, "--target", [...specs.map((one) => one.name), "all"])]);
      return new Set(resolveTargets([spec], names, ontology)[0]!.labelIds);
    });
}

function lookUp(names: LabelNames, label: string, flag: string, others: readonly string[] = []): string {
  try {
    return findLabel(names, label);
  } catch (error) {
    const expected = others.length > 0 ? `expected ${others.join(", ")} or a label. ` : "";
    throw new UsageError(`Invalid ${flag}: ${expected}${(error as Error).message}`);
  }
}

function shownName(names: LabelNames, label: string): string {
  return names.nameOf(findLabel(names, label), "strong") ?? label;
}
