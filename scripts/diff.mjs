/**
 * `npm run diff -- BASE [OTHER]`: which numbers and figures of analyze-all differ between two revisions (OTHER: the working tree). Each
 * runs over its own data/sample, or both over `--data DIR`. Everything lands in out/diff/: changes.csv, and index.html with the changed
 * figures side by side. Exit code 0: nothing differs, 1: something does, 2: a revision could not be run.
 */
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { ensureInstalled, root } from "./install.mjs";
import { changesCsv, csvChanges } from "./outputChanges.mjs";

const SHOWN = 200;
const place = join(root, "out", "diff");

try {
  process.exitCode = compare(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

function compare(words) {
  const at = words.indexOf("--data");
  const data = at < 0 ? undefined : words[at + 1];
  const [base, other] = words.filter((_, i) => at < 0 || (i !== at && i !== at + 1));
  if (base === undefined) throw new Error("Missing revision: npm run diff -- BASE [OTHER] [--data DIR]");
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  ensureInstalled("runtime");
  const sides = [runRevision(base, "before", data), runRevision(other, "after", data)];
  const changes = names(sides, ".csv").flatMap((name) => csvChanges(name, ...sides.map((side) => read(side, name))));
  const figures = names(sides, ".svg").filter((name) => read(sides[0], name) !== read(sides[1], name));
  writeFileSync(join(place, "changes.csv"), changesCsv(changes));
  writeFileSync(join(place, "index.html"), page([base, other ?? "the working tree"], changes, figures, sides));
  tell(changes, figures);
  return changes.length + figures.length > 0 ? 1 : 0;
}

/** Runs a revision's own code, the working tree where none is given; returns the folder of its results. */
function runRevision(revision, name, data) {
  const out = join(place, name);
  const home = revision === undefined ? root : exportRevision(revision, join(place, `source-${name}`));
  process.stderr.write(`Running analyze-all of ${revision ?? "the working tree"} ...\n`);
  const { AUDIOSET_LAB_ROOT, ...env } = process.env;
  const argv = ["--data", data ?? join(home, "data", "sample"), "--out", out, "--png-width", "1200"];
  const run = spawnSync(process.execPath, [join(home, "scripts", "audioset.mjs"), "analyze-all", ...argv], {
    cwd: home,
    env,
    encoding: "utf8",
  });
  if (home !== root) rmSync(home, { recursive: true, force: true });
  if (run.status !== 0)
    throw new Error(`Cannot run analyze-all of ${revision ?? "the working tree"}: ${run.stderr.trim()}`);
  return out;
}

/** Puts a revision's files into a folder. It shares our packages where they are all it needs; else it installs its own there. */
function exportRevision(revision, folder) {
  const sha = git("rev-parse", "--verify", "--quiet", `${revision}^{commit}`).trim();
  if (sha === "")
    throw new Error(`Unknown revision: expected a commit, a branch or a tag, got ${JSON.stringify(revision)}`);
  mkdirSync(folder, { recursive: true });
  const archive = join(folder, "revision.tar");
  git("archive", "--format=tar", `--output=${archive}`, sha);
  const { status, stderr } = spawnSync("tar", ["-xf", archive, "-C", folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(`Cannot unpack ${revision}: ${stderr}`);
  rmSync(archive);
  if (needsOnlyOurs(folder)) {
    // The install step looks at the lock file alone: with ours it finds everything installed.
    copyFileSync(join(root, "package-lock.json"), join(folder, "package-lock.json"));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  }
  return folder;
}

/** True where each package that a revision runs on is one of ours, in the same version. */
function needsOnlyOurs(folder) {
  const [own, ours] = [folder, root].map((home) => JSON.parse(readFileSync(join(home, "package.json"), "utf8")));
  const installed = { ...ours.devDependencies, ...ours.dependencies };
  return Object.entries(own.dependencies).every(([name, version]) => installed[name] === version);
}

function git(...words) {
  const { status, stdout, stderr } = spawnSync("git", words, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0 && words[0] !== "rev-parse") throw new Error(`Cannot ask git: ${stderr.trim()}`);
  return stdout;
}

function names(folders, ending) {
  return [...new Set(folders.flatMap((folder) => readdirSync(folder)))].filter((name) => name.endsWith(ending)).sort();
}

/** A result's text, "" where that revision does not make it. */
function read(folder, name) {
  return existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "";
}

function tell(changes, figures) {
  const rows = changes
    .slice(0, SHOWN)
    .map(({ file, label, column, old, new: now, rank }) => [file, label, column, old, now, rank]);
  const all = [["file", "label", "column", "old", "new", "rank"], ...rows];
  const widths = all[0].map((_, c) => Math.max(...all.map((row) => row[c].length)));
  const lines =
    rows.length > 0
      ? all.map((row) =>
          row
            .map((cell, c) => cell.padEnd(widths[c]))
            .join("  ")
            .trimEnd(),
        )
      : [];
  if (changes.length > SHOWN) lines.push(`... and ${changes.length - SHOWN} more in out/diff/changes.csv`);
  lines.push(
    `${changes.length} numbers, rows or columns differ; ${figures.length} figures differ${figures.length > 0 ? `: ${figures.join(", ")}` : ""}`,
  );
  if (changes.length + figures.length > 0) lines.push("Side by side: out/diff/index.html");
  process.stdout.write(`${lines.join("\n")}\n`);
}

function page([before, after], changes, figures, sides) {
  const cell = (text) => `<td>${escapeHtml(text)}</td>`;
  const rows = changes.slice(0, 5000).map((change) => `<tr>${Object.values(change).map(cell).join("")}</tr>`);
  const picture = (side, name) => {
    const png = join(side, name.replace(/\.svg$/, ".png"));
    if (!existsSync(png)) return "<p>not made</p>";
    return `<img alt="" src="data:image/png;base64,${readFileSync(png).toString("base64")}">`;
  };
  const pairs = figures.map(
    (name) =>
      `<h2>${escapeHtml(name.replace(/\.svg$/, ""))}</h2><div class="pair">${sides.map((side) => picture(side, name)).join("")}</div>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>What differs</title><style>
body { font: 14px Verdana, sans-serif; margin: 1em; } .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1em; } img { width: 100%; border: 1px solid #ccc; }
table { border-collapse: collapse; } th, td { text-align: left; padding: 2px 10px 2px 0; border-bottom: 1px solid #ddd; }
</style></head><body>
<h1>${escapeHtml(before)} (left) and ${escapeHtml(after)} (right)</h1>
${figures.length > 0 ? pairs.join("\n") : "<p>No figure differs.</p>"}
<h2>${changes.length} numbers, rows or columns differ</h2>
<table><thead><tr><th>file</th><th>label</th><th>column</th><th>old</th><th>new</th><th>rank</th></tr></thead><tbody>
${rows.join("\n")}
</tbody></table>
${changes.length > rows.length ? `<p>${changes.length - rows.length} more are in changes.csv.</p>` : ""}
</body></html>
`;
}

function escapeHtml(text) {
  return text.replace(/[&<>"]/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[letter]);
}
