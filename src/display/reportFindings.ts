import { formatCount } from "../format/numberText.js";
import { escapeHtml, linkHtml, videoAddress } from "./html.js";
import { reportTable, shownText } from "./reportTable.js";

/** A finding as the report shows it. */
export interface ShownFinding {
  readonly severity: string;
  readonly rule: string;
  readonly sentence: string;
  readonly file: string;
  readonly subject: string;
  readonly count: number;
  readonly of: number | undefined;
  readonly unit: string;
  readonly detail: string;
  readonly isNew: boolean;
  readonly examples: readonly { readonly file: string; readonly line: number; readonly text: string }[];
  readonly labels: readonly {
    readonly name: string;
    readonly id: string;
    readonly count: number;
    readonly of: number;
    readonly detail: string;
  }[];
}

const SEVERITIES = ["error", "warning", "info", "by-design"];
const SHOWN_FINDINGS = 200;
const SHOWN_LABELS = 15;
/** A segment id anywhere, or a video id at the start, as the rules write them. */
const SEGMENT_ID = /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{11}_[0-9]{1,9}(?![0-9A-Za-z_-])|^[A-Za-z0-9_-]{11}(?=[ :])/;

/** Segment ids (or video ids of weak rows) in the examples of a finding, in order. */
export function segmentIdsOf({ examples }: ShownFinding): string[] {
  return examples.flatMap(({ text }) => SEGMENT_ID.exec(text)?.[0] ?? []);
}

/**
 * The findings by severity: a table that sorts, then each with its sentence, its first places and labels. `pictures` names the dialog
 * of each segment that has a picture; other segments link to their video. Details end after about `room` letters, the table goes on.
 */
export function findingsHtml(
  findings: readonly ShownFinding[],
  pictures: ReadonlyMap<string, string>,
  room: number,
): string {
  const shown = findings.slice(0, SHOWN_FINDINGS);
  const table = reportTable({
    header: ["severity", "rule", "count", "of", "share", "unit", "file"],
    rows: shown.map((finding, i) => [
      { html: badge(finding.severity) },
      { html: `<a href="#finding-${i}">${escapeHtml(finding.rule)}</a>` },
      formatCount(finding.count),
      finding.of === undefined ? "" : formatCount(finding.of),
      finding.of ? `${((100 * finding.count) / finding.of).toFixed(2)} %` : "",
      finding.unit,
      placeOf(finding),
    ]),
    total: findings.length,
    rest: "metadata_findings.csv",
    ranked: { column: "severity", words: SEVERITIES },
  });
  const details: string[] = [];
  let left = room;
  for (const [i, finding] of shown.entries()) {
    const html = detailHtml(finding, i, pictures);
    left -= html.length;
    if (left < 0) break;
    details.push(html);
  }
  const rest =
    details.length < shown.length ? `<p class="quiet">Details of the others are in metadata_findings.json.</p>` : "";
  return `${table}<h3>In detail</h3>${details.join("\n")}${rest}`;
}

function detailHtml(finding: ShownFinding, i: number, pictures: ReadonlyMap<string, string>): string {
  const { severity, rule, sentence, count, unit, detail, examples, labels, isNew } = finding;
  const places = examples.map(
    ({ file, line, text }) =>
      `<li><span class="place">${shownText(file)}${line > 0 ? `:${line}` : ""}</span>: ${withSegment(text, pictures)}</li>`,
  );
  const rest =
    count > places.length && places.length > 0
      ? `<p class="quiet">… ${formatCount(count - places.length)} more</p>`
      : "";
  const labelTable =
    labels.length > 0
      ? reportTable({
          header: ["label", "id", "count", "of", "detail"],
          rows: labels
            .slice(0, SHOWN_LABELS)
            .map((label) => [label.name, label.id, formatCount(label.count), formatCount(label.of), label.detail]),
          total: labels.length,
          rest: "metadata_labels.csv",
        })
      : "";
  const severest = severity === "error" || severity === "warning" ? "Expected: " : "";
  return `<details class="finding" id="finding-${i}"><summary>${badge(severity)} <b>${escapeHtml(rule)}</b>: ${formatCount(count)} ${escapeHtml(unit)} in ${shownText(placeOf(finding))}${isNew ? "" : ' <span class="quiet">(known from the baseline)</span>'}</summary>
<p>${severest}${shownText(sentence)}</p>${detail === "" ? "" : `<p>${shownText(detail)}</p>`}
${places.length > 0 ? `<ol>${places.join("\n")}</ol>${rest}` : ""}${labelTable}</details>`;
}

/** A severity as a badge: the word, not its colour alone. */
export function badge(severity: string): string {
  const known = SEVERITIES.includes(severity) ? severity : "info";
  return `<span class="badge ${known}">${escapeHtml(severity)}</span>`;
}

function placeOf({ file, subject }: ShownFinding): string {
  return subject === "" ? file : `${file}: ${subject}`;
}

/** The text with its first segment id as a button for its picture, or a link to its video. */
function withSegment(text: string, pictures: ReadonlyMap<string, string>): string {
  const match = SEGMENT_ID.exec(text);
  if (match === null || match.index > 200) return shownText(text);
  const id = match[0];
  const dialog = pictures.get(id);
  const address = videoAddress(id);
  const shown =
    dialog !== undefined
      ? `<button type="button" class="picture" data-open="${escapeHtml(dialog)}">${escapeHtml(id)}</button>`
      : address === undefined
        ? escapeHtml(id)
        : linkHtml(address, id);
  return `${shownText(text.slice(0, match.index))}${shown}${shownText(text.slice(match.index + id.length))}`;
}
