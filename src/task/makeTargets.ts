import type { ClipRule } from "../analysis/cutting.js";
import type { LabelNames } from "../audioset/labelNames.js";
import { SUBSETS } from "../audioset/subset.js";
import { relatedLabels, type Target } from "../audioset/target.js";
import { labelFileStem, type PlannedFile } from "../audioset/targetFiles.js";
import type { RunOutput } from "../format/runRecordFile.js";
import { InputError } from "../io/readBytes.js";
import { prepareFolder } from "../io/writeFile.js";
import { loadNames } from "./loadNames.js";
import { loadOntology } from "./loadOntology.js";
import { type FoundFile, findLabelFiles } from "./readReports.js";
import { chooseTargets, readTargetSpecs, resolveTargets } from "./resolveTargets.js";
import { openTargetFolders } from "./targetFolders.js";
import { parseFormats } from "./targetParams.js";
import { plannedPath, planTargetFiles } from "./targetPlan.js";
import { jobTargets, type LabelFacts, startTargetWorkers } from "./targetWorkers.js";
import type { Context, Outcome } from "./task.js";

/** The options that making targets has; the same for extraction alone and with cutting. */
export interface TargetOptions {
  readonly meta: string;
  readonly out: string;
  readonly target: readonly string[];
  readonly targetFile: readonly string[];
  readonly names: readonly string[];
  readonly excludeKnownPositives: boolean;
  readonly excludeRelated: boolean;
  readonly skipBadRows: boolean;
  readonly format: string;
  readonly overwrite: boolean;
}

/** What is to be made from what, decided before any label file is read. */
export interface TargetPlan {
  readonly found: readonly FoundFile[];
  readonly names: LabelNames;
  readonly targets: readonly Target[];
  readonly planned: readonly PlannedFile[];
  readonly clipRule: ClipRule | undefined;
  /** By target: labels whose rows are left out of its weak negatives. */
  readonly excludeLabels: readonly ReadonlySet<string>[];
  /** What people should know of the inputs. */
  readonly warnings: readonly string[];
}

/** Finds the label files, looks the targets up and names every file that will be written. Throws UsageError or InputError. */
export async function planTargets(options: TargetOptions, clipRule?: ClipRule): Promise<TargetPlan> {
  const formats = parseFormats(options.format);
  const specs = chooseTargets(await readTargetSpecs(options.targetFile), options.target);
  const found = findLabelFiles(options.meta);
  if (options.excludeKnownPositives && !found.some(({ subset }) => subset.kind === "strong"))
    throw new InputError(
      `Cannot leave out known positives: --exclude-known-positives expects a strong file in ${options.meta}, found none`,
    );
  const names = await loadNames(options.meta, options.names);
  const wantsOntology = options.excludeRelated || specs.some(({ includeDescendants }) => includeDescendants);
  const ontology = wantsOntology ? await loadOntology(options.meta, { extra: options.names }) : undefined;
  if (options.excludeRelated && ontology === undefined)
    throw new InputError(
      `Cannot leave out related labels: --exclude-related expects ontology.json beside ${options.meta}, found none`,
    );
  const targets = resolveTargets(specs, names, ontology);
  const excludeLabels = targets.map((target) =>
    options.excludeRelated && ontology ? relatedLabels(target, ontology) : new Set<string>(),
  );
  const missing = SUBSETS.filter((subset) => !found.some((one) => one.subset === subset));
  const unrelated = targets.flatMap(({ labelIds }) => labelIds.filter((id) => ontology?.node(id) === undefined));
  const warnings = [
    ...(missing.length > 0
      ? [`${options.meta}: made without ${missing.map(({ fileName }) => fileName).join(", ")}, not found there`]
      : []),
    ...(options.excludeRelated
      ? unrelated.map((id) => `${id} is not in the ontology: its relatives are not known`)
      : []),
  ];
  const sources = found.map(({ subset, path }) => ({ subset, stem: labelFileStem(path) }));
  const planned = planTargetFiles(targets, sources, { out: options.out, formats, clipMs: clipRule?.clipMs });
  return {
    found,
    names,
    targets,
    planned,
    clipRule,
    excludeLabels,
    warnings,
  };
}

/** The plan as words, for `--dry-run`. */
export function describeTargetPlan({ found, targets, planned }: TargetPlan, more: readonly string[] = []): Outcome {
  const read = found.map(({ path }) => path);
  const write = [...planned.map(plannedPath), ...more];
  const text = [
    ...targets.map(({ name, labelIds }) => `target      ${name}: ${labelIds.join(" ")}`),
    ...read.map((path) => `would read  ${path}`),
    ...write.map((path) => `would write ${path}`),
  ].join("\n");
  return { json: { dryRun: true, targets, read, write }, text, files: [] };
}

/** One data file as it stands after a run. */
export interface MadeFile extends PlannedFile {
  readonly output: RunOutput;
}

/** What a run has made: `files` only those written now. */
export interface MadeTargets {
  readonly made: readonly MadeFile[];
  readonly files: readonly string[];
  /** Read only where something was to be written. */
  readonly facts: readonly LabelFacts[] | undefined;
  readonly seconds: number;
  readonly bytes: number;
  readonly warnings: readonly string[];
}

/**
 * Writes all planned files that do not stand yet. Throws before anything is written where a label file has faults, or a folder holds the files
 * of another run and `overwrite` is not given. `force` reads the label files even where nothing is to be written.
 */
export async function makeTargets(
  plan: TargetPlan,
  options: TargetOptions,
  context: Context,
  force = false,
): Promise<MadeTargets> {
  prepareFolder(options.out);
  const folders = await openTargetFolders(plan, options);
  const pending = plan.planned.filter(({ folder, file }) => !folders.get(folder)!.done.has(file));
  const result = { files: [] as string[], seconds: 0, bytes: 0, warnings: [...plan.warnings] };
  let facts: LabelFacts[] | undefined;
  if (pending.length > 0 || force) {
    const workers = startTargetWorkers(plan.found, context);
    try {
      facts = await workers.read(plan.targets, options.skipBadRows);
      const wanted = plan.targets.flatMap(({ labelIds }) => labelIds);
      result.warnings.push(...facts.flatMap(({ warnings }) => warnings), ...caseWarnings(facts, wanted));
      if (pending.length > 0) {
        for (const folder of folders.values()) folder.begin();
        const targets = jobTargets(plan.targets, facts, plan.excludeLabels);
        const { excludeKnownPositives } = options;
        const written = await workers.write(
          pending,
          { targets, excludeKnownPositives, clipRule: plan.clipRule },
          folders,
        );
        Object.assign(result, written);
      }
    } finally {
      await workers.close();
    }
  }
  const made = plan.planned.map((file) => ({ ...file, output: folders.get(file.folder)!.outputs().get(file.file)! }));
  return { ...result, facts, made };
}

/** Warns of labels in the files that differ only in case from a label of a target: they do not count as it. */
function caseWarnings(facts: readonly LabelFacts[], labelIds: readonly string[]): string[] {
  const wanted = new Map(labelIds.map((id) => [id.toLowerCase(), id]));
  return facts.flatMap(({ path, labelIds: found }) =>
    found.flatMap((id) => {
      const same = wanted.get(id.toLowerCase());
      return same === undefined || same === id || labelIds.includes(id)
        ? []
        : [`${path}: the label ${id} differs only in case from ${same}; it is another label`];
    }),
  );
}
