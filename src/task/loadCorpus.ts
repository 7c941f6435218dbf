import { basename, isAbsolute, join, relative, sep } from "node:path";
import { type Corpus, type CorpusParts, createCorpus, type VocabularyFile } from "../analysis/corpus.js";
import { createLabelNames } from "../audioset/labelNames.js";
import { createOntology, type Ontology } from "../audioset/ontology.js";
import { PUBLISHED_FILES } from "../audioset/publishedFiles.js";
import { SUBSETS, type Subset } from "../audioset/subset.js";
import type { FileProof } from "../format/fileProof.js";
import { readLabelNames } from "../format/labelNamesFile.js";
import { readOntology } from "../format/ontologyFile.js";
import { readRatings } from "../format/ratingsFile.js";
import { availableWorkers } from "../io/cpus.js";
import { exists, listFiles } from "../io/findFiles.js";
import { workerEntry } from "../io/paths.js";
import { createPool } from "../io/pool.js";
import { InputError, readText } from "../io/readBytes.js";
import { readFirstLine } from "../io/readFirstLine.js";
import type { ReadAnswer, ReadJob } from "../io/workers/readLabels.js";
import { isSynthetic } from "./labelReport.js";
import { vocabularyFiles } from "./loadNames.js";
import type { FoundFile } from "./readReports.js";
import { readTargetSpecs, resolveTargets } from "./resolveTargets.js";

/** A file that was checked, and whether its bytes are the published ones; undefined where no hash is published for its name. */
export interface CheckedFile {
  readonly file: string;
  readonly subset: string;
  readonly official: boolean | undefined;
  /** Part of the invented sample, which has the official names. */
  readonly synthetic: boolean;
  readonly bytes: number;
  readonly rows: number;
}

/** Everything in a folder that the rules are about. */
export interface LoadedCorpus {
  readonly corpus: Corpus;
  readonly files: readonly CheckedFile[];
}

const STEMS = [...SUBSETS]
  .map((subset) => ({ subset, stem: subset.fileName.replace(/\.(csv|tsv)$/, "") }))
  .sort((a, b) => b.stem.length - a.stem.length);

/**
 * The label files in `folder` and its direct subfolders: those under their official names, and others whose name contains an official
 * one (`audioset_eval_strong_part.tsv`) and whose first line is that of the kind. Plain files go before packed ones of the same name.
 */
export async function findAllLabelFiles(folder: string): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  const paths = listFiles(folder).filter(
    (path) => !exists(join(path, "..", "SYNTHETIC.json")) || join(path, "..") === join(folder),
  );
  for (const path of paths) {
    const name = basename(path).replace(/\.gz$/, "");
    if (path.endsWith(".gz") && paths.includes(path.slice(0, -3))) continue;
    const match = STEMS.find(({ stem }) => name.replace(/\.(csv|tsv)$/, "").includes(stem));
    if (match === undefined || !/\.(csv|tsv)$/.test(name)) continue;
    const official = match.subset.fileName === name;
    if (official || (await looksLike(path, match.subset))) found.push({ subset: match.subset, path });
  }
  if (found.length === 0)
    throw new InputError(
      `Cannot find label files in ${folder} or its subfolders: expected names such as ${SUBSETS[0]!.fileName} or ${SUBSETS[3]!.fileName}`,
    );
  const rank = (file: FoundFile): number =>
    SUBSETS.indexOf(file.subset) * 2 + (basename(file.path).startsWith(file.subset.fileName) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}

/** Reads all label files of a folder and what is known about their labels. Only an unknown target is an error; what is wrong with files are findings. */
export async function loadCorpus(
  folder: string,
  { names: extra, targetFile }: { readonly names: readonly string[]; readonly targetFile: readonly string[] },
  { onRead = () => {}, signal }: { onRead?(path: string): void; signal?: AbortSignal } = {},
): Promise<LoadedCorpus> {
  const found = await findAllLabelFiles(folder);
  const vocabularies: VocabularyFile[] = [];
  let ontology: Ontology | undefined;
  for (const path of [...extra, ...vocabularyFiles(folder)]) {
    const read = await readVocabularyFile(path, placeIn(folder, path));
    // Vocabularies are looked for around the folder too; one from elsewhere that cannot be read is not this folder's fault.
    const own = extra.includes(path) || placeIn(folder, path) !== path;
    if (own || read.vocabulary.fault === undefined) vocabularies.push(read.vocabulary);
    ontology ??= read.ontology;
  }
  const weak: CorpusParts["weak"][number][] = [];
  const strong: CorpusParts["strong"][number][] = [];
  const files: CheckedFile[] = [];
  const unreadable: Corpus["unreadable"][number][] = [];
  const answers = await readAll(found, onRead, signal);
  for (const [i, { subset, path }] of found.entries()) {
    const answer = answers[i]!;
    if (answer instanceof Error) {
      const file = placeIn(folder, path);
      unreadable.push({ file, reason: answer.message });
      files.push({
        file,
        subset: `${subset.kind} ${subset.name}`,
        official: false,
        synthetic: isSynthetic(path),
        bytes: 0,
        rows: 0,
      });
      continue;
    }
    const { columns, faults, notes, hash, bytes } = answer;
    const proof = hashOf(path);
    const official = proof && hash === proof.hash;
    const file = placeIn(folder, path);
    files.push({
      file,
      subset: `${subset.kind} ${subset.name}`,
      official,
      synthetic: isSynthetic(path),
      bytes,
      rows: columns.rows,
    });
    if ("ytid" in columns) weak.push({ file, subset, columns, faults, notes });
    else strong.push({ file, subset, columns, faults, notes });
  }
  const usable = vocabularies.flatMap(({ file, kind, names, fault }) =>
    kind === undefined || fault !== undefined ? [] : [{ file, kind, names }],
  );
  const names = createLabelNames(usable);
  const targets = resolveTargets(await readTargetSpecs(targetFile), names, ontology);
  const { ratings, faulty } = await readRatingsBeside(folder);
  vocabularies.push(...faulty);
  return { corpus: createCorpus({ weak, strong, unreadable, vocabularies, names, ontology, ratings, targets }), files };
}

/** Reads all files on worker threads, the largest first; the answers are in the order of the files. */
async function readAll(
  found: readonly FoundFile[],
  onRead: (path: string) => void,
  signal?: AbortSignal,
): Promise<(ReadAnswer | Error)[]> {
  const pool = createPool<ReadJob, ReadAnswer>(workerEntry("readLabels"), {
    size: Math.min(availableWorkers(), found.length),
  });
  try {
    const size = ({ subset }: FoundFile): number => subset.official.items ?? 500_000;
    const reading = new Map<FoundFile, Promise<ReadAnswer | Error>>();
    for (const file of [...found].sort((a, b) => size(b) - size(a))) {
      const { subset, path } = file;
      const job = { path, kind: subset.kind, framed: subset.framed, hash: hashOf(path)?.kind ?? "gitBlob" };
      const answer = pool
        .run(job, signal)
        .catch(keepInputError)
        .finally(() => onRead(path));
      reading.set(file, answer);
    }
    return await Promise.all(found.map((file) => reading.get(file)!));
  } finally {
    await pool.close();
  }
}

/** A file that cannot be read is a finding; any other error ends the run. */
function keepInputError(error: Error): Error {
  if (error.name !== "InputError") throw error;
  return error;
}

/** How a file is named in reports: its path below the data folder, the same on every machine; elsewhere its path as it is. */
function placeIn(folder: string, path: string): string {
  const place = relative(folder, path);
  return place.startsWith("..") || isAbsolute(place) ? path : place.split(sep).join("/");
}

/** The published hash of a file by its name, or undefined where none is published. */
function hashOf(path: string): Extract<FileProof, { hash: string }> | undefined {
  const proof = PUBLISHED_FILES.find(({ name }) => name === basename(path).replace(/\.gz$/, ""))?.proof;
  return proof !== undefined && "hash" in proof ? proof : undefined;
}

async function looksLike(path: string, subset: Subset): Promise<boolean> {
  // A file that cannot be read is taken for what its name says; reading it tells why.
  const line = await readFirstLine(path).catch(() => undefined);
  if (line === undefined) return true;
  if (subset.kind === "weak") return line.startsWith("# Segments csv") || line.startsWith("#");
  return line.startsWith("segment_id\tstart_time_seconds\tend_time_seconds\tlabel");
}

/** Reads a vocabulary so that faults become findings; an ontology must also be a graph. */
async function readVocabularyFile(
  path: string,
  file: string,
): Promise<{ vocabulary: VocabularyFile; ontology?: Ontology }> {
  try {
    const text = await readText(path);
    const { kind, names } = readLabelNames(text, { keepTwoNames: true });
    const offset = kind === "ontology" ? undefined : kind === "weak" ? 2 : 1;
    const placed = names.map((name, i) => ({ ...name, line: offset === undefined ? 0 : i + offset }));
    const vocabulary = { file, kind, names: placed, fault: undefined };
    return kind === "ontology" ? { vocabulary, ontology: createOntology(readOntology(text)) } : { vocabulary };
  } catch (error) {
    return { vocabulary: faultyFile(file, error) };
  }
}

/** The ratings in the folder; what is wrong with them becomes a fault of a vocabulary file. */
async function readRatingsBeside(
  folder: string,
): Promise<{ ratings: Corpus["ratings"]; faulty: readonly VocabularyFile[] }> {
  const path = listFiles(folder).find((one) => basename(one) === "qa_true_counts.csv");
  if (path === undefined) return { ratings: undefined, faulty: [] };
  try {
    const ratings = readRatings(await readText(path));
    return { ratings: new Map(ratings.map((rating) => [rating.id, rating])), faulty: [] };
  } catch (error) {
    return { ratings: undefined, faulty: [faultyFile(placeIn(folder, path), error)] };
  }
}

function faultyFile(file: string, error: unknown): VocabularyFile {
  return { file, kind: undefined, names: [], fault: (error as Error).message };
}
