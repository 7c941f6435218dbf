import type { TargetSpec } from "../format/targetsFile.js";
import { findLabel } from "./findLabel.js";
import { canonicalLabelId, type LabelNames } from "./labelNames.js";
import type { Ontology } from "./ontology.js";

/** A target sound with its labels looked up. */
export interface Target {
  readonly name: string;
  /** The labels of the target's set, at least one, in the order of the definition, descendants after them in the ontology's order. */
  readonly labelIds: readonly string[];
}

/**
 * Looks the labels of a target up by id or name. Throws RangeError that names the target: for an unknown or ambiguous label (with the
 * nearest names), where descendants are wanted but there is no ontology or a label is not in it, and where `exclude` leaves no label
 * or names one that the target does not have.
 */
export function resolveTarget(spec: TargetSpec, names: LabelNames, ontology: Ontology | undefined): Target {
  const place = `target ${spec.name}`;
  const found = (label: string): string => {
    try {
      return canonicalLabelId(findLabel(names, label));
    } catch (error) {
      throw new RangeError(`Cannot use ${place}: ${(error as Error).message}`);
    }
  };
  const labels = new Set(spec.labels.map(found));
  if (spec.includeDescendants) {
    if (ontology === undefined)
      throw new RangeError(`Cannot use ${place}: includeDescendants needs ontology.json beside the label files`);
    const below = new Set<string>();
    for (const id of labels) {
      if (ontology.node(id) === undefined)
        throw new RangeError(`Cannot use ${place}: includeDescendants expects labels of the ontology, got ${id}`);
      for (const descendant of ontology.descendantsOf(id)) below.add(descendant);
    }
    for (const id of ontology.ids) if (below.has(id)) labels.add(id);
  }
  for (const id of spec.exclude.map(found)) {
    if (!labels.delete(id))
      throw new RangeError(`Cannot use ${place}: exclude expects labels of the target, got ${id}`);
  }
  if (labels.size === 0) throw new RangeError(`Cannot use ${place}: expected at least one label, exclude leaves none`);
  return { name: spec.name, labelIds: [...labels] };
}

/** Labels above or below a target's labels in the ontology, without those of the target: weak negatives with them may hold the sound. */
export function relatedLabels(target: Target, ontology: Ontology): ReadonlySet<string> {
  const related = new Set<string>();
  for (const id of target.labelIds) {
    for (const other of [...ontology.ancestorsOf(id), ...ontology.descendantsOf(id)]) related.add(other);
  }
  for (const id of target.labelIds) related.delete(id);
  return related;
}
