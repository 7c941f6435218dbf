import { escapeHtml } from "./html.js";
import { REPORT_SCRIPT } from "./reportScript.js";
import { REPORT_STYLE } from "./reportStyle.js";

/** How something stands; the word is shown beside the colour. */
export type ReportStatus = "error" | "warning" | "info" | "good";

/** A sentence of the verdict. */
export interface ReportVerdict {
  readonly status: ReportStatus;
  readonly text: string;
}

/** One part of the page: `html` is made by this room. */
export interface ReportSection {
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

/** All of the report. `scriptHash` is the base64 SHA-256 of REPORT_SCRIPT: the page runs that script and no other. */
export interface ReportPage {
  readonly title: string;
  readonly overall: ReportVerdict;
  readonly verdicts: readonly ReportVerdict[];
  readonly sections: readonly ReportSection[];
  readonly scriptHash: string;
}

const WORDS: Record<ReportStatus, string> = { error: "errors", warning: "look at this", info: "to know", good: "good" };

/** The page: verdict first, then the sections. Its policy allows nothing from a network, no other script, and no form. */
export function reportPage({ title, overall, verdicts, sections, scriptHash }: ReportPage): string {
  const policy = [
    "default-src 'none'",
    "img-src data:",
    "media-src data: file: 'self'",
    "style-src 'unsafe-inline'",
    `script-src 'sha256-${scriptHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const links = sections.map(({ id, title: name }) => `<a href="#${escapeHtml(id)}">${escapeHtml(name)}</a>`);
  const line = ({ status, text }: ReportVerdict, name = ""): string =>
    `<li class="${status}${name}"><span class="badge ${status}">${WORDS[status]}</span> ${escapeHtml(text)}</li>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<ul class="verdicts">
${[line(overall, " overall"), ...verdicts.map((verdict) => line(verdict))].join("\n")}
</ul>
<nav><input id="search" type="search" placeholder="Search all entries" aria-label="Search all entries"><span id="hits" class="quiet" role="status"></span>${links.join("\n")}</nav>
${sections.map(({ id, title: name, html }) => `<section><h2 id="${escapeHtml(id)}">${escapeHtml(name)}</h2>\n${html}\n</section>`).join("\n")}
<script>${REPORT_SCRIPT}</script>
</body>
</html>
`;
}
