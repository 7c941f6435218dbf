import { join } from "node:path";
import { addressesOf, OFFICIAL_BASE, PUBLISHED_FILES } from "../audioset/publishedFiles.js";
import { describeProof } from "../format/fileProof.js";
import { usualPatience } from "../io/download.js";
import { projectRoot } from "../io/paths.js";
import { prepareFolder } from "../io/writeFile.js";
import { runParams } from "./commonParams.js";
import { type FetchedFile, fetchFile, type PlannedFile, planFile, sizeText } from "./fetchFile.js";
import { UsageError } from "./options.js";
import { textTable } from "./table.js";
import { defineTask } from "./task.js";

/** Brings AudioSet's published label files into data/, proven by their hashes. */
export const task = defineTask({
  name: "fetch-metadata",
  about: "Bring AudioSet's official label files, names, ratings and ontology into data/, proven by their hashes.",
  params: {
    only: {
      default: [] as readonly string[],
      choices: PUBLISHED_FILES.map(({ name }) => name),
      value: "FILE...",
      about: "Only these files, by their official names.",
    },
    baseUrl: {
      default: [] as readonly string[],
      value: "URL...",
      about: `Addresses to try in order instead of ${OFFICIAL_BASE}.`,
    },
    out: { default: "", value: "DIR", about: "Folder for the files; the project's data/ if not given." },
    replace: { default: false, about: "Replace a file that is there but is not the published one." },
    ...runParams,
  },
  async run(options, { terminal, signal }) {
    const folder = options.out === "" ? join(projectRoot(), "data") : options.out;
    const plan = await planFetch({ ...options, out: folder });
    if (options.dryRun) return { json: { folder, plan }, text: planTable(plan), files: [] };
    prepareFolder(folder);
    const results: FetchedFile[] = [];
    for (const file of plan) {
      // Where no server answered for one file, the others are asked for once each, without long waits.
      const attempts = results.some(({ unreachable }) => unreachable) ? 1 : usualPatience.attempts;
      const patience = { ...usualPatience, attempts };
      results.push(await fetchFile(file, { terminal, signal, patience, replace: options.replace }));
    }
    return concludeFetch(folder, results);
  },
});

/** What is to be done for each file: data, made without the network. */
export async function planFetch({
  only,
  baseUrl,
  out,
}: {
  only: readonly string[];
  baseUrl: readonly string[];
  out: string;
}): Promise<PlannedFile[]> {
  const bases = baseUrl.length > 0 ? baseUrl.map(checkBase) : [OFFICIAL_BASE];
  const wanted = PUBLISHED_FILES.filter(({ name }) => only.length === 0 || only.includes(name));
  return Promise.all(
    wanted.map((file) =>
      planFile({ name: file.name, path: join(out, file.name), urls: addressesOf(file, bases), proof: file.proof }),
    ),
  );
}

/** What the run ends with: a line for each file; failed where one of them could not be had. */
export function concludeFetch(folder: string, results: readonly FetchedFile[]) {
  const missing = results.filter(({ state }) => state === "failed");
  const table = textTable(
    ["file", "result", "size", "proof"],
    results.map(({ name, state, bytes, proof }) => [
      name,
      state,
      bytes === undefined ? "" : sizeText(bytes),
      state === "failed" ? "" : proof,
    ]),
  );
  const reasons = missing.flatMap(({ name, why }) => why.map((one) => `${name}: ${one}`));
  const advice =
    missing.length > 0
      ? `\n\n${missing.length} of ${results.length} files could not be had; the same command goes on where this one ended.\n${reasons.join("\n")}`
      : "";
  return {
    json: { folder, files: results },
    text: `${table}${advice}`,
    files: results.filter(({ state }) => state === "fetched").map(({ path }) => path),
    failed: missing.length > 0,
  };
}

function planTable(plan: readonly PlannedFile[]): string {
  return textTable(
    ["file", "plan", "proof", "from"],
    plan.map(({ name, action, haveBytes, urls, proof }) => [
      name,
      action === "resume" ? `go on from ${sizeText(haveBytes)}` : action,
      describeProof(proof),
      action === "nothing to do" ? "" : urls.join(", else "),
    ]),
  );
}

function checkBase(text: string): string {
  const usable = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    usable !== undefined &&
    /^https?:$/.test(usable.protocol) &&
    !/[?#]/.test(text) &&
    usable.username === "" &&
    usable.password === "";
  if (isPlain) return text;
  throw new UsageError(
    `Invalid --base-url: expected an http or https address without ? and #, got ${JSON.stringify(text)}`,
  );
}
