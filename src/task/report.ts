import { join } from "node:path";
import { escapeHtml } from "../display/html.js";
import { type ReportVerdict, reportPage } from "../display/reportPage.js";
import { REPORT_SCRIPT } from "../display/reportScript.js";
import { exists } from "../io/findFiles.js";
import { hashText } from "../io/hashText.js";
import { InputError, readText } from "../io/readBytes.js";
import { writeWhole } from "../io/writeFile.js";
import { dataParams, readParams, runParams } from "./commonParams.js";
import { quietContext } from "./optionsOf.js";
import { chooseOut } from "./readReports.js";
import {
  type AudioInput,
  type CoverageInput,
  type MetadataInput,
  readFailedFiles,
  readFirstRows,
  readReportJson,
  shownFindings,
} from "./reportInputs.js";
import { drawSegments, pictureHtml } from "./reportPictures.js";
import {
  audioSection,
  audioVerdict,
  coverageSection,
  coverageVerdict,
  failedClips,
  metadataSection,
  metadataVerdict,
  overallVerdict,
} from "./reportSections.js";
import { type Context, defineTask, type Options, type Outcome, type Params } from "./task.js";

/** No page is larger, whatever the corpus. */
const MOST_BYTES = 5_000_000;

/** How much of each kind a page takes, in letters and rows. Where names are so long that a full page grows too large, a lean one is made. */
const FULL = {
  figure: 450_000,
  figures: 900_000,
  pictures: 900_000,
  clips: 1_200_000,
  details: 800_000,
  files: 200,
  classes: 1_000,
};
const LEAN = { figure: 0, figures: 0, pictures: 0, clips: 400_000, details: 300_000, files: 50, classes: 300 };

const params = {
  out: {
    ...dataParams.out,
    about: "Folder for report.html. Default: out/ of the project.",
  },
  results: { default: "", value: "DIR", about: "Folder with the results of the checks. Default: that of --out." },
  data: { ...dataParams.data, about: `${dataParams.data.about} For the pictures of segments.` },
  audio: { default: "", value: "DIR", about: "Folder with WAV files, for the sound in the pictures of segments." },
  pictures: { default: 12, value: "N", about: "How many segments of the findings open as pictures." },
  names: readParams.names,
  ...runParams,
} as const satisfies Params;

type Chosen = Options<typeof params>;

/** The page, and what stands at its head. */
export interface ComposedReport {
  readonly html: string;
  readonly overall: ReportVerdict;
  readonly verdicts: readonly ReportVerdict[];
}

/** One HTML page of what the three checks left in a folder. */
export const task = defineTask({
  name: "report",
  about:
    "One HTML page for people of what validate-metadata, coverage and validate-audio found: verdict first, search and sort in the page.",
  params,
  async run(options, context) {
    const path = join(chooseOut(options.out), "report.html");
    if (options.dryRun) return { json: { dryRun: true, write: [path] }, text: `would write ${path}`, files: [] };
    const page = await compose(options, context);
    return summary(page, write(page, options));
  },
});

/** Reads what the checks left and makes the page. Throws InputError where none has been run, or a file of theirs is another's. */
export async function compose(options: Chosen, context: Context = quietContext): Promise<ComposedReport> {
  const out = options.results === "" ? chooseOut(options.out) : options.results;
  const metadata = await readReportJson<MetadataInput>(out, "metadata_findings.json", [
    "verdict",
    "counts",
    "labelFiles",
    "findings",
  ]);
  const coverage = await readReportJson<CoverageInput>(out, "coverage.json", ["verdict", "subsets", "troubles"]);
  const audioReport = await readReportJson<Pick<AudioInput, "totals">>(out, "audio_report.json", ["totals"]);
  if (!metadata && !coverage && !audioReport)
    throw new InputError(
      `Cannot find results in ${out}: expected metadata_findings.json, coverage.json or audio_report.json; validate-metadata, coverage and validate-audio write them`,
    );
  const audio = audioReport && { ...audioReport, failed: readFailedFiles(out, FULL.files) };
  const findings = metadata ? shownFindings(metadata.findings, labelNames(out)) : [];
  const verdicts = [metadataVerdict(metadata), coverageVerdict(coverage), audioVerdict(audio)];
  const overall = overallVerdict(verdicts);
  const fill = async (room: typeof FULL): Promise<string> => {
    const pictures = await drawSegments(findings, options, room.pictures, context);
    const clips = audio ? await failedClips(audio.failed, audio.totals.withFindings, room.clips) : "";
    const [coverageFigures, audioFigures] = await embedFigures(out, room, [
      ["coverage_subsets", "coverage_class_balance"],
      ["audio_report"],
    ]);
    const classes = readFirstRows(out, "coverage_classes.csv", room.classes);
    const files = readFirstRows(out, "coverage_files.csv", room.files);
    return reportPage({
      title: "AudioSet: label files, coverage and audio",
      overall,
      verdicts,
      scriptHash: hashText(REPORT_SCRIPT),
      sections: [
        metadataSection(metadata, findings, pictures.dialogs, pictures.html, room.details),
        coverageSection(coverage, classes, files, coverageFigures!),
        audioSection(audio, clips, audioFigures!),
      ],
    });
  };
  let html = await fill(FULL);
  if (Buffer.byteLength(html) > MOST_BYTES) html = await fill(LEAN);
  return { html, overall, verdicts };
}

/** Writes report.html; returns its path. */
export function write({ html }: ComposedReport, options: Chosen): string[] {
  const path = join(chooseOut(options.out), "report.html");
  writeWhole(path, html);
  return [path];
}

/** The verdict over all and its parts. */
export function summary({ html, overall, verdicts }: ComposedReport, files: readonly string[] = []): Outcome {
  const size = `${(Buffer.byteLength(html) / 1e6).toFixed(2)} MB`;
  const written = files.length > 0 ? ["", `${files[0]} (${size})`] : [];
  const text = [overall.text, ...verdicts.map((verdict) => `  ${verdict.text}`), ...written].join("\n");
  return { json: { overall, verdicts, files }, text, files };
}

/** Names of labels by id, as metadata_labels.csv has them. */
function labelNames(out: string): Map<string, string> {
  const table = readFirstRows(out, "metadata_labels.csv", 100_000);
  if (table === undefined) return new Map();
  const [id, name] = [table.header.indexOf("label_id"), table.header.indexOf("display_name")];
  return new Map(table.rows.map((row) => [row[id] ?? "", row[name] ?? ""]));
}

/** Figures of the folder as pictures inside the page, in groups; what is too heavy is named instead. */
async function embedFigures(out: string, room: typeof FULL, groups: readonly (readonly string[])[]): Promise<string[]> {
  let left = room.figures;
  const made: string[] = [];
  for (const names of groups) {
    const parts: string[] = [];
    for (const name of names) {
      const file = join(out, `${name}.svg`);
      if (!exists(file)) continue;
      const html = pictureHtml(await readText(file), name.replaceAll("_", " "));
      const fits = html.length <= Math.min(left, room.figure);
      if (fits) left -= html.length;
      parts.push(
        fits
          ? `<figure>${html}</figure>`
          : `<p class="quiet">${escapeHtml(name)}.svg is too large for this page; it lies beside it.</p>`,
      );
    }
    made.push(parts.join("\n"));
  }
  return made;
}
