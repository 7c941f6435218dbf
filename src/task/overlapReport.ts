import { dirname } from "node:path";
import { filterStrong } from "../analysis/filterColumns.js";
import { hardestAlone, type LabelOverlap, overlapByLabel } from "../analysis/labelOverlap.js";
import { measureStrong } from "../analysis/measure.js";
import { countOverlapped } from "../analysis/minOverlap.js";
import { type EventOverlap, measureOverlap } from "../analysis/overlap.js";
import { overlapRule } from "../analysis/overlapRule.js";
import { type CoveredShares, coveredShares, type OverlapCurve, overlapCurve } from "../analysis/overlapShape.js";
import { wilsonInterval } from "../analysis/wilson.js";
import type { LabelNames } from "../audioset/labelNames.js";
import type { Ontology } from "../audioset/ontology.js";
import { roleOf } from "../audioset/roles.js";
import type { Subset } from "../audioset/subset.js";
import type { StrongColumns } from "../format/strongTsv.js";
import { InputError } from "../io/readBytes.js";
import { type LabelReport, reportLabels } from "./labelReport.js";
import { loadNames } from "./loadNames.js";
import { loadOntology } from "./loadOntology.js";
import { type NamedRule, type OverlapChoice, type OverlapRules, resolveOverlapRules } from "./overlapRules.js";
import { measureTogether, type Together } from "./overlapTogether.js";
import { readStrongInput } from "./readInput.js";
import { type FilterOptions, nothingLeft, resolveFilter } from "./resolveFilter.js";

/** One rule and what it finds. */
export interface RuleResult {
  readonly key: NamedRule["key"];
  readonly name: string;
  readonly events: number;
  readonly overlapped: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly curve: OverlapCurve;
  readonly covered: CoveredShares;
}

/** A label's overlap with the name that people see. */
export type NamedOverlap = LabelOverlap & { readonly name: string };

/** A label of the file that the ontology does not hold, so that no relatives of it are known. */
export interface UnknownRelatives {
  readonly id: string;
  readonly name: string;
  readonly events: number;
}

/** All that the outputs of one overlap analysis are made from. */
export interface OverlapReport {
  readonly subset: Subset;
  readonly labelReport: LabelReport;
  readonly names: LabelNames;
  /** The published rule first; the chosen one is the last of the first two. */
  readonly rules: readonly RuleResult[];
  readonly chosen: RuleResult;
  /** Labels of judged events, by total time. */
  readonly labels: readonly NamedOverlap[];
  readonly hardest: readonly NamedOverlap[];
  readonly hasTarget: boolean;
  readonly hasOntology: boolean;
  readonly unknownRelatives: readonly UnknownRelatives[];
  /** Undefined for framed files. */
  readonly together: Together | undefined;
  readonly warnings: readonly string[];
}

/** Why framed files get neither polyphony nor pairs. */
const FRAMED_REFUSAL =
  "Polyphony and co-occurrence are refused for framed files: a frame that no row rates is unknown, not silent";

/** Reads the input of an overlap analysis, and what lies beside it. Throws InputError or UsageError for what cannot be used. */
export async function readOverlapInput(
  subset: Subset,
  options: OverlapChoice & FilterOptions & { readonly input: string; readonly skipBadRows: boolean },
): Promise<{
  readonly report: LabelReport;
  readonly columns: StrongColumns;
  readonly ontology: Ontology | undefined;
  readonly rules: OverlapRules;
}> {
  const folder = dirname(options.input);
  const names = await loadNames(folder, options.names);
  const relations = options.relations === "" ? undefined : { file: options.relations, names };
  const ontology = await loadOntology(folder, { relations, extra: options.names });
  if (relations && ontology === undefined)
    throw new InputError(
      `Cannot use ${relations.file}: its relations extend an ontology.json, and none lies beside the input`,
    );
  const rules = await resolveOverlapRules(options, names, ontology);
  const { filter, note } = await resolveFilter(options, folder, names);
  const { columns: all, ...read } = await readStrongInput(options.input, subset, options.skipBadRows);
  const columns = filterStrong(all, filter);
  if (filter && columns.rows === 0) throw nothingLeft(options.input, note);
  const report = reportLabels(subset, options.input, measureStrong(columns), names, { ...read, note });
  return { report, columns, ontology, rules };
}

/** Measures the overlap of a file by all rules, and (segmented files) how its labels go together in segments of the given length. */
export function measureOverlapReport(
  { report, columns, ontology, rules }: Awaited<ReturnType<typeof readOverlapInput>>,
  lengths:
    | { readonly lengthMs: ArrayLike<number>; readonly known: number; readonly warnings: readonly string[] }
    | undefined,
): OverlapReport {
  const { subset, names } = report;
  const measured = new Map<NamedRule, { found: EventOverlap; counted: Uint8Array; result: RuleResult }>();
  const all = [...new Set([rules.published, rules.chosen, ...(rules.unrelated ? [rules.unrelated] : [])])];
  for (const rule of all) measured.set(rule, measureRule(columns, rule));
  const { found, counted, result } = measured.get(rules.chosen)!;
  const unrelated = rules.unrelated && measured.get(rules.unrelated)!.counted;
  const labels = overlapByLabel(columns, found, counted, unrelated).map((label) => ({
    ...label,
    name: names.nameOf(label.id, "strong") ?? label.id,
  }));
  const unknownRelatives = ontology ? findUnknownRelatives(report, ontology) : [];
  const { targets } = rules.chosen.options;
  const together =
    lengths &&
    measureTogether(columns, lengths, {
      nameOf: (id) => names.nameOf(id, "strong") ?? id,
      related: (a, b) => (ontology?.node(a) && ontology.node(b) ? ontology.related(a, b) : undefined),
      isWanted: targets && ((id) => targets.some((set) => set.has(id))),
    });
  return {
    subset,
    labelReport: report,
    names,
    rules: all.map((rule) => measured.get(rule)!.result),
    chosen: result,
    labels,
    hardest: hardestAlone(labels),
    hasTarget: targets !== undefined,
    hasOntology: ontology !== undefined,
    unknownRelatives,
    together,
    warnings: [
      ...report.warnings,
      ...(lengths?.warnings ?? []),
      ...(subset.framed ? [FRAMED_REFUSAL] : []),
      ...(ontology ? [] : ["no ontology.json lies beside the input: relatives are not known"]),
      ...(rules.byRole ? roleWarnings(columns.labelIds) : []),
      ...caseWarnings(columns.labelIds, targets ?? []),
      ...(labels.length === 0 ? [`the file holds no event${targets ? " of the target" : ""}`] : []),
    ],
  };
}

/** Warns of labels without a role: they are no part of the strong vocabulary, so no role leaves them out. */
function roleWarnings(labelIds: readonly string[]): string[] {
  const without = labelIds.filter((id) => roleOf(id) === undefined);
  return without.length > 0
    ? [
        `${without.length} labels have no role, so --ignore-role never leaves them out: ${without.slice(0, 5).join(", ")}`,
      ]
    : [];
}

/** Warns of labels of the file that differ only in case from one of a target: they do not count as it. */
function caseWarnings(labelIds: readonly string[], targets: readonly ReadonlySet<string>[]): string[] {
  const wanted = new Map(targets.flatMap((set) => [...set].map((id) => [id.toLowerCase(), id] as const)));
  return labelIds.flatMap((id) => {
    const target = wanted.get(id.toLowerCase());
    return target === undefined || target === id
      ? []
      : [`label ${id} differs only in case from ${target} of the target and does not count as it`];
  });
}

function measureRule(columns: StrongColumns, { key, name, options, required }: NamedRule) {
  const found = measureOverlap(columns, overlapRule(columns.labelIds, options));
  const counted = countOverlapped(columns, found, required);
  const events = sum(found.judged);
  const overlapped = sum(counted);
  const result: RuleResult = {
    key,
    name,
    events,
    overlapped,
    share: events > 0 ? overlapped / events : 0,
    ...wilsonInterval(overlapped, events),
    curve: overlapCurve(found),
    covered: coveredShares(columns, found),
  };
  return { found, counted, result };
}

function findUnknownRelatives({ labels }: LabelReport, ontology: Ontology): UnknownRelatives[] {
  return labels
    .filter(({ id }) => ontology.node(id) === undefined)
    .map(({ id, name, count }) => ({ id, name, events: count }))
    .sort((a, b) => b.events - a.events);
}

function sum(flags: Uint8Array): number {
  let total = 0;
  for (const flag of flags) total += flag;
  return total;
}
